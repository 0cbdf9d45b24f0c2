import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { Text } from '../src/common/input.js';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { TELL_ME_FORM } from '../src/public/day-letters/tell-me.form.js';
import { HELP_FORM } from '../src/public/help/help.form.js';
import type { FieldDefinition } from '../src/public/pages/form.definition.js';
import { TextArea, TextInput } from '../src/public/pages/form.parts.js';
import { TESTIMONY_FORM } from '../src/public/testimony/testimony.form.js';
import { VOLUNTEER_FORM } from '../src/public/volunteers/volunteer.form.js';
import * as limits from '../web/src/api/limits.js';
import { textLength } from '../web/src/kit/textLength.js';
import {
  bodyFields,
  formFields,
  isBounded,
  writtenAddresses,
  type BodyField,
  type FormField,
  type OpenApi,
} from './support/form-fields.js';

const WEB = path.resolve('web/src');
/** Typed freely and not sent, or not in a body. */
const NOT_IN_A_BODY = [
  "features/accounts/ConfirmByNameDialog.tsx TextField {t('account.type', { name })}",
  "features/audit/AuditSearch.tsx TextField {t('audit.reference')}",
  "features/matching/CandidateSearchDialog.tsx TextField {t('suggestions.find')}",
];

const files = new Map(
  readdirSync(WEB, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => [file, readFileSync(path.join(WEB, file), 'utf8')]),
);
const document = JSON.parse(
  execFileSync(process.execPath, ['dist/openapi-print.js'], { maxBuffer: 50_000_000 }).toString(),
) as OpenApi;
/** The kit and the queue send for everybody. */
const writtenBy = (folder: string): BodyField[] =>
  [...files]
    .filter(([file]) => [folder, 'kit', 'offline'].some((each) => file.startsWith(`${each}/`)))
    .flatMap(([, text]) => writtenAddresses(text))
    .flatMap((address) => bodyFields(document, address));

/** What is wrong with a field of a form; null: nothing. */
function faultOf({ where, folder, pointer, limits: named }: FormField): string | null {
  if (named === undefined) return `${where}: limits is neither null nor a field of api/limits.ts`;
  const sent = writtenBy(folder);
  if (!pointer) {
    if (named === null) return NOT_IN_A_BODY.includes(where) ? null : `${where}: has no limits`;
    return sent.some((field) => field.limits === named) ? null : `${where}: ${named} is not sent from ${folder}`;
  }
  const meant = sent.filter((field) => pointer.test(field.pointer));
  if (meant.length === 0) return `${where}: no body that is sent from ${folder} has this field`;
  if (named === null) {
    const bounds = meant.filter(isBounded).map((field) => field.limits);
    return bounds.length === 0 ? null : `${where}: has no limits, but OpenAPI bounds ${bounds.join()}`;
  }
  return meant.some((field) => field.limits === named) ? null : `${where}: ${named} is not the field it is sent as`;
}

describe('every field of every form', () => {
  const fields = [...files]
    .filter(([file]) => !/^kit\/(TextField|CodeField)/.test(file))
    .flatMap(([file, text]) => formFields(file, text));

  it('has the limits that OpenAPI gives the field it is sent as', () => {
    expect(fields.length).toBeGreaterThan(50);
    expect(fields.map(faultOf).filter((fault) => fault !== null)).toEqual([]);
  });

  it('names limits that are there, as OpenAPI has them', () => {
    for (const { where, limits: named } of fields) {
      if (!named) continue;
      const [type, field] = named.split('.');
      const generated = (limits as unknown as Record<string, Record<string, Record<string, unknown>>>)[type]?.[field];
      const { maxLength, minimum, maximum } = document.components.schemas[type].properties![field];
      expect({ where, ...generated }).toMatchObject({
        where,
        ...(maxLength === undefined ? {} : { maxLength }),
        ...(minimum === undefined ? {} : { minimum, maximum }),
      });
      expect({ where, bounded: maxLength !== undefined || maximum !== undefined }).toEqual({ where, bounded: true });
    }
  });

  it('is found by the test when its limits are missing, null, another field’s or another form’s', () => {
    const note = (attributes: string): (string | null)[] =>
      formFields('features/cases/NoteForm.tsx', `const a = <TextArea pointer="/text" ${attributes} value="" />;`).map(
        faultOf,
      );
    expect(note('limits={limits.CreateNote.text}')).toEqual([null]);
    for (const wrong of [
      '',
      'limits={null}',
      'limits={{ maxLength: 10000 }}',
      'limits={limits.CreateNote.kind}',
      'limits={limits.FinishFollowUp.note}',
    ])
      expect(note(wrong)).toEqual([expect.stringContaining('features/cases/NoteForm.tsx TextArea "/text"')]);
    const unknown = '<TextField label="New" limits={null} />;<TextField pointer="/nowhere" limits={null} />';
    expect(formFields('features/cases/New.tsx', `const a = <>${unknown}</>`).map(faultOf)).toEqual([
      expect.stringContaining('has no limits'),
      expect.stringContaining('no body'),
    ]);
  });

  it('writes no length by hand, and leaves none to the browser, which counts otherwise', () => {
    for (const [file, text] of files)
      if (file !== 'api/limits.ts')
        expect({ file, by: /\bmaxLength=|maxlength/.exec(text)?.[0] ?? null }).toEqual({ file, by: null });
  });
});

describe('every field of the public pages', () => {
  const texts = [HELP_FORM, VOLUNTEER_FORM, TESTIMONY_FORM, TELL_ME_FORM].flatMap(({ name, fields }) =>
    Object.entries<FieldDefinition>(fields).flatMap(([field, definition]) =>
      'max' in definition ? [[`${name}.${field}`, definition.max] as const] : [],
    ),
  );
  /** Not in a body, or shorter on purpose. */
  const apart: Record<string, number> = {
    'help.home': 60,
    'volunteer.home': 60,
    'testimony.place': 60,
    'help.message': 1500,
  };
  const inputs: Record<string, string> = {
    'help.first-name': 'CreateHelpRequest.firstName',
    'help.last-name': 'CreateHelpRequest.lastName',
    'help.phone': 'ContactInput.phone',
    'help.email': 'ContactInput.email',
    'help.best-time': 'ContactInput.bestTime',
    'help.helper-name': 'HelperInput.name',
    'help.helper-phone': 'HelperInput.phone',
    'help.helper-relation': 'HelperInput.relation',
    'volunteer.first-name': 'CreateAdviser.firstName',
    'volunteer.last-name': 'CreateAdviser.lastName',
    'volunteer.email': 'CreateAdviser.email',
    'volunteer.phone': 'CreateAdviser.phone',
    'testimony.story': 'CreateIrregularity.description',
    'tell-me.email': 'ContactInput.email',
  };

  it.each(texts)('takes as much as the API does: %s, %i', (name, max) => {
    if (apart[name] !== undefined) return expect(max).toBe(apart[name]);
    const [type, field] = inputs[name].split('.');
    expect(max).toBe(document.components.schemas[type].properties![field]['maxLength']);
  });

  it('is not cut by the browser, which counts an emoji as two', () => {
    const form = { texts: { t: String }, faults: [] } as never;
    const props = { form, name: 'field', label: 'Label', max: 80 };
    for (const html of [renderToString(h(TextInput, props)), renderToString(h(TextArea, props))])
      expect(html).toContain('maxlength="160"');
  });
});

describe('the length of a text', () => {
  class Input {
    @Text(10, { lines: true })
    text: string;
  }
  const isTaken = (text: string): boolean => validateSync(plainToInstance(Input, { text })).length === 0;

  it.each([
    ['emoji of two units each', '🙂'.repeat(10), 10],
    ['letters and marks apart, as macOS has them in names', 'a\u0308'.repeat(10), 10],
    ['Arabic with its marks', 'مُحَمَّد', 8],
    ['a family in one emoji, which is seven signs', '👩‍👩‍👧‍👦', 7],
    ['Tamil', 'நிலா', 4],
    ['line breaks', 'a\nb\nc', 5],
    ['space around it', '   zehn Buch.   ', 10],
    ['what turns the direction', '\u202bשלום\u202c', 4],
  ])('counts as the server does: %s', (_, text, length) => {
    expect(textLength(text)).toBe(length);
    expect(isTaken(text)).toBe(true);
  });

  it('says of no text that it fits, or does not, against the server', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 14 }), (text) => {
        // What is refused for another reason is no matter of length.
        // eslint-disable-next-line no-control-regex -- control signs are what is looked for
        fc.pre(!/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{M}{31}/u.test(text) && text.trim() !== '');
        expect(textLength(text) <= 10).toBe(isTaken(text));
      }),
    );
  });
});
