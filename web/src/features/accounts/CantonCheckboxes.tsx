import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { CANTONS } from '../../kit/cantons';
import { useFieldError } from '../../kit/fieldErrorContext';

type Territory = Schema<'CreateAccount'>['cantons'] extends (infer C)[] | undefined ? C : never;

export function CantonCheckboxes({
  value,
  onChange,
}: {
  value: readonly Territory[];
  onChange: (cantons: Territory[]) => void;
}) {
  const { t } = useTranslation('account');
  const id = useId();
  const errorText = useFieldError('/cantons', `${id}-CH`);
  return (
    <fieldset
      className={errorText ? 'choices field-invalid' : 'choices'}
      aria-describedby={errorText ? `${id}-error` : undefined}
    >
      <legend>{t('invite.cantons')}</legend>
      {errorText && (
        <p id={`${id}-error`} className="field-error">
          {errorText}
        </p>
      )}
      <div className="cantons">
        {(['CH', ...CANTONS] as const).map((canton) => (
          <label key={canton} className={canton === 'CH' ? 'choice canton-all' : 'choice'}>
            <input
              id={`${id}-${canton}`}
              type="checkbox"
              checked={value.includes(canton)}
              onChange={(event) =>
                onChange(event.target.checked ? [...value, canton] : value.filter((one) => one !== canton))
              }
            />
            <span>{canton === 'CH' ? t('me.country') : canton}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export type { Territory };
