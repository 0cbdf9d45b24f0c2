import type { KeyboardEventHandler } from 'react';
import { Field, type FieldProps } from './Field';

export function TextArea({
  label,
  hint,
  pointer,
  error,
  optional,
  value,
  onChange,
  rows = 3,
  maxLength,
  initialFocus,
  onKeyDown,
}: FieldProps & {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  maxLength?: number;
  initialFocus?: boolean;
  onKeyDown?: KeyboardEventHandler<HTMLTextAreaElement>;
}) {
  return (
    <Field {...{ label, hint, pointer, error, optional }}>
      {(controlProps) => (
        <textarea
          onKeyDown={onKeyDown}
          {...controlProps}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- only in a dialog or step that was just opened, where the focus belongs in the first field
          autoFocus={initialFocus}
          data-autofocus={initialFocus || undefined}
          dir="auto"
          rows={rows}
          maxLength={maxLength}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
