import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { ChangeStageForm } from './ChangeStageForm';
import type { FullCase, Stage } from './queries';

/** Maps everyday events to stage changes and says what each does. */
export function RecordEvent({
  theCase,
  onNote,
  onLetter,
  onDone,
}: {
  theCase: FullCase;
  onNote: (kind: 'call') => void;
  /** `refused`: with the letter of a refusal, which moves the case. */
  onLetter: (to?: 'refused') => void;
  onDone: (changedCase: FullCase) => void;
}) {
  const { t } = useTranslation('cases');
  const [to, setTo] = useState<Stage | null>(null);
  if (to) return <ChangeStageForm theCase={theCase} to={to} onBack={() => setTo(null)} onDone={onDone} />;
  return (
    <>
      <div className="stack">
        <Button icon="mail" className="event-choice" onClick={() => onLetter()}>
          {t('happened.letter')}
        </Button>
        <Button icon="phone" className="event-choice" onClick={() => onNote('call')}>
          {t('happened.talk')}
        </Button>
      </div>
      <h3>{t('happened.changes')}</h3>
      {theCase.moves.length === 0 && <p className="hint">{t('happened.none')}</p>}
      <div className="stack">
        {theCase.moves.map((stage) => (
          <Button
            key={stage}
            className="event-choice"
            onClick={() => (stage === 'refused' ? onLetter(stage) : setTo(stage))}
          >
            {t(
              stage === 'refused' && theCase.stage === 'refused'
                ? 'happened.to.refused-again'
                : theCase.stage === 'closed' || theCase.stage === 'withdrawn'
                  ? 'happened.to.reopen'
                  : `happened.to.${stage}`,
            )}
          </Button>
        ))}
      </div>
      {theCase.procedure === 'unknown' && <p className="hint">{t('happened.unknownProcedure')}</p>}
    </>
  );
}
