import { Refusal } from '../api/client';

/** What a form refuses by itself, said in the same place as what the server refuses. */
export function lacking(fields: Readonly<Record<string, string | false | undefined>>): void {
  const errors = Object.entries(fields).flatMap(([pointer, detail]) => (detail ? [{ pointer, detail }] : []));
  if (errors.length > 0) throw new Refusal(422, 'bad-input', '', undefined, errors, '', {});
}
