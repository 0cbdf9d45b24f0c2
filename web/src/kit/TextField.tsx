import type { InputHTMLAttributes } from 'react';
import { Field, type FieldProps } from './Field';

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'id' | 'autoFocus'>;

export function TextField({
  label,
  hint,
  pointer,
  error,
  optional,
  value,
  onChange,
  initialFocus,
  ...rest
}: FieldProps & InputProps & { value: string; onChange: (value: string) => void; initialFocus?: boolean }) {
  return (
    <Field {...{ label, hint, pointer, error, optional }}>
      {(controlProps) => (
        <input
          type="text"
          {...rest}
          {...controlProps}
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
