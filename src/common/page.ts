import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import { QueryNumber, Optional, Text, Whole } from './input.js';
import { digest, type Keys } from './keys.js';
import { BadInput } from './problem.js';
import { inputError } from './input-codes.js';

export class PageQuery {
  /** How many, 1 to 200. */
  @QueryNumber()
  @Optional()
  @Whole(1, 200)
  limit?: number;

  /** The `next` of the page before. */
  @Optional()
  @Text(2000)
  after?: string;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

export function Lists(of: new () => object): MethodDecorator {
  const schema = {
    type: 'object',
    required: ['items', 'next'],
    properties: {
      items: { type: 'array', items: { $ref: getSchemaPath(of) } },
      next: { type: 'string', nullable: true },
    },
  };
  return applyDecorators(ApiExtraModels(of), ApiOkResponse({ schema }));
}

type Key = string | number | null;

/** The cursor holds the sort keys of the last row, signed with order and filter, and is refused for others. */
export class Pager {
  constructor(private readonly keys: Keys) {}

  start(query: PageQuery, order: string, filter: unknown): Key[] | null {
    if (query.after === undefined) return null;
    const [body = ''] = query.after.split('.', 1);
    if (!this.keys.verify('cursor', signed(body, order, filter), query.after.slice(body.length + 1)))
      throw new BadInput([inputError('/after', 'not-a-cursor')]);
    return JSON.parse(Buffer.from(body, 'base64url').toString()) as Key[];
  }

  /** Expects `limit + 1` rows, to know whether there is a next page. */
  page<R, T>(
    rows: R[],
    query: PageQuery,
    order: string,
    filter: unknown,
    keysOf: (row: R) => Key[],
    view: (row: R) => T,
  ): Page<T> {
    const limit = query.limit ?? 50;
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    if (rows.length <= limit || last === undefined) return { items: shown.map(view), next: null };
    return { items: shown.map(view), next: this.cursor(keysOf(last), order, filter) };
  }

  cursor(keys: Key[], order: string, filter: unknown): string {
    const body = Buffer.from(JSON.stringify(keys)).toString('base64url');
    return `${body}.${this.keys.sign('cursor', signed(body, order, filter))}`;
  }
}

function signed(body: string, order: string, filter: unknown): string {
  return `${order}\n${digest(JSON.stringify(filter ?? null))}\n${body}`;
}

export function rowsFor(query: PageQuery): number {
  return (query.limit ?? 50) + 1;
}
