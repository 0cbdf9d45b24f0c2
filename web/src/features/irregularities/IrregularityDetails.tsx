import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { Icon } from '../../kit/Icon';
import { Section } from '../../kit/Section';
import { Tag } from '../../kit/Tag';
import { UserText } from '../../kit/UserText';
import { useMe } from '../../session';
import { Attachments } from '../attachments/Attachments';
import { AnswerQuestion } from './AnswerQuestion';
import { ChangeConsent } from './ChangeConsent';
import { CorrectIrregularity } from './CorrectIrregularity';
import { Duplicates } from './Duplicates';
import { EvidenceSection } from './EvidenceSection';
import { History } from './History';
import { IrregularityFacts } from './IrregularityFacts';
import { LegalBasis } from './LegalBasis';
import { CORRECTABLE_STATUSES, type IrregularityDetail } from './queries';
import { Review } from './Review';
import { StatusTag } from './StatusTag';

export function IrregularityDetails({
  irregularity,
  opensEvidenceForm,
  inQueue,
}: {
  irregularity: IrregularityDetail;
  opensEvidenceForm: boolean;
  inQueue: boolean;
}) {
  const { t } = useTranslation('irregularities');
  const me = useMe();
  const [open, setOpen] = useState<'correct' | 'consent' | null>(null);
  const isPublished = irregularity.origin === 'published';
  const canReview = me.role === 'staff' && !isPublished;
  const canCorrect = irregularity.mine && CORRECTABLE_STATUSES.includes(irregularity.status);
  const close = (): void => setOpen(null);
  return (
    <div className="columns columns-2">
      <div className="stack page-stack">
        {isPublished && (
          <div className="notice">
            <Icon name="file" />
            <p>{t('page.published')}</p>
          </div>
        )}
        {irregularity.question !== null && <AnswerQuestion irregularity={irregularity} />}
        <Section
          id="told"
          title={t('page.told')}
          actions={
            isPublished ? <Tag icon="file">{t('origin.published')}</Tag> : <StatusTag status={irregularity.status} />
          }
        >
          <p className="description-text" dir="auto">
            {irregularity.description}
          </p>
          {irregularity.rejectedBecause && (
            <div className="notice notice-soon">
              <Icon name="close" />
              <p>
                <strong>{t('page.rejected')}:</strong> <UserText>{irregularity.rejectedBecause}</UserText>
              </p>
            </div>
          )}
          <IrregularityFacts irregularity={irregularity} />
          {irregularity.mine && (
            <div className="buttons">
              {canCorrect && (
                <Button icon="edit" onClick={() => setOpen('correct')}>
                  {t('own.correct')}
                </Button>
              )}
              <Button icon="shield" onClick={() => setOpen('consent')}>
                {t('own.consent')}
              </Button>
              {!canCorrect && <p className="hint">{t('own.past')}</p>}
            </div>
          )}
        </Section>
        {canReview && <Review irregularity={irregularity} inQueue={inQueue} />}
        <LegalBasis irregularity={irregularity} />
      </div>
      <div className="stack page-stack">
        {!isPublished && <EvidenceSection irregularity={irregularity} opensForm={opensEvidenceForm} />}
        {!isPublished && <Attachments owner={{ kind: 'irregularities', id: irregularity.id }} />}
        {canReview && <Duplicates irregularity={irregularity} />}
        {!isPublished && <History irregularity={irregularity} />}
      </div>
      {open === 'correct' && <CorrectIrregularity irregularity={irregularity} onClose={close} />}
      {open === 'consent' && <ChangeConsent irregularity={irregularity} onClose={close} />}
    </div>
  );
}
