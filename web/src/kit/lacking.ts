import { Refusal } from '../api/client';

/** What a form finds missing by itself, said in the same place and words as what the server finds missing. */
export function lacking(fields: Readonly<Record<string, boolean>>): void {
  const errors = Object.entries(fields).flatMap(([pointer, is]) => (is ? [{ pointer, detail: 'is needed' }] : []));
  if (errors.length > 0) throw new Refusal(422, 'bad-input', '', undefined, errors, '', {});
}
