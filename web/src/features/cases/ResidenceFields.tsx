import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { CommunePicker } from '../../kit/CommunePicker';
import { TextField } from '../../kit/TextField';
import type { Residence } from './facts';

export function ResidenceFields({
  residence,
  error,
  onChange,
}: {
  residence: readonly Residence[];
  error: string | undefined;
  onChange: (residence: Residence[]) => void;
}) {
  const { t } = useTranslation('cases');
  return (
    <fieldset className="stack">
      <legend>{t('facts.residence')}</legend>
      {error && <p className="field-error">{error}</p>}
      {residence.map((item, index) => {
        const changeRow = (part: Partial<Residence>): void =>
          onChange(residence.map((each, at) => (at === index ? { ...each, ...part } : each)));
        return (
          <div className="row fields" key={index}>
            <CommunePicker
              pointer={`/facts/residence/${index}/commune`}
              value={item.commune}
              onChange={(commune) => changeRow({ commune })}
            />
            <TextField
              label={t('facts.from')}
              limits={null}
              pointer={`/facts/residence/${index}/from`}
              value={item.from}
              onChange={(from) => changeRow({ from })}
            />
            <TextField
              label={t('facts.to')}
              hint={t('facts.toHint')}
              limits={null}
              pointer={`/facts/residence/${index}/to`}
              value={item.to}
              onChange={(to) => changeRow({ to })}
            />
            <Button small kind="quiet" icon="close" onClick={() => onChange(residence.filter((_, at) => at !== index))}>
              {t('facts.remove')}
            </Button>
          </div>
        );
      })}
      <Button icon="plus" onClick={() => onChange([...residence, { commune: null, from: '', to: '' }])}>
        {t('facts.addHome')}
      </Button>
    </fieldset>
  );
}
