/** Why the program cannot start, or a command cannot run: one sentence for whoever runs it, shown without a stack trace. */
export class CannotStart extends Error {}

/**
 * One line that says what kept the program from starting. Errors of connections have a code and often no message (Node
 * collects one per address in an AggregateError).
 */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof CannotStart) return error.message;
  const { code, syscall } = error as { code?: string; syscall?: string };
  if (syscall === 'connect' || syscall === 'getaddrinfo') return `the database does not answer (${code ?? error.name})`;
  const [line] = (error.message || code || error.name).split('\n');
  return 'severity' in error ? `PostgreSQL refuses: ${line}` : line;
}
