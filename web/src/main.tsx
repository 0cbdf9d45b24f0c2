import { QueryClientProvider } from '@tanstack/react-query';
import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/queries';
import { App } from './app';
import { screenAt } from './screens';
import { SESSION } from './session';
import { installation } from './api/installation';
import { fetchAllTexts, openTexts } from './texts';
import { showTheme } from './theme';
import './styles/tokens.css';
import './styles/base.css';
import './styles/kit.css';
import './styles/shell.css';

showTheme();
// Side by side, not one after the other: on a slow line each wait is felt.
const here = screenAt(location.pathname);
void here?.load();
void queryClient.prefetchQuery(SESSION);
void queryClient.prefetchQuery(installation);
await openTexts(here?.texts ?? ['account']);
const root = createRoot(document.getElementById('app')!);
// A transition is drawn bit by bit: a slow phone hears the thumb in between.
startTransition(() =>
  root.render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  ),
);
// What is for later does not get in the way of what is for now.
setTimeout(() => {
  fetchAllTexts();
  if (import.meta.env.PROD && 'serviceWorker' in navigator) void navigator.serviceWorker.register('/worker.js');
}, 2500);
