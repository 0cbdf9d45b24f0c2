import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ComboField } from './ComboField';
import { useFormErrors } from './form';
import { Icon } from './icons';
import { commonLanguages, languagesLike, spokenName } from './languages';
import './pickers.css';

const SHOWN = 12;

/** Languages in the order in which they were chosen (the first is the best): the common ones by one press, the others by typing. */
export function LanguagePicker({
  label,
  hint,
  pointer,
  value,
  onChange,
}: {
  label?: ReactNode;
  hint?: ReactNode;
  pointer?: string;
  value: readonly string[];
  onChange: (codes: string[]) => void;
}) {
  const { t } = useTranslation('parts');
  const id = useId();
  const said = useFormErrors(pointer, `${id}-first`);
  const [typed, setTyped] = useState('');
  const offered = commonLanguages()
    .filter((code) => !value.includes(code))
    .slice(0, Math.max(SHOWN - value.length, 6));
  return (
    <fieldset
      className={said ? 'languages field-bad' : 'languages'}
      aria-describedby={said ? `${id}-error` : `${id}-hint`}
    >
      <legend>{label ?? t('pick.languages')}</legend>
      <p id={`${id}-hint`} className="hint">
        {hint ?? t('pick.languagesHint')}
      </p>
      {said && (
        <p id={`${id}-error`} className="field-error">
          {said}
        </p>
      )}
      <div className="chips">
        {[...value, ...offered].map((code, index) => {
          const on = value.includes(code);
          return (
            <button
              key={code}
              id={index === 0 ? `${id}-first` : undefined}
              type="button"
              className={on ? 'chip chip-on' : 'chip'}
              aria-pressed={on}
              onClick={() => onChange(on ? value.filter((each) => each !== code) : [...value, code])}
            >
              {on && <Icon name="check" size={16} />}
              {spokenName(code)}
            </button>
          );
        })}
      </div>
      <ComboField
        label={t('pick.otherLanguage')}
        chosen={null}
        options={
          typed.trim() === ''
            ? []
            : languagesLike(typed, value)
                .slice(0, 12)
                .map(({ code, name, own }) => ({ id: code, label: name, ...(own ? { hint: own } : {}) }))
        }
        onSearch={setTyped}
        onChoose={(item) => item && onChange([...value, item.id])}
      />
    </fieldset>
  );
}

/** One language by typing. */
export function LanguageField({
  label,
  hint,
  pointer,
  optional,
  value,
  onChange,
}: {
  label: ReactNode;
  hint?: ReactNode;
  pointer?: string;
  optional?: boolean;
  value: string;
  onChange: (code: string) => void;
}) {
  const [typed, setTyped] = useState('');
  return (
    <ComboField
      {...{ label, hint, pointer, optional }}
      chosen={value ? { id: value, label: spokenName(value) } : null}
      options={
        typed.trim() === ''
          ? []
          : languagesLike(typed)
              .slice(0, 12)
              .map(({ code, name, own }) => ({ id: code, label: name, ...(own ? { hint: own } : {}) }))
      }
      onSearch={setTyped}
      onChoose={(item) => onChange(item?.id ?? '')}
    />
  );
}
