import type { VNode } from 'preact';
import type { TextKey, Texts } from '../../texts/texts.js';
import type { Choice, FieldDefinition, FormDefinition } from './form.definition.js';
import { Checkbox, Checkboxes, DateField, PlaceChoice, Radios, Select, TextArea, TextInput } from './form.parts.js';
import type { FormState } from './form.reader.js';
import { NO_DATE } from './form.rules.js';

export interface FormView<Name extends string = string> extends FormState<Name> {
  texts: Texts;
  definition: FormDefinition<Name>;
  honeypot: VNode;
}

export function Field<Name extends string>({ form, name }: { form: FormView<Name>; name: Name }): VNode {
  const { texts, definition, values, dates, places } = form;
  const field: FieldDefinition = definition.fields[name];
  const key = field.label ?? (`${definition.name}.${name}` as TextKey);
  const label = texts.t(key, field.number === undefined ? {} : { number: field.number });
  const hintKey = field.hint ?? `${key}.hint`;
  const hint = texts.has(hintKey) ? texts.t(hintKey) : undefined;
  const common = { form, name, label, hint, value: values[name] };
  switch (field.kind) {
    case 'line':
      return <TextInput {...common} type={field.type} autocomplete={field.autocomplete} max={field.max} />;
    case 'place':
      return (
        <>
          <TextInput {...common} autocomplete="off" max={field.max} />
          <PlaceChoice form={form} name={name} places={places} />
        </>
      );
    case 'text':
      return <TextArea {...common} max={field.max} rows={field.rows} />;
    case 'radios':
      return <Radios {...common} choices={choicesOf(texts, field)} />;
    case 'select': {
      const none = field.none && texts.t(field.none);
      return <Select {...common} choices={choicesOf(texts, field)} none={none} />;
    }
    case 'checkboxes':
      return <Checkboxes {...common} choices={choicesOf(texts, field)} values={values[name].split(',')} />;
    case 'tick':
      return <Checkbox {...common} checked={values[name] === 'yes'} />;
    case 'date':
      return <DateField {...common} value={dates[name] ?? NO_DATE} />;
  }
}

function choicesOf(
  texts: Texts,
  { choices, words }: { choices: readonly string[] | (() => readonly Choice[]); words?: string },
): readonly Choice[] {
  if (typeof choices === 'function') return choices();
  return choices.map((value) => ({ value, label: texts.t(`${words}.${value}` as TextKey) }));
}
