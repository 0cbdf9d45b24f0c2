import type { InputError } from './input-codes.js';

/** RFC 9457. Each has a stable `type`; `extra` holds members for the client, never personal data. */
export class Problem extends Error {
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

export class BadInput extends Problem {
  constructor(
    readonly errors: InputError[],
    omitted = 0,
  ) {
    super(422, 'bad-input', 'Some of what was sent cannot be used', undefined, {
      errors,
      ...(omitted > 0 ? { errorsOmitted: omitted } : {}),
    });
  }
}

/** Also for records out of sight: the two must look alike. */
export class NotFound extends Problem {
  constructor() {
    super(404, 'not-found', 'There is nothing here');
  }
}

export class Stale extends Problem {
  constructor(current: number) {
    super(412, 'stale', 'Somebody else changed this in the meantime', 'Read it again and repeat the change.', {
      current,
    });
  }
}

export class VersionMissing extends Problem {
  constructor() {
    super(428, 'version-missing', 'The header If-Match with the version you read is needed');
  }
}
