import createClient from 'openapi-fetch';
import type { components, paths } from './schema';

/** A schema of the OpenAPI document by its name. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

/** `code` and `params` say what is wrong, in the reader's language by `fieldErrorText`; `detail` is for programmers. */
export type FieldError = Schema<'InputError'> | MissingField;

/** What the client sees itself before it asks the server. */
export interface MissingField {
  pointer: string;
  code: 'needed';
}

/** An error response of the API (`application/problem+json`). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    /** Last segment of `type`, stable: `stale`, `capacity`, `sign-in`. */
    readonly slug: string,
    readonly title: string,
    readonly detail: string | undefined,
    readonly errors: FieldError[],
    /** Finds the line in the server's log; holds no personal data. */
    readonly instance: string,
    readonly body: Record<string, unknown>,
    /** Seconds until a retry is allowed (`Retry-After`), if the server says so. */
    readonly retryAfter: number | null = null,
  ) {
    super(title);
  }
}

/** No response: no network, or the server is down. */
export class NetworkError extends Error {}

let lastResponseAt = 0;

/** When the server last answered this page, in milliseconds since 1970 by this device; 0 if it has not. */
export const lastResponse = (): number => lastResponseAt;

export const api = createClient<paths>({ baseUrl: '/', headers: { accept: 'application/json' } });
api.use({
  async onResponse({ response }) {
    // A proxy that cannot reach the server answers with its own body.
    if (response.status === 502 || response.status === 504) throw new NetworkError();
    lastResponseAt = Date.now();
    if (response.ok) return undefined;
    throw await readApiError(response);
  },
  onError: ({ error }) => (error instanceof ApiError ? error : new NetworkError()),
});

const signedOutListeners = new Set<() => void>();

/** Calls `listener` when the server no longer knows the session; returns the unsubscribe function. */
export function onSignedOut(listener: () => void): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

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

/** Returns the response body. @throws ApiError, NetworkError */
export async function unwrap<T>(request: Promise<{ data?: T }>): Promise<T> {
  const { data } = await request;
  return data as T;
}

/** The version that the change is based on; the server refuses a stale one. */
export const ifMatchHeader = (version: number): { headers: Record<string, string> } => ({
  headers: { 'if-match': `"${version}"` },
});

/** Makes a repeated request create the record only once. */
export const idempotencyKey = (key: string): { headers: Record<string, string> } => ({
  headers: { 'idempotency-key': key },
});
