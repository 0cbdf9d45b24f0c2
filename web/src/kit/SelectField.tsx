import { Field, type FieldProps } from './Field';

export interface Option<T extends string = string> {
  value: T;
  label: string;
}

/** `emptyLabel` adds an empty option. */
export function SelectField<T extends string>({
  label,
  hint,
  pointer,
  error,
  optional,
  value,
  onChange,
  options,
  emptyLabel,
}: FieldProps & { value: T | ''; onChange: (value: T) => void; options: readonly Option<T>[]; emptyLabel?: string }) {
  return (
    <Field {...{ label, hint, pointer, error, optional }}>
      {(controlProps) => (
        <select {...controlProps} value={value} onChange={(event) => onChange(event.target.value as T)}>
          {emptyLabel !== undefined && <option value="">{emptyLabel}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
