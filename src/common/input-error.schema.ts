import { INPUT_CODE_NAMES, INPUT_CODES } from './input-codes.js';

type Schema = Record<string, unknown>;

const KINDS: Record<string, Schema> = {
  string: { type: 'string' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  strings: { type: 'array', items: { type: 'string' } },
};

/** For OpenAPI: all codes without params in one variant, and one variant for each code with params. */
export function inputErrorSchema(): Schema {
  const hasParams = (code: (typeof INPUT_CODE_NAMES)[number]): boolean =>
    Object.keys(INPUT_CODES[code].params).length > 0;
  return {
    oneOf: [
      variant({ enum: INPUT_CODE_NAMES.filter((code) => !hasParams(code)) }),
      ...INPUT_CODE_NAMES.filter(hasParams).map((code) => variant({ enum: [code] }, INPUT_CODES[code].params)),
    ],
  };
}

function schemaOf(kind: string | readonly string[]): Schema {
  return typeof kind === 'string' ? KINDS[kind] : { type: 'string', enum: [...kind] };
}

function variant(code: { enum: string[] }, params?: Readonly<Record<string, string | readonly string[]>>): Schema {
  const properties = Object.entries(params ?? {}).map(([name, kind]) => [name, schemaOf(kind)] as const);
  return {
    type: 'object',
    required: ['pointer', 'code', ...(params ? ['params'] : []), 'detail'],
    properties: {
      pointer: { type: 'string', description: 'JSON pointer into the body, or to the name of a query parameter.' },
      code: { type: 'string', ...code },
      ...(params
        ? {
            params: {
              type: 'object',
              required: properties.map(([name]) => name),
              properties: Object.fromEntries(properties),
            },
          }
        : {}),
      detail: { type: 'string', description: 'English, made from code and params; for programmers.' },
    },
  };
}
