import { createContext, useContext, useEffect } from 'react';

export interface FieldErrors {
  errorOf: (pointer: string) => string | undefined;
  /** A field says where it stands, so that the summary can lead to it. */
  register: (pointer: string, id: string) => void;
}

export const Context = createContext<FieldErrors | null>(null);

/** What the server said about one field of the form around it. */
export function useFieldError(pointer: string | undefined, id: string): string | undefined {
  const errors = useContext(Context);
  useEffect(() => {
    if (pointer !== undefined) errors?.register(pointer, id);
  }, [errors, pointer, id]);
  return pointer === undefined ? undefined : errors?.errorOf(pointer);
}
