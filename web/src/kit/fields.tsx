import { useId, type InputHTMLAttributes, type KeyboardEventHandler, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormErrors } from './form';

export interface Labelled {
  label: ReactNode;
  hint?: ReactNode;
  /** Where this stands in the body, such as `/person/firstName`: what the server says of it is shown here. */
  pointer?: string;
  error?: string | undefined;
  /** Said when it need not be filled in. */
  optional?: boolean;
}

interface Wired {
  id: string;
  'aria-describedby'?: string | undefined;
  'aria-invalid'?: true | undefined;
}

/** Label, hint and error around one field, tied together for those who hear the page. */
export function Field({
  label,
  hint,
  pointer,
  error,
  optional,
  children,
}: Labelled & { children: (wired: Wired) => ReactNode }) {
  const { t } = useTranslation();
  const id = useId();
  const fromServer = useFormErrors(pointer, id);
  const said = error ?? fromServer;
  const describedBy = [hint && `${id}-hint`, said && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={said ? 'field field-bad' : 'field'}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="field-optional"> {t('form.optional')}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {said && (
        <p id={`${id}-error`} className="field-error">
          {said}
        </p>
      )}
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': said ? true : undefined })}
    </div>
  );
}

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
}: Labelled & InputProps & { value: string; onChange: (value: string) => void; initialFocus?: boolean }) {
  return (
    <Field {...{ label, hint, pointer, error, optional }}>
      {(wired) => (
        <input
          type="text"
          {...rest}
          {...wired}
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

/** A day, as `2026-03-02` or empty. */
export function DayField({
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
}: Labelled & { value: string; onChange: (value: string) => void; min?: string; max?: string; required?: boolean }) {
  return (
    <Field {...{ label, hint, pointer, error, optional }}>
      {(wired) => (
        <input
          type="date"
          {...wired}
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

/** Words over several lines; grows with them. */
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
}: Labelled & {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  maxLength?: number;
  initialFocus?: boolean;
  onKeyDown?: KeyboardEventHandler<HTMLTextAreaElement>;
}) {
  return (
    <Field {...{ label, hint, pointer, error, optional }}>
      {(wired) => (
        <textarea
          onKeyDown={onKeyDown}
          {...wired}
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

export interface Option<T extends string = string> {
  value: T;
  label: string;
}

/** One of a list; with `none`, also none of them (the empty string). */
export function SelectField<T extends string>({
  label,
  hint,
  pointer,
  error,
  optional,
  value,
  onChange,
  options,
  none,
}: Labelled & { value: T | ''; onChange: (value: T) => void; options: readonly Option<T>[]; none?: string }) {
  return (
    <Field {...{ label, hint, pointer, error, optional }}>
      {(wired) => (
        <select {...wired} value={value} onChange={(event) => onChange(event.target.value as T)}>
          {none !== undefined && <option value="">{none}</option>}
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

export function CheckField({
  label,
  hint,
  checked,
  onChange,
}: {
  label: ReactNode;
  hint?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  const id = useId();
  return (
    <div className="check">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
