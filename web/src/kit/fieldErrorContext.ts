import { createContext, useContext, useEffect } from 'react';

export interface FieldErrors {
  errorOf: (pointer: string) => string | undefined;
  /** Registers a field, so that the summary can link to it. */
  register: (pointer: string, id: string) => void;
}

export const Context = createContext<FieldErrors | null>(null);

/** The server's error for one field of the surrounding form. */
export function useFieldError(pointer: string | undefined, id: string): string | undefined {
  const errors = useContext(Context);
  useEffect(() => {
    if (pointer !== undefined) errors?.register(pointer, id);
  }, [errors, pointer, id]);
  return pointer === undefined ? undefined : errors?.errorOf(pointer);
}
