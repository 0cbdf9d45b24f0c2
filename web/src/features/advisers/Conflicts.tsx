import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as limits from '../../api/limits';
import { Button } from '../../kit/Button';
import { useCantonOptions, type Canton } from '../../kit/cantons';
import { CommunePicker } from '../../kit/CommunePicker';
import { Section } from '../../kit/Section';
import { SelectField } from '../../kit/SelectField';
import { TextField } from '../../kit/TextField';
import { ConflictText } from './ConflictText';
import type { Conflict, ProfilePartProps } from './profile';

export function Conflicts({ value: { conflicts }, change }: ProfilePartProps) {
  const { t } = useTranslation('advisers');
  const { t: common } = useTranslation();
  const cantonOptions = useCantonOptions();
  const [kind, setKind] = useState<Conflict['kind'] | ''>('');
  const [reference, setReference] = useState('');
  const [canton, setCanton] = useState<Canton | ''>('');
  const add = (conflict: Conflict): void => {
    change({ conflicts: [...conflicts, conflict] });
    setKind('');
    setReference('');
    setCanton('');
  };
  return (
    <Section title={t('form.conflicts')} id="adviser-conflicts">
      <p className="hint">{t('form.conflictsHint')}</p>
      {conflicts.length > 0 && (
        <ul className="rows">
          {conflicts.map((conflict, index) => (
            <li key={index} className="row">
              <span className="row-head">
                <ConflictText conflict={conflict} />
                <Button
                  small
                  kind="quiet"
                  icon="close"
                  onClick={() => change({ conflicts: conflicts.filter((_, at) => at !== index) })}
                >
                  {t('form.takeAway')}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <SelectField
        label={t('form.addConflict')}
        value={kind}
        emptyLabel={common('form.choose')}
        onChange={setKind}
        options={(['authority', 'person'] as const).map((each) => ({ value: each, label: t(`conflict.${each}`) }))}
      />
      {kind === 'authority' && (
        <div className="fields">
          <CommunePicker
            label={t('form.conflictCommune')}
            optional
            value={null}
            onChange={(commune, match) => commune !== null && match && add({ kind, canton: match.canton, commune })}
          />
          <SelectField
            label={t('form.conflictCanton')}
            value={canton}
            emptyLabel={common('form.choose')}
            onChange={setCanton}
            options={cantonOptions()}
          />
          {canton && (
            <Button icon="plus" onClick={() => add({ kind, canton })}>
              {t('form.addThis')}
            </Button>
          )}
        </div>
      )}
      {kind === 'person' && (
        <div className="fields">
          <TextField
            label={t('form.conflictCase')}
            limits={limits.ConflictInput.caseReference}
            placeholder="P-…"
            autoComplete="off"
            value={reference}
            onChange={setReference}
          />
          {reference.trim() && (
            <Button icon="plus" onClick={() => add({ kind, caseReference: reference.trim() })}>
              {t('form.addThis')}
            </Button>
          )}
        </div>
      )}
    </Section>
  );
}
