import { useTranslation } from 'react-i18next';
import { useFieldError } from '../../kit/fieldErrorContext';
import { CIRCUMSTANCES } from './facts';

/** Says why it is asked, because some of it is about health. */
export function CircumstanceFields({
  value,
  onChange,
}: {
  value: readonly string[];
  onChange: (value: string[]) => void;
}) {
  const { t } = useTranslation('cases');
  const errorText = useFieldError('/facts/circumstances', 'circumstance-illness');
  const toggle = (code: string): void => {
    if (value.includes(code)) onChange(value.filter((each) => each !== code));
    else if (code === 'none' || code === 'unknown') onChange([code]);
    else onChange([...value.filter((each) => each !== 'none' && each !== 'unknown'), code]);
  };
  return (
    <fieldset className="choices" aria-describedby="circumstances-why">
      <legend>{t('facts.circumstances')}</legend>
      <p className="hint" id="circumstances-why">
        {t('facts.circumstancesWhy')}
      </p>
      {errorText && <p className="field-error">{errorText}</p>}
      <div className="choices-list choices-2">
        {[...CIRCUMSTANCES, 'none' as const, 'unknown' as const].map((code) => (
          <label key={code} className="choice">
            <input
              id={`circumstance-${code}`}
              type="checkbox"
              checked={value.includes(code)}
              onChange={() => toggle(code)}
            />
            <span className="choice-label">{code === 'unknown' ? t('facts.unknown') : t(`circumstance.${code}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
