import { QueryCache, QueryClient, MutationCache } from '@tanstack/react-query';
import { Refusal } from './client';

type Listener = () => void;
const signedOut = new Set<Listener>();

/** Calls back when the server no longer knows the session. */
export function onSignedOut(listener: Listener): () => void {
  signedOut.add(listener);
  return () => signedOut.delete(listener);
}

function notice(error: unknown): void {
  if (error instanceof Refusal && error.status === 401 && error.slug === 'sign-in') for (const listener of signedOut) listener();
}

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: notice }),
  mutationCache: new MutationCache({ onError: notice }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      networkMode: 'always',
      retry: (failures, error) => !(error instanceof Refusal) && failures < 1,
      // What is on the screen stays while the next is fetched.
      placeholderData: (before: unknown) => before,
    },
    mutations: { networkMode: 'always' },
  },
});
