import { Field, type FieldProps } from './Field';

/** ISO date, such as `2026-03-02`, or empty. */
export function DateField({
  label,
  hint,
  pointer,
  error,
  optional,
  value,
  onChange,
  min,
  max,
  required,
}: FieldProps & { value: string; onChange: (value: string) => void; min?: string; max?: string; required?: boolean }) {
  return (
    <Field {...{ label, hint, pointer, error, optional }}>
      {(controlProps) => (
        <input
          type="date"
          {...controlProps}
          min={min}
          max={max ?? '2200-12-31'}
          required={required}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
