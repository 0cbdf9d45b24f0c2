import { useTranslation } from 'react-i18next';
import { useFormErrors } from '../../kit/form';
import { useId } from 'react';
import type { View } from '../../api/client';
import { CANTONS } from '../../kit/cantons';

type Territory = View<'CreateAccount'>['cantons'] extends (infer C)[] | undefined ? C : never;

/** The cantons of a coordinator, or the whole country. */
export function CantonChecks({
  value,
  onChange,
}: {
  value: readonly Territory[];
  onChange: (cantons: Territory[]) => void;
}) {
  const { t } = useTranslation('account');
  const id = useId();
  const said = useFormErrors('/cantons', `${id}-CH`);
  return (
    <fieldset className={said ? 'choices field-bad' : 'choices'} aria-describedby={said ? `${id}-error` : undefined}>
      <legend>{t('invite.cantons')}</legend>
      {said && (
        <p id={`${id}-error`} className="field-error">
          {said}
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
