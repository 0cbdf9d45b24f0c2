import { expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readTexts } from '../texts/texts.js';
import { TELL_ME_FORM } from './day-letters/tell-me.form.js';
import { HELP_FORM } from './help/help.form.js';
import type { FormDefinition } from './pages/form.definition.js';
import { TESTIMONY_FORM } from './testimony/testimony.form.js';
import { VOLUNTEER_FORM } from './volunteers/volunteer.form.js';

const german = readTexts('de')!;

const FORMS: FormDefinition[] = [HELP_FORM, TESTIMONY_FORM, VOLUNTEER_FORM, TELL_ME_FORM];
/** The texts that a form uses for its fields. */
const labelsOf = ({ name, fields }: FormDefinition): string[] =>
  Object.entries(fields).flatMap(([field, { label = `${name}.${field}` }]) => [label, `${label}.hint`]);
const wordsOf = ({ fields }: FormDefinition): string[] =>
  Object.values(fields).flatMap((field) => ('words' in field && field.words ? [`${field.words}.`] : []));

it('no text waits for a page or a letter that has gone', () => {
  const code = readdirSync(path.resolve('src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => readFileSync(path.resolve('src', file), 'utf8'))
    .join('\n');
  const prefixes = [...code.matchAll(/`([\w.-]+\.)\$\{/g)].map(([, prefix]) => prefix).concat(FORMS.flatMap(wordsOf));
  const labels = new Set(FORMS.flatMap(labelsOf));
  const unused = Object.keys(german.texts).filter(
    (key) => !labels.has(key) && !code.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
  );
  expect(unused).toEqual([]);
});
