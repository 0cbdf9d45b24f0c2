import type { OpenAPIObject } from '@nestjs/swagger';

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  [keyword: string]: unknown;
}

const KEYWORDS = ['minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems', 'pattern'] as const;

/** `types` by content; sizes in bytes; `title` in code points. */
export interface FileLimits {
  types: readonly string[];
  maxBytes: number;
  title: number;
}

/**
 * What bounds each field that comes in, as TypeScript for the client: lengths, ranges, patterns and values by class and
 * field; and which files are taken. Each class is an export of its own, so that a screen loads only what it uses.
 */
export function limitsOf(document: OpenAPIObject, { types, maxBytes, title }: FileLimits): string {
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  const lines = [...takenNames(document, schemas)].sort().flatMap((name) => {
    const { properties = {} } = schemas[name];
    const fields = Object.entries(properties).flatMap(([field, schema]) => {
      const limits = limitsOfField(schema);
      return Object.keys(limits).length > 0 ? [`  ${field}: ${JSON.stringify(limits)},`] : [];
    });
    return fields.length > 0 ? ['', `export const ${name} = {`, ...fields, '} as const;'] : [];
  });
  return [
    '// Made by `npm run api` from the OpenAPI document: what bounds each field the server takes.',
    ...lines,
    '',
    'export const AttachmentFile = {',
    `  types: ${JSON.stringify(types)},`,
    `  maxBytes: ${maxBytes},`,
    `  title: ${JSON.stringify({ maxLength: title })},`,
    '} as const;',
    '',
  ].join('\n');
}

function limitsOfField(schema: Schema): Record<string, unknown> {
  const values = schema['enum'] ?? schema.items?.['enum'];
  return {
    ...Object.fromEntries(KEYWORDS.flatMap((name) => (schema[name] === undefined ? [] : [[name, schema[name]]]))),
    ...(Array.isArray(values) ? { values: [...new Set(values)].filter((each) => each !== null) } : {}),
  };
}

/** The classes that the body of a route holds, itself or within another. */
function takenNames(document: OpenAPIObject, schemas: Record<string, Schema>): Set<string> {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const { $ref } = value as Schema;
    const name = $ref?.replace('#/components/schemas/', '');
    if (name !== undefined && !found.has(name)) {
      found.add(name);
      look(schemas[name]);
    }
    Object.values(value).forEach(look);
  };
  for (const item of Object.values(document.paths))
    for (const operation of [item.post, item.put, item.patch]) look(operation?.requestBody);
  return found;
}
