import { ApiError } from '../api/client';

/** What a form finds missing by itself, said in the same place and words as what the server finds missing. */
export function throwIfMissing(missing: Readonly<Record<string, boolean>>): void {
  const errors = Object.entries(missing).flatMap(([pointer, isMissing]) =>
    isMissing ? [{ pointer, detail: 'is needed' }] : [],
  );
  if (errors.length > 0) throw new ApiError(422, 'bad-input', '', undefined, errors, '', {});
}
