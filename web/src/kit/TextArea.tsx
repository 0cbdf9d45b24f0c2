import type { KeyboardEventHandler } from 'react';
import { Field, type FieldProps } from './Field';
import { useFieldLimits, type FieldLimits } from './fieldLimits';

export function TextArea({
  label,
  hint,
  pointer,
  error,
  optional,
  value,
  onChange,
  rows = 3,
  limits,
  initialFocus,
  onKeyDown,
}: FieldProps & {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  /** From `api/limits.ts`; null where nothing limits it, or it is not sent. */
  limits: FieldLimits | null;
  initialFocus?: boolean;
  onKeyDown?: KeyboardEventHandler<HTMLTextAreaElement>;
}) {
  const { ref, limitError } = useFieldLimits<HTMLTextAreaElement>(value, limits);
  return (
    <Field {...{ label, hint, pointer, optional }} error={error ?? limitError}>
      {(controlProps) => (
        <textarea
          onKeyDown={onKeyDown}
          {...controlProps}
          ref={ref}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- only in a dialog or step that was just opened, where the focus belongs in the first field
          autoFocus={initialFocus}
          data-autofocus={initialFocus || undefined}
          dir="auto"
          rows={rows}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
