import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { Icon } from '../../kit/Icon';
import { AcknowledgeButton } from './AcknowledgeButton';
import { Acknowledgement } from './Acknowledgement';
import { DeadlineDays } from './DeadlineDays';
import { DeadlineReadings } from './DeadlineReadings';
import { EndDeadline, type Ending } from './EndDeadline';
import { LetterSource } from './LetterSource';
import type { CaseDeadline } from './queries';
import { ResponsibleLine } from './ResponsibleLine';

/** An open deadline: its days, who answers for it, whether they know, and how it ends. */
export function DeadlineCard({
  deadline,
  onCorrect,
  onAcknowledged,
}: {
  deadline: CaseDeadline;
  /** Opens the letter of a refusal for correction. */
  onCorrect?: () => void;
  onAcknowledged?: () => void;
}) {
  const { t } = useTranslation('deadlines');
  const [ending, setEnding] = useState<Ending | 'choose' | null>(null);
  const hasDay = deadline.safeDay !== null;
  const close = (): void => setEnding(null);
  return (
    <article
      className={deadline.overdue || !hasDay ? 'deadline deadline-urgent' : 'deadline'}
      id={`deadline-${deadline.id}`}
      tabIndex={-1}
      aria-label={t(`kind.${deadline.kind}`)}
    >
      <h3>
        <Icon name="calendar" size={18} /> {t(`kind.${deadline.kind}`)}
      </h3>
      <DeadlineDays deadline={deadline} />
      <LetterSource deadline={deadline} />
      <ResponsibleLine deadline={deadline} />
      <Acknowledgement deadline={deadline} />
      <div className="buttons deadline-buttons">
        <AcknowledgeButton deadline={deadline} {...(onAcknowledged ? { onDone: onAcknowledged } : {})} />
        {!hasDay && deadline.kind === 'appeal' && onCorrect && (
          <Button kind="primary" icon="edit" onClick={onCorrect}>
            {t('enterDay')}
          </Button>
        )}
        <Button icon={deadline.kind === 'interview' ? 'check' : 'send'} onClick={() => setEnding('met')}>
          {t(`end.met.${deadline.kind}`)}
        </Button>
        <Button kind="quiet" onClick={() => setEnding('choose')}>
          {t('end.other')}
        </Button>
        {hasDay && deadline.kind === 'appeal' && onCorrect && (
          <Button kind="quiet" icon="edit" onClick={onCorrect}>
            {t('correct')}
          </Button>
        )}
      </div>
      <DeadlineReadings deadline={deadline} />
      <Dialog
        title={ending === 'met' ? t(`end.met.${deadline.kind}`) : t('end.title')}
        open={ending !== null}
        onClose={close}
      >
        {ending !== null && (
          <EndDeadline deadline={deadline} initial={ending === 'choose' ? null : ending} onDone={close} />
        )}
      </Dialog>
    </article>
  );
}
