import { ApiError } from '../api/client';

/** Reports missing fields like a server error, in the same place and words. @throws ApiError */
export function throwIfMissing(missing: Readonly<Record<string, boolean>>): void {
  const errors = Object.entries(missing).flatMap(([pointer, isMissing]) =>
    isMissing ? [{ pointer, code: 'needed' as const }] : [],
  );
  if (errors.length > 0) throw new ApiError(422, 'bad-input', '', undefined, errors, '', {});
}
