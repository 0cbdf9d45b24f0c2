import { describeError } from '../common/problem.filter.js';
import { Problem } from '../common/problem.js';

/** What a failure is called where nobody may read more: a word of ours, a code of the system, or the kind of error. */
const SLUG = /^[a-z][a-z0-9-]{0,59}$/;

/**
 * The word under which a failed job keeps its error. Messages stay out: drivers like to quote the data in them, and
 * whatever is kept with a job is shown to administrators, who see no case.
 */
export function failureOf(error: unknown): string {
  if (error instanceof Problem) return error.slug;
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  // SQLSTATE has five signs and may begin with a digit.
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return `sql-${code.toLowerCase()}`;
  if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,58}$/.test(code)) return code.toLowerCase().replaceAll('_', '-');
  const slug =
    typeof name === 'string' ? name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase() : 'error';
  return SLUG.test(slug) ? slug : 'error';
}

/** What was kept, read back: older ones and those of the queue's own making are free text, of which a word is left. */
export function storedFailure(reason: string | undefined): string {
  if (reason !== undefined && SLUG.test(reason)) return reason;
  return /stalled/.test(reason ?? '') ? 'stalled' : 'error';
}

/** The error that is kept with the job: the word, and where it happened without what it was about. */
export function withoutWords(error: unknown): Error {
  const slug = failureOf(error);
  const bare = new Error(slug);
  bare.stack = [
    `Error: ${slug}`,
    ...describeError(error)
      .split('\n')
      .filter((line) => line.startsWith('    at ')),
  ].join('\n');
  return bare;
}
