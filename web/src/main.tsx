import { QueryClientProvider } from '@tanstack/react-query';
import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/queryClient';
import { App } from './app';
import { reloadOnce, watchMissingFiles } from './missingFiles';
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
watchMissingFiles();
// In parallel, because every round trip counts on slow networks.
const screen = screenAt(location.pathname);
// The screen itself tells when this fails.
screen?.load().catch(() => undefined);
void queryClient.prefetchQuery(sessionQuery);
void queryClient.prefetchQuery(installationQuery);
await initTexts(screen?.texts ?? ['account']).catch((error: unknown) => {
  // Nothing can be said in a language whose words are missing: the page as it came says how to load it again.
  if (!reloadOnce()) document.body.classList.add('not-loaded');
  throw error;
});
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
