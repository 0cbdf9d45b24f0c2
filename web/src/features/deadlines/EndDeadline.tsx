import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { useToday } from '../../kit/dates';
import { daysState } from './days';
import { ExtendForm } from './ExtendForm';
import { MeetForm } from './MeetForm';
import { MissForm } from './MissForm';
import type { CaseDeadline } from './queries';
import { WaiveForm } from './WaiveForm';

export type Ending = 'met' | 'extended' | 'waived' | 'missed';

/** One of the four ways; none of them is implied by anything else. */
export function EndDeadline({
  deadline,
  initial,
  onDone,
}: {
  deadline: CaseDeadline;
  initial: Ending | null;
  onDone: () => void;
}) {
  const { t } = useTranslation('deadlines');
  const { t: common } = useTranslation();
  const today = useToday();
  const [ending, setEnding] = useState<Ending | null>(initial);
  const back = (
    <Button kind="quiet" onClick={() => setEnding(null)}>
      {common('action.back')}
    </Button>
  );
  const form = { deadline, onDone, aside: initial === null ? back : null };
  if (ending === 'met') return <MeetForm {...form} />;
  if (ending === 'extended') return <ExtendForm {...form} />;
  if (ending === 'waived') return <WaiveForm {...form} />;
  if (ending === 'missed') return <MissForm {...form} />;
  // Before the last reading has passed nothing is missed.
  const mayBeMissed = daysState(deadline, today) === 'over';
  return (
    <div className="stack">
      <p>{t('end.choose')}</p>
      <Button icon="send" className="event-choice" onClick={() => setEnding('met')}>
        {t(`end.met.${deadline.kind}`)}
      </Button>
      <Button icon="clock" className="event-choice" onClick={() => setEnding('extended')}>
        {t(deadline.lastDay === null ? 'end.newDay' : 'end.extended')}
      </Button>
      <Button icon="person" className="event-choice" onClick={() => setEnding('waived')}>
        {t('end.waived')}
      </Button>
      {mayBeMissed && (
        <Button icon="alert" className="event-choice" onClick={() => setEnding('missed')}>
          {t('end.missed')}
        </Button>
      )}
    </div>
  );
}
