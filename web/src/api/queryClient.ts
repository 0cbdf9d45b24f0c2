import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './client';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      networkMode: 'always',
      refetchOnReconnect: 'always',
      retry: (failures, error) => !(error instanceof ApiError) && failures < 1,
      // Keeps showing the current data while the next page or filter loads.
      placeholderData: (before: unknown) => before,
    },
    mutations: { networkMode: 'always' },
  },
});
