import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useToast } from './ToastProvider';
import { useErrorText } from './useErrorText';

/**
 * Mutation that invalidates queries, shows a toast and provides the error text. `invalidates` are query key prefixes.
 */
export function useAction<Input, Output>(
  mutationFn: (input: Input) => Promise<Output>,
  {
    invalidates,
    successMessage,
    onSuccess,
  }: {
    invalidates: readonly QueryKey[];
    successMessage?: (output: Output, input: Input) => string;
    onSuccess?: (output: Output, input: Input) => void;
  },
) {
  const client = useQueryClient();
  const showToast = useToast();
  const mutation = useMutation({
    mutationFn,
    onSuccess: async (output, input) => {
      if (successMessage) showToast(successMessage(output, input));
      await Promise.all(invalidates.map((queryKey) => client.invalidateQueries({ queryKey })));
      onSuccess?.(output, input);
    },
  });
  const { title, detail } = useErrorText(mutation.error);
  return {
    run: mutation.mutate,
    runAsync: mutation.mutateAsync,
    busy: mutation.isPending,
    error: mutation.error,
    errorMessage: mutation.error ? [title, detail].filter(Boolean).join('. ') : null,
    reset: mutation.reset,
  };
}
