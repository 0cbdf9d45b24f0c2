import type { TextKey } from '../../texts/texts.js';
import type { DateResult, Fault, TypedDate } from './form.rules.js';

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

interface FieldTexts {
  /** Its label; else `<form>.<field>`. A hint is the text `<label>.hint`, where there is one. */
  label?: TextKey;
  /** Fills the label and tells fields with the same label apart. */
  number?: number;
  hint?: TextKey;
  /** What to say when it is left empty; without it, it may be. */
  missing?: TextKey;
}

/** One line of text, at most `max` code points. */
export interface LineField extends FieldTexts {
  kind: 'line';
  max: number;
  type?: 'email' | 'tel';
  autocomplete?: string;
  /** What is wrong with a value that is there; null when nothing is. */
  check?: (value: string) => TextKey | null;
}

/** Several lines of text, at most `max` code points. */
export interface TextField extends FieldTexts {
  kind: 'text';
  max: number;
  rows?: number;
}

/** One of some values, as radio buttons or a list. */
export interface ChoiceField extends FieldTexts {
  kind: 'radios' | 'select';
  /** Values whose labels are the texts `<words>.<value>`, or the choices themselves. */
  choices: readonly string[] | (() => readonly Choice[]);
  words?: string;
  /** In a list, the words of the empty choice. */
  none?: TextKey;
}

/** Any of some values; read as codes with commas between them. */
export interface CheckboxesField extends FieldTexts {
  kind: 'checkboxes';
  choices: readonly string[];
  words: string;
}

/** One thing to tick; read as `yes` or nothing. */
export interface TickField extends FieldTexts {
  kind: 'tick';
}

/** A date in three fields. */
export interface DateFieldDefinition extends FieldTexts {
  kind: 'date';
  read: (typed: TypedDate, today: string) => DateResult;
}

/** A commune as people write it, with a choice where the name means several. */
export interface PlaceField extends FieldTexts {
  kind: 'place';
  max: number;
  /** Whether an empty place is a fault, by what else was answered; it always is where this is left out. */
  isNeeded?: (values: Readonly<Record<string, string>>) => boolean;
}

export type FieldDefinition =
  LineField | TextField | ChoiceField | CheckboxesField | TickField | DateFieldDefinition | PlaceField;

/**
 * A form, described once: how it is read and what is wrong with it ({@link readForm}), how a browser keeps it
 * ({@link FormDraft}), and how each field stands on the page (`Field`). Fields are in the order of the page.
 */
export interface FormDefinition<Name extends string = string> {
  /** Its address below the language, and the prefix of its texts. */
  name: string;
  fields: Readonly<Record<Name, FieldDefinition>>;
  /** What is wrong between fields; said where nothing is wrong with the field itself. */
  faults?: (values: Readonly<Record<Name, string>>) => Fault[];
}

export function defineForm<Name extends string>(definition: FormDefinition<Name>): FormDefinition<Name> {
  return definition;
}

/** The field beside a place in which one chooses which of several was meant. */
export const choiceOf = (place: string): string => `${place}-choice`;

/** The three fields of a date. */
export const dateFields = (name: string): string[] => ['day', 'month', 'year'].map((part) => `${name}-${part}`);

/** The names under which a browser sends a field. */
export function sentNames(name: string, { kind }: FieldDefinition): string[] {
  if (kind === 'date') return dateFields(name);
  return kind === 'place' ? [name, choiceOf(name)] : [name];
}
