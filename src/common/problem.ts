import type { InputError } from './input-codes.js';

type Schema = Record<string, unknown>;

/** What is known of a problem before it happens, for OpenAPI. `members` are schemas of what it adds for the client. */
export interface ProblemType {
  readonly status: number;
  readonly slug: string;
  readonly title: string;
  readonly members: Readonly<Record<string, Schema>>;
}
export type ProblemClass = (abstract new (...args: never[]) => Problem) & { readonly type: ProblemType };

/** RFC 9457. Each has a stable `type`; `extra` holds members for the client, never personal data. */
export abstract class Problem extends Error {
  constructor(
    readonly status: number,
    readonly slug: string,
    readonly title: string,
    readonly detail?: string,
    readonly extra: Record<string, unknown> = {},
    readonly headers: Record<string, string> = {},
  ) {
    super(title);
    this.name = new.target.name;
  }

  /** `instance` is the request id, found in the log. */
  body(instance: string): Record<string, unknown> {
    return {
      type: `/problems/${this.slug}`,
      title: this.title,
      status: this.status,
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      instance,
      ...this.extra,
    };
  }
}

interface ProblemOptions<Member extends string> {
  detail?: string;
  extra?: Partial<Record<Member, unknown>>;
  headers?: Record<string, string>;
  /** In place of the usual title. */
  title?: string;
}

/** The base class of one type of problem; routes declare it with `@Problems`. */
export function problem<Member extends string = never>(
  status: number,
  slug: string,
  title: string,
  members: Readonly<Record<Member, Schema>> = {} as Record<Member, Schema>,
) {
  return class extends Problem {
    static readonly type: ProblemType = { status, slug, title, members };
    constructor(options: ProblemOptions<Member> = {}) {
      super(status, slug, options.title ?? title, options.detail, options.extra, options.headers);
    }
  };
}

/** Schemas of members. */
export const WHOLE = { type: 'integer' };
export const TEXT = { type: 'string' };
export const INPUT_ERRORS = { type: 'array', items: { $ref: '#/components/schemas/InputError' } };
export const valueOf = (values: readonly string[]): Schema => ({ type: 'string', enum: [...values] });
export const listOf = (values: readonly string[]): Schema => ({ type: 'array', items: valueOf(values) });

export class BadInput extends problem(422, 'bad-input', 'Some of what was sent cannot be used', {
  errors: INPUT_ERRORS,
  errorsOmitted: { ...WHOLE, description: 'How many more there are.' },
}) {
  constructor(
    readonly errors: InputError[],
    omitted = 0,
  ) {
    super({ extra: { errors, ...(omitted > 0 ? { errorsOmitted: omitted } : {}) } });
  }
}

/** Also for records out of sight: the two must look alike. */
export class NotFound extends problem(404, 'not-found', 'There is nothing here') {}

export class Stale extends problem(412, 'stale', 'Somebody else changed this in the meantime', { current: WHOLE }) {
  constructor(current: number) {
    super({ detail: 'Read it again and repeat the change.', extra: { current } });
  }
}

export class VersionMissing extends problem(
  428,
  'version-missing',
  'The header If-Match with the version you read is needed',
) {}

/** `seconds` until the next attempt. */
export class TooMany extends problem(429, 'too-many', 'Too many requests; wait a little') {
  constructor(seconds?: number) {
    super({ headers: seconds === undefined ? {} : { 'retry-after': String(seconds) } });
  }
}

export class IdempotencyKeyReused extends problem(
  409,
  'idempotency-key',
  'This Idempotency-Key was used with other content',
) {}

export class Malformed extends problem(400, 'malformed', 'The request cannot be read') {}
export class Forbidden extends problem(403, 'forbidden', 'This is not allowed') {}
export class SignIn extends problem(401, 'sign-in', 'Signing in is needed') {}
export class TooSlow extends problem(408, 'too-slow', 'The request took too long to arrive') {}
export class TooLarge extends problem(413, 'too-large', 'This is too large', {
  most: { ...WHOLE, description: 'Bytes; of a file.' },
}) {
  constructor(most?: number) {
    super({ extra: most === undefined ? {} : { most } });
  }
}
export class WrongMediaType extends problem(415, 'media-type', 'This kind of content is not understood') {}
export class Internal extends problem(500, 'internal', 'Something went wrong on our side') {}
/** The database cannot be reached or written. */
export class Unavailable extends problem(503, 'unavailable', 'Not available at the moment', {
  faults: { type: 'array', items: TEXT },
  database: TEXT,
  mail: TEXT,
  queue: TEXT,
  queueBackend: TEXT,
  auditProtection: { type: 'string', nullable: true },
  everyScript: { type: 'boolean', nullable: true },
}) {
  constructor(detail?: string, readiness: object = {}) {
    super({ detail, extra: { ...readiness }, headers: { 'retry-after': '5' } });
  }
}
