import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useSay } from './toasts';
import { useWords } from './form';

/**
 * Something done by one press: what it changed is asked for again, and it is said; so is a refusal, in words.
 * `changes` are the beginnings of the keys of what may look different now.
 */
export function useAct<Input, Output>(
  act: (input: Input) => Promise<Output>,
  {
    changes,
    done,
    onDone,
  }: {
    changes: readonly QueryKey[];
    done?: (output: Output, input: Input) => string;
    onDone?: (output: Output, input: Input) => void;
  },
) {
  const client = useQueryClient();
  const say = useSay();
  const mutation = useMutation({
    mutationFn: act,
    onSuccess: async (output, input) => {
      if (done) say(done(output, input));
      await Promise.all(changes.map((queryKey) => client.invalidateQueries({ queryKey })));
      onDone?.(output, input);
    },
  });
  const { title, detail } = useWords(mutation.error);
  return {
    run: mutation.mutate,
    runAsync: mutation.mutateAsync,
    busy: mutation.isPending,
    error: mutation.error,
    words: mutation.error ? [title, detail].filter(Boolean).join('. ') : null,
    reset: mutation.reset,
  };
}
