import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { Icon } from '../../kit/Icon';
import { RadioGroup } from '../../kit/RadioGroup';
import { GROUP_ICONS, GROUP_NAMES, groupOf, GROUPS, type Group } from './groups';
import type { IrregularityCode } from './queries';

/** Groups first, then the precise kind; a group with one kind needs no second question. */
export function KindField({
  value,
  onChange,
  error,
}: {
  value: IrregularityCode | '';
  onChange: (code: IrregularityCode | '') => void;
  error?: string | undefined;
}) {
  const { t } = useTranslation('irregularities');
  const [group, setGroup] = useState<Group | ''>(value ? groupOf(value) : '');
  const selectGroup = (name: Group | ''): void => {
    setGroup(name);
    onChange(name !== '' && GROUPS[name].length === 1 ? GROUPS[name][0] : '');
    // The pressed button is removed: move the focus to its replacement.
    requestAnimationFrame(() => document.getElementById('irregularity-kind')?.focus());
  };
  if (group === '') {
    return (
      <fieldset className={error ? 'field-invalid' : undefined} id="irregularity-kind" tabIndex={-1}>
        <legend>{t('new.what')}</legend>
        {error && <p className="field-error">{error}</p>}
        <div className="kind-groups">
          {GROUP_NAMES.map((name) => (
            <button key={name} type="button" className="kind-group" onClick={() => selectGroup(name)}>
              <Icon name={GROUP_ICONS[name]} size={24} />
              <span>
                <span className="choice-label">{t(`group.${name}`)}</span>
                <span className="choice-hint">{t(`groupHint.${name}`)}</span>
              </span>
            </button>
          ))}
        </div>
      </fieldset>
    );
  }
  const codes: readonly IrregularityCode[] = GROUPS[group];
  return (
    <div className="stack" id="irregularity-kind" tabIndex={-1}>
      <div className="kind-chosen">
        <span>
          <Icon name={GROUP_ICONS[group]} />{' '}
          <strong>{codes.length === 1 ? t(`code.${codes[0]!}`) : t(`group.${group}`)}</strong>
        </span>
        <Button kind="quiet" small icon="back" onClick={() => selectGroup('')}>
          {t('new.otherKind')}
        </Button>
      </div>
      {error && <p className="field-error">{error}</p>}
      {codes.length > 1 && (
        <RadioGroup
          legend={t('new.precisely')}
          pointer="/code"
          options={codes.map((code) => ({ value: code, label: t(`code.${code}`), hint: t(`codeHint.${code}`) }))}
          value={value}
          onChange={onChange}
        />
      )}
    </div>
  );
}
