import { QueryClientProvider } from '@tanstack/react-query';
import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/queryClient';
import { App } from './app';
import { screenAt } from './screens';
import { sessionQuery } from './session';
import { installationQuery } from './api/installation';
import { preloadTexts, initTexts } from './texts';
import { applyTheme } from './theme';
import './styles/tokens.css';
import './styles/base.css';
import './styles/kit.css';
import './styles/shell.css';

applyTheme();
// In parallel, because every round trip counts on slow networks.
const screen = screenAt(location.pathname);
void screen?.load();
void queryClient.prefetchQuery(sessionQuery);
void queryClient.prefetchQuery(installationQuery);
await initTexts(screen?.texts ?? ['account']);
const root = createRoot(document.getElementById('app')!);
// Transitions keep slow phones responsive.
startTransition(() =>
  root.render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  ),
);
// Keep the network free for the first screen.
setTimeout(() => {
  preloadTexts();
  if (import.meta.env.PROD && 'serviceWorker' in navigator)
    void navigator.serviceWorker.register('/worker.js').catch(() => undefined);
}, 2500);
