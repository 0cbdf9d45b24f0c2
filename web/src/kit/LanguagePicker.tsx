import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Combobox } from './Combobox';
import { useFieldError } from './fieldErrorContext';
import { Icon } from './Icon';
import { commonLanguages, searchLanguages, spokenName } from './languages';
import './pickers.css';

const MAX_SHOWN = 12;

/** Ordered by preference. */
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
  const errorText = useFieldError(pointer, `${id}-first`);
  const [typed, setTyped] = useState('');
  const suggested = commonLanguages()
    .filter((code) => !value.includes(code))
    .slice(0, Math.max(MAX_SHOWN - value.length, 6));
  return (
    <fieldset
      className={errorText ? 'languages field-invalid' : 'languages'}
      aria-describedby={errorText ? `${id}-error` : `${id}-hint`}
    >
      <legend>{label ?? t('pick.languages')}</legend>
      <p id={`${id}-hint`} className="hint">
        {hint ?? t('pick.languagesHint')}
      </p>
      {errorText && (
        <p id={`${id}-error`} className="field-error">
          {errorText}
        </p>
      )}
      <div className="chips">
        {[...value, ...suggested].map((code, index) => {
          const isSelected = value.includes(code);
          return (
            <button
              key={code}
              id={index === 0 ? `${id}-first` : undefined}
              type="button"
              className={isSelected ? 'chip chip-on' : 'chip'}
              aria-pressed={isSelected}
              onClick={() => onChange(isSelected ? value.filter((each) => each !== code) : [...value, code])}
            >
              {isSelected && <Icon name="check" size={16} />}
              {spokenName(code)}
            </button>
          );
        })}
      </div>
      <Combobox
        label={t('pick.otherLanguage')}
        selected={null}
        options={
          typed.trim() === ''
            ? []
            : searchLanguages(typed, value)
                .slice(0, 12)
                .map(({ code, name, nativeName }) => ({
                  id: code,
                  label: name,
                  ...(nativeName ? { hint: nativeName } : {}),
                }))
        }
        onSearch={setTyped}
        onSelect={(item) => item && onChange([...value, item.id])}
      />
    </fieldset>
  );
}
