import ts from 'typescript';
import { parsed } from './architecture.js';

export interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  [keyword: string]: unknown;
}

export interface OpenApi {
  paths: Record<string, Record<string, { requestBody?: { content?: Record<string, { schema?: Schema }> } }>>;
  components: { schemas: Record<string, Schema> };
}

/** A field of a body: its JSON pointer (entries of lists as `0`), and the class and field that bound it. */
export interface BodyField {
  pointer: string;
  limits: string;
  schema: Schema;
}

/** A field of the screens, as it stands in the code. */
export interface FormField {
  /** `features/cases/NoteForm.tsx TextArea /text` */
  where: string;
  folder: string;
  /** What the pointer may be, where it is built from parts; null: it has none. */
  pointer: RegExp | null;
  /** `CreateNote.text`; null where `limits={null}`; undefined where there is no such attribute. */
  limits: string | null | undefined;
}

/** What is typed into freely. */
const TYPED = ['TextField', 'TextArea', 'CodeField'];
const BOUNDS = ['maxLength', 'minimum', 'maximum'];

export const isBounded = ({ schema }: BodyField): boolean => BOUNDS.some((bound) => schema[bound] !== undefined);

/** Fields of the forms of one file. */
export function formFields(file: string, text: string): FormField[] {
  const found: FormField[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node)) && TYPED.includes(node.tagName.getText()))
      found.push(fieldOf(file, node));
    ts.forEachChild(node, visit);
  };
  visit(parsed(file, text));
  return found;
}

function fieldOf(file: string, node: ts.JsxSelfClosingElement | ts.JsxOpeningElement): FormField {
  const name = node.tagName.getText();
  const attribute = (wanted: string): ts.JsxAttribute | undefined =>
    node.attributes.properties.filter((each) => ts.isJsxAttribute(each)).find((each) => each.name.getText() === wanted);
  const pointer = attribute('pointer')?.initializer?.getText() ?? (name === 'CodeField' ? '"/code"' : undefined);
  const limits = attribute('limits')?.initializer?.getText();
  const label = attribute('label')?.initializer?.getText() ?? '';
  return {
    where: `${file} ${name} ${pointer ?? label}`,
    folder: file.split('/').slice(0, -1).join('/'),
    pointer: pointer === undefined ? null : patternOf(pointer),
    limits: limits === '{null}' ? null : /^\{limits\.(\w+\.\w+)\}$/.exec(limits ?? '')?.[1],
  };
}

/** `{`${pointer}/from/${index}`}` is a pointer that ends like this, with any segment for the second part. */
function patternOf(written: string): RegExp {
  const text = written.replace(/^\{?[`'"]|[`'"]\}?$/g, '');
  const pattern = text
    .split(/(\$\{[^}]*\})/)
    .map((part, at) => (part.startsWith('${') ? (at === 1 && text.startsWith('${') ? '.*' : '[^/]+') : part))
    .join('');
  return new RegExp(`^${pattern}$`);
}

/** The addresses that code writes to: those of `api.POST('...')` and the like, and of the queue's commands. */
export function writtenAddresses(text: string): string[] {
  const called = [...text.matchAll(/api\.(?:POST|PUT|PATCH)\(\s*'([^']+)'/g)].map(([, address]) => address);
  const queued = [...text.matchAll(/path: [`']([^`']+)[`']/g)].map(([, address]) => address);
  return [...called, ...queued].map((address) => address.replace(/\$\{[^}]*\}/g, '{id}'));
}

/** All fields of the bodies that go to an address. */
export function bodyFields(document: OpenApi, address: string): BodyField[] {
  return Object.values(document.paths[address] ?? {}).flatMap(({ requestBody }) => {
    const schema = requestBody?.content?.['application/json']?.schema;
    return schema ? fieldsOf(document, schema, '', '', 0) : [];
  });
}

function fieldsOf(document: OpenApi, schema: Schema, pointer: string, owner: string, depth: number): BodyField[] {
  if (depth > 12) return [];
  const name = schema.$ref?.replace('#/components/schemas/', '');
  if (name) return fieldsOf(document, document.components.schemas[name], pointer, name, depth + 1);
  const within = [...(schema.allOf ?? []), ...(schema.anyOf ?? [])];
  return [
    ...within.flatMap((part) => fieldsOf(document, part, pointer, owner, depth + 1)),
    ...(schema.items ? fieldsOf(document, schema.items, `${pointer}/0`, owner, depth + 1) : []),
    ...Object.entries(schema.properties ?? {}).flatMap(([field, inner]) => [
      { pointer: `${pointer}/${field}`, limits: `${owner}.${field}`, schema: inner },
      ...fieldsOf(document, inner, `${pointer}/${field}`, owner, depth + 1),
    ]),
  ];
}
