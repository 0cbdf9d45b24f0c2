import type { TextKey } from '../../texts/texts.js';
import type { DateResult, Fault, TypedDate } from './form.rules.js';

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

interface FieldTexts {
  /** Else `<form>.<field>`. A hint is the text `<label>.hint`, where there is one. */
  label?: TextKey;
  /** Fills the label, to tell fields with the same label apart. */
  number?: number;
  hint?: TextKey;
  /** Without it, the field may be empty. */
  missing?: TextKey;
}

/** `max`: code points. */
export interface LineField extends FieldTexts {
  kind: 'line';
  max: number;
  type?: 'email' | 'tel';
  autocomplete?: string;
  /** For a value that is there; null: valid. */
  check?: (value: string) => TextKey | null;
}

/** `max`: code points. */
export interface TextField extends FieldTexts {
  kind: 'text';
  max: number;
  rows?: number;
}

export interface ChoiceField extends FieldTexts {
  kind: 'radios' | 'select';
  /** Labels are the texts `<words>.<value>`, or the choices' own. */
  choices: readonly string[] | (() => readonly Choice[]);
  words?: string;
  /** Label of the empty choice of a list. */
  none?: TextKey;
}

/** Read as codes with commas between them. */
export interface CheckboxesField extends FieldTexts {
  kind: 'checkboxes';
  choices: readonly string[];
  words: string;
}

/** Read as `yes` or nothing. */
export interface TickField extends FieldTexts {
  kind: 'tick';
}

export interface DateFieldDefinition extends FieldTexts {
  kind: 'date';
  read: (typed: TypedDate, today: string) => DateResult;
}

export interface PlaceField extends FieldTexts {
  kind: 'place';
  max: number;
  /** Left out: always needed. */
  isNeeded?: (values: Readonly<Record<string, string>>) => boolean;
}

export type FieldDefinition =
  LineField | TextField | ChoiceField | CheckboxesField | TickField | DateFieldDefinition | PlaceField;

/** Read by {@link readForm}, kept by {@link FormDraft}, rendered by `Field`. Fields are in the order of the page. */
export interface FormDefinition<Name extends string = string> {
  /** Path below the language, and prefix of the texts. */
  name: string;
  fields: Readonly<Record<Name, FieldDefinition>>;
  /** Between fields; shown where the field itself has no fault. */
  faults?: (values: Readonly<Record<Name, string>>) => Fault[];
}

export function defineForm<Name extends string>(definition: FormDefinition<Name>): FormDefinition<Name> {
  return definition;
}

export const choiceOf = (place: string): string => `${place}-choice`;

export const dateFields = (name: string): string[] => ['day', 'month', 'year'].map((part) => `${name}-${part}`);

export function sentNames(name: string, { kind }: FieldDefinition): string[] {
  if (kind === 'date') return dateFields(name);
  return kind === 'place' ? [name, choiceOf(name)] : [name];
}
