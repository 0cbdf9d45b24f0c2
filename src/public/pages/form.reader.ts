import { westernDigits } from '../../common/signs.js';
import { choiceOf, type FieldDefinition, type FormDefinition } from './form.definition.js';
import { lineOf, longTextOf, typedDate, valueOf, type Fault, type Form, type TypedDate } from './form.rules.js';
import { placeName, readPlace, type FindPlace, type Place } from './place.form.js';

export interface FormState<Name extends string = string> {
  /** As typed, without what cannot be a value; a place by its name, a day as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  values: Record<Name, string>;
  dates: Readonly<Record<string, TypedDate>>;
  place: Place | null;
  places: readonly Place[];
  /** In the order of the page, one for each field. */
  faults: readonly Fault[];
}

interface Reading {
  form: Form;
  today: string;
  values: Record<string, string>;
  dates: Record<string, TypedDate>;
  faults: Fault[];
}

export async function readForm<Name extends string>(
  definition: FormDefinition<Name>,
  form: Form,
  { find, today }: { find: FindPlace; today: string },
): Promise<FormState<Name>> {
  const fields = Object.entries<FieldDefinition>(definition.fields);
  const reading: Reading = { form, today, values: {}, dates: {}, faults: [] };
  for (const [name, field] of fields) readField(name, field, reading);
  const { values, dates, faults } = reading;
  let [place, places]: [Place | null, readonly Place[]] = [null, []];
  for (const [name, field] of fields) {
    if (field.kind !== 'place' || (values[name] === '' && field.isNeeded?.(values) === false)) continue;
    const read = await readPlace(form, name, find);
    [place, places] = [read.place, read.places];
    if (place) values[name] = placeName(place);
    faults.push(...read.faults);
  }
  faults.push(...(definition.faults?.(values as Record<Name, string>) ?? []));
  const order = fields.flatMap(([name]) => [name, choiceOf(name)]);
  return {
    values: values,
    dates,
    place,
    places,
    faults: faults
      .filter(({ field }, i) => faults.findIndex((fault) => fault.field === field) === i)
      .sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field)),
  };
}

function readField(name: string, field: FieldDefinition, reading: Reading): void {
  const { form, values, faults, today } = reading;
  if (field.kind === 'date') {
    const typed = typedDate(form, name);
    const date = field.read(typed, today);
    reading.dates[name] = typed;
    values[name] = 'fault' in date ? '' : date.value;
    if ('fault' in date) return void faults.push({ field: name, text: date.fault });
  } else values[name] = read(name, field, form);
  const value = values[name];
  if (value === '') return void (field.missing && faults.push({ field: name, text: field.missing }));
  if ('max' in field && [...value].length > field.max)
    return void faults.push({ field: name, text: 'error.long', values: { most: field.max } });
  const fault = field.kind === 'line' ? field.check?.(value) : null;
  if (fault) faults.push({ field: name, text: fault });
}

function read(name: string, field: Exclude<FieldDefinition, { kind: 'date' }>, form: Form): string {
  switch (field.kind) {
    case 'line':
      return field.type === 'tel' ? westernDigits(lineOf(form, name)) : lineOf(form, name);
    case 'place':
      return lineOf(form, name);
    case 'text':
      return longTextOf(form, name, field.max);
    case 'checkboxes':
      return field.choices.filter((choice) => form.get(name)?.includes(choice)).join(',');
    case 'tick':
      return valueOf(form, name) === 'yes' ? 'yes' : '';
    case 'radios':
    case 'select': {
      const { choices } = field;
      const known = typeof choices === 'function' ? choices().map(({ value }) => value) : choices;
      const value = valueOf(form, name);
      return known.includes(value) ? value : '';
    }
  }
}
