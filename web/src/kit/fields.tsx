import { useId, useState, type HTMLAttributes, type InputHTMLAttributes, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormErrors } from './form';

interface Labelled {
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

type InputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'id'>;

export function TextField({
  label,
  hint,
  pointer,
  error,
  optional,
  value,
  onChange,
  ...rest
}: Labelled & InputProps & { value: string; onChange: (value: string) => void }) {
  return (
    <Field {...{ label, hint, pointer, error, optional }}>
      {(wired) => (
        <input
          type="text"
          {...rest}
          {...wired}
          data-autofocus={rest.autoFocus || undefined}
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
  ...rest
}: Labelled & { value: string; onChange: (value: string) => void; rows?: number; maxLength?: number } & Pick<
    HTMLAttributes<HTMLTextAreaElement>,
    'onKeyDown' | 'autoFocus'
  >) {
  return (
    <Field {...{ label, hint, pointer, error, optional }}>
      {(wired) => (
        <textarea
          {...rest}
          {...wired}
          data-autofocus={rest.autoFocus || undefined}
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

/** Big buttons of which one is chosen; a phone's thumb hits them. */
export function Choices<T extends string>({
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
  const said = useFormErrors(pointer, `${name}-0`);
  return (
    <fieldset className={said ? 'choices field-bad' : 'choices'} aria-describedby={said ? `${name}-error` : undefined}>
      <legend>{legend}</legend>
      {hint && <p className="hint">{hint}</p>}
      {said && (
        <p id={`${name}-error`} className="field-error">
          {said}
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

export interface Found {
  id: string;
  label: string;
  hint?: string;
}

/**
 * A field that looks things up while one types (ARIA combobox with a list). `search` answers what fits; what was chosen is
 * shown by its label.
 */
export function ComboField({
  label,
  hint,
  pointer,
  error,
  optional,
  chosen,
  onChoose,
  found,
  onSearch,
  placeholder,
}: Labelled & {
  chosen: Found | null;
  onChoose: (chosen: Found | null) => void;
  /** What fits what was typed; the caller asks for it. */
  found: readonly Found[];
  onSearch: (typed: string) => void;
  placeholder?: string;
}) {
  const { t } = useTranslation();
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const open = typed !== null && typed.length > 0;
  const choose = (item: Found | undefined): void => {
    if (!item) return;
    onChoose(item);
    setTyped(null);
  };
  return (
    <Field {...{ label, hint, pointer, error, optional }}>
      {(wired) => (
        <div className="combo">
          <input
            {...wired}
            type="text"
            role="combobox"
            autoComplete="off"
            dir="auto"
            aria-expanded={open}
            aria-controls={list}
            aria-autocomplete="list"
            placeholder={placeholder}
            aria-activedescendant={open && found[at] ? `${list}-${at}` : undefined}
            value={typed ?? chosen?.label ?? ''}
            onChange={(event) => {
              setTyped(event.target.value);
              setAt(0);
              if (chosen) onChoose(null);
              onSearch(event.target.value);
            }}
            onBlur={() => setTyped((now) => (now === '' || chosen ? null : now))}
            onKeyDown={(event) => {
              if (!open) return;
              if (event.key === 'ArrowDown') setAt((at + 1) % Math.max(found.length, 1));
              else if (event.key === 'ArrowUp') setAt((at + found.length - 1) % Math.max(found.length, 1));
              else if (event.key === 'Enter') choose(found[at]);
              else if (event.key === 'Escape') setTyped(null);
              else return;
              event.preventDefault();
              event.stopPropagation();
            }}
          />
          {open && (
            <ul id={list} role="listbox" className="combo-list" aria-label={t('form.found')}>
              {found.map((item, index) => (
                // The mouse must not take the focus from the field.
                <li
                  key={item.id}
                  id={`${list}-${index}`}
                  role="option"
                  aria-selected={index === at}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(item)}
                >
                  <bdi>{item.label}</bdi>
                  {item.hint && <span className="hint"> {item.hint}</span>}
                </li>
              ))}
              {found.length === 0 && (
                <li role="option" aria-selected="false" aria-disabled="true" className="hint">
                  {t('form.nothingFound')}
                </li>
              )}
            </ul>
          )}
        </div>
      )}
    </Field>
  );
}
