import { useId, type ReactNode } from 'react';
import { useFieldError } from './fieldErrorContext';
import type { Option } from './SelectField';

export function RadioGroup<T extends string>({
  legend,
  hint,
  options,
  value,
  onChange,
  pointer,
  columns = 1,
}: {
  legend: ReactNode;
  hint?: ReactNode;
  options: readonly (Option<T> & { hint?: ReactNode })[];
  value: T | '';
  onChange: (value: T) => void;
  pointer?: string;
  columns?: 1 | 2 | 3;
}) {
  const name = useId();
  const errorText = useFieldError(pointer, `${name}-0`);
  return (
    <fieldset
      className={errorText ? 'choices field-invalid' : 'choices'}
      aria-describedby={errorText ? `${name}-error` : undefined}
    >
      <legend>{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      {errorText && (
        <p id={`${name}-error`} className="field-error">
          {errorText}
        </p>
      )}
      <div className={`choices-list choices-${columns}`}>
        {options.map((option, index) => (
          <label key={option.value} className="choice">
            <input
              id={`${name}-${index}`}
              type="radio"
              name={name}
              value={option.value}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
            />
            <span>
              <span className="choice-label">{option.label}</span>
              {option.hint && <span className="choice-hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
