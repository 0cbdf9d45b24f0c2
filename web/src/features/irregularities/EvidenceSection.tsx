import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { formatNumericDate } from '../../kit/dates';
import { Section } from '../../kit/Section';
import { UserText } from '../../kit/UserText';
import { NewEvidenceForm } from './NewEvidenceForm';
import type { IrregularityDetail } from './queries';

export function EvidenceSection({ irregularity, opensForm }: { irregularity: IrregularityDetail; opensForm: boolean }) {
  const { t } = useTranslation('irregularities');
  const [isFormOpen, setFormOpen] = useState(opensForm);
  useEffect(() => {
    if (opensForm) document.getElementById('evidence')?.scrollIntoView({ block: 'start' });
  }, [opensForm]);
  return (
    <Section
      id="evidence"
      title={t('evidence.title')}
      actions={
        !isFormOpen && (
          <Button small icon="plus" onClick={() => setFormOpen(true)}>
            {t('evidence.add')}
          </Button>
        )
      }
    >
      {irregularity.evidence.length === 0 && !isFormOpen && (
        <p className="hint">
          {t('evidence.none')} {t('evidence.noneWhy')}
        </p>
      )}
      {irregularity.evidence.length > 0 && (
        <ul className="evidence-list">
          {irregularity.evidence.map((item) => (
            <li key={item.id}>
              <strong>{t(`evidenceKind.${item.kind}`)}</strong> <UserText>{item.reference}</UserText>
              <span className="row-meta">
                <span>{t('holder.heldBy', { who: t(`holder.${item.heldBy}`) })}</span>
                {item.datedOn && <span>{formatNumericDate(item.datedOn)}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {isFormOpen && <NewEvidenceForm irregularity={irregularity} onDone={() => setFormOpen(false)} />}
    </Section>
  );
}
