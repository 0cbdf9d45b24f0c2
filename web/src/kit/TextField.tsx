import type { InputHTMLAttributes } from 'react';
import { Field, type FieldProps } from './Field';
import { useFieldLimits, type FieldLimits } from './fieldLimits';

type InputProps = Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'onChange' | 'value' | 'id' | 'autoFocus' | 'maxLength' | 'min' | 'max'
>;

export interface TextFieldProps extends FieldProps, InputProps {
  value: string;
  onChange: (value: string) => void;
  initialFocus?: boolean;
  /** From `api/limits.ts`; null where nothing limits it, or it is not sent. */
  limits: FieldLimits | null;
}

export function TextField({
  label,
  hint,
  pointer,
  error,
  optional,
  value,
  onChange,
  initialFocus,
  limits,
  ...rest
}: TextFieldProps) {
  const { ref, limitError } = useFieldLimits<HTMLInputElement>(value, limits);
  const range = rest.type === 'number' ? { min: limits?.minimum, max: limits?.maximum } : {};
  return (
    <Field {...{ label, hint, pointer, optional }} error={error ?? limitError}>
      {(controlProps) => (
        <input
          type="text"
          {...rest}
          {...range}
          {...controlProps}
          ref={ref}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- only in a dialog or step that was just opened, where the focus belongs in the first field
          autoFocus={initialFocus}
          data-autofocus={initialFocus || undefined}
          dir={rest.type === 'email' || rest.type === 'tel' || rest.inputMode === 'numeric' ? 'ltr' : 'auto'}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
