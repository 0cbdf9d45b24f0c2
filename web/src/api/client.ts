import createClient from 'openapi-fetch';
import type { components, paths } from './schema';

/** A shape of our API by its name, as our own OpenAPI describes it. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

export interface FieldError {
  /** Where in the body, such as `/contact/email`. */
  pointer: string;
  detail: string;
}

/** What the API refuses, in its words (`application/problem+json`). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    /** The end of `type`, stable: `stale`, `capacity`, `sign-in`. */
    readonly slug: string,
    readonly title: string,
    readonly detail: string | undefined,
    readonly errors: FieldError[],
    /** Finds the line in the server's log; safe to read out on the phone. */
    readonly instance: string,
    readonly body: Record<string, unknown>,
    /** In how many seconds one may try again (`Retry-After`), where the server says so. */
    readonly retryAfter: number | null = null,
  ) {
    super(title);
  }
}

/** No answer at all: no network, or the server is away. */
export class NetworkError extends Error {}

export const api = createClient<paths>({ baseUrl: '/', headers: { accept: 'application/json' } });
api.use({
  async onResponse({ response }) {
    if (response.ok) return undefined;
    // A proxy that cannot reach the server answers in its own words.
    if (response.status === 502 || response.status === 504) throw new NetworkError();
    throw await readApiError(response);
  },
  onError: ({ error }) => (error instanceof ApiError ? error : new NetworkError()),
});

const signedOutListeners = new Set<() => void>();

/** Calls back when the server no longer knows the session. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/** Reads a problem out of an answer. */
export async function readApiError(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  const text = (name: string): string | undefined => (typeof body[name] === 'string' ? body[name] : undefined);
  const errors = Array.isArray(body['errors']) ? (body['errors'] as FieldError[]) : [];
  const slug = (text('type') ?? '').split('/').pop() ?? '';
  const instance = text('instance') ?? '';
  const wait = /^\d+$/.exec(response.headers.get('retry-after') ?? '')?.[0];
  const retryAfter = wait === undefined ? null : Number(wait);
  const error = new ApiError(
    response.status,
    slug,
    text('title') ?? '',
    text('detail'),
    errors,
    instance,
    body,
    retryAfter,
  );
  if (error.status === 401 && error.slug === 'sign-in') for (const listener of signedOutListeners) listener();
  return error;
}

/** The answer's body; a refusal or no network throws. */
export async function unwrap<T>(request: Promise<{ data?: T }>): Promise<T> {
  const { data } = await request;
  return data as T;
}

/** The version that is about to be changed. */
export const ifMatchHeader = (version: number): { headers: Record<string, string> } => ({
  headers: { 'if-match': `"${version}"` },
});

/** The same key with the same body makes the record once, however often it is sent. */
export const idempotencyKey = (key: string): { headers: Record<string, string> } => ({
  headers: { 'idempotency-key': key },
});
