import type { Answers } from './answers.cookie.js';
import { sentNames, type FieldDefinition, type FormDefinition } from './form.definition.js';
import { valueOf, type Form } from './form.rules.js';

const HIDDEN = ['shown', 'once', 'website'];
/** Longer than any field, so that a value that is too long is reported, not cut. */
const MAX_LENGTH = 20_000;
const BETWEEN = ',';

/** Kept by the browser until the form is sent, so that an error is a page with an address that can be reloaded. */
export class FormDraft {
  private readonly prefix: string;
  private readonly fields: readonly string[];
  private readonly several: readonly string[];

  constructor({ name, fields }: FormDefinition) {
    const entries = Object.entries<FieldDefinition>(fields);
    this.prefix = `${name}.`;
    this.several = entries.flatMap(([field, { kind }]) => (kind === 'checkboxes' ? [field] : []));
    this.fields = [
      ...HIDDEN,
      ...entries.flatMap(([field, definition]) =>
        definition.kind === 'checkboxes' ? [] : sentNames(field, definition),
      ),
    ];
  }

  keep(answers: Answers, form: Form): Answers {
    const typed = [...this.fields, ...this.several].map((field) => [
      this.prefix + field,
      this.several.includes(field)
        ? (form.get(field) ?? []).join(BETWEEN).slice(0, MAX_LENGTH)
        : valueOf(form, field, MAX_LENGTH),
    ]);
    return { ...this.without(answers), ...(Object.fromEntries(typed) as Record<string, string>) };
  }

  form(answers: Answers): Form {
    const typed = (field: string): string => answers[this.prefix + field] ?? '';
    return new Map<string, readonly string[]>([
      ...this.fields.map((field) => [field, [typed(field)]] as const),
      ...this.several.map((field) => [field, typed(field).split(BETWEEN)] as const),
    ]);
  }

  isIn(answers: Answers): boolean {
    return Object.keys(answers).some((name) => name.startsWith(this.prefix));
  }

  without(answers: Answers): Answers {
    return Object.fromEntries(Object.entries(answers).filter(([name]) => !name.startsWith(this.prefix)));
  }
}
