export class CannotStart extends Error {}

/** Connection errors have a code and often no message (AggregateError). */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof CannotStart) return error.message;
  const { code, syscall } = error as { code?: string; syscall?: string };
  if (syscall === 'connect' || syscall === 'getaddrinfo') return `the database does not answer (${code ?? error.name})`;
  const [line] = (error.message || code || error.name).split('\n');
  return 'severity' in error ? `PostgreSQL refuses: ${line}` : line;
}
