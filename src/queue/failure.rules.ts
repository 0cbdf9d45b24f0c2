import { describeError } from '../common/problem.filter.js';
import { Problem } from '../common/problem.js';

/** A word of ours, a system code, or the error class. */
const SLUG = /^[a-z][a-z0-9-]{0,59}$/;

/** Messages may quote data and are dropped. */
export function failureOf(error: unknown): string {
  if (error instanceof Problem) return error.slug;
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return `sql-${code.toLowerCase()}`;
  if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,58}$/.test(code)) return code.toLowerCase().replaceAll('_', '-');
  const slug =
    typeof name === 'string' ? name.replace(/(?<=[a-z])[A-Z]/g, (letter) => `-${letter}`).toLowerCase() : 'error';
  return SLUG.test(slug) ? slug : 'error';
}

/** Older rows hold free text. */
export function storedFailure(reason: string | undefined): string {
  if (reason !== undefined && SLUG.test(reason)) return reason;
  return /stalled/.test(reason ?? '') ? 'stalled' : 'error';
}

export function withoutMessage(error: unknown): Error {
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
