import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { SelectField } from '../../kit/SelectField';
import { TextField } from '../../kit/TextField';
import { PERMITS, type Stay } from './facts';

export function StayFields({
  stays,
  error,
  onChange,
}: {
  stays: readonly Stay[];
  error: string | undefined;
  onChange: (stays: Stay[]) => void;
}) {
  const { t } = useTranslation('cases');
  const unknown = { value: 'unknown' as const, label: t('facts.unknown') };
  return (
    <fieldset className="stack">
      <legend>{t('facts.stays')}</legend>
      {error && <p className="field-error">{error}</p>}
      {stays.map((stay, index) => {
        const changeRow = (part: Partial<typeof stay>): void =>
          onChange(stays.map((each, at) => (at === index ? { ...each, ...part } : each)));
        return (
          <div className="row fields" key={index}>
            <SelectField
              label={t('facts.permit')}
              value={stay.permit}
              onChange={(permit) => changeRow({ permit })}
              options={[...PERMITS.map((code) => ({ value: code, label: t(`permit.${code}`) })), unknown]}
            />
            <TextField
              label={t('facts.from')}
              limits={null}
              pointer={`/facts/stays/${index}/from`}
              value={stay.from}
              onChange={(from) => changeRow({ from })}
            />
            <TextField
              label={t('facts.to')}
              hint={t('facts.toHint')}
              limits={null}
              pointer={`/facts/stays/${index}/to`}
              value={stay.to}
              onChange={(to) => changeRow({ to })}
            />
            <Button small kind="quiet" icon="close" onClick={() => onChange(stays.filter((_, at) => at !== index))}>
              {t('facts.remove')}
            </Button>
          </div>
        );
      })}
      <Button icon="plus" onClick={() => onChange([...stays, { permit: 'B', from: '', to: '' }])}>
        {t('facts.addStay')}
      </Button>
    </fieldset>
  );
}
