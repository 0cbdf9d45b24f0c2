import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFieldError } from './fieldErrorContext';

export interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /**
   * JSON pointer into the request body, such as `/person/firstName`: errors of the server at this pointer are shown
   * here.
   */
  pointer?: string;
  error?: string | undefined;
  optional?: boolean;
}

interface ControlProps {
  id: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: true | undefined;
}

export function Field({
  label,
  hint,
  pointer,
  error,
  optional,
  children,
}: FieldProps & { children: (controlProps: ControlProps) => ReactNode }) {
  const { t } = useTranslation();
  const id = useId();
  const serverError = useFieldError(pointer, id);
  const errorText = error ?? serverError;
  const describedBy = [hint && `${id}-hint`, errorText && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={errorText ? 'field field-invalid' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="field-optional"> {t('form.optional')}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {errorText && (
        <p id={`${id}-error`} className="field-error">
          {errorText}
        </p>
      )}
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': errorText ? true : undefined })}
    </div>
  );
}
