import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { addDays, daysBetween, longDay, relativeDay, useToday } from '../../kit/days';
import { Icon } from '../../kit/icons';
import { Facts } from '../../kit/bits';
import type { FullCase } from './queries';

type Decision = NonNullable<FullCase['decision']>;
const NOT_FETCHED_AFTER = 7;

/**
 * The earliest of all readings of the law: no standstill in judicial holidays, no moving to a working day, and a registered letter
 * counts as received on the seventh day after the post first came. Null while the letter's term is not known.
 */
export function safeDayOf({ receivedOn, firstAttemptOn, delivery, termDays, lastDay }: Decision): string | null {
  if (!termDays) return lastDay ?? null;
  const fetched = delivery === 'registered' && firstAttemptOn ? addDays(firstAttemptOn, NOT_FETCHED_AFTER) : receivedOn;
  const safe = addDays(fetched < receivedOn ? fetched : receivedOn, termDays);
  return lastDay && lastDay < safe ? lastDay : safe;
}

/** A refusal and how long one may appeal: the safe day first, the last one in red. */
export function Deadline({ theCase, onEdit }: { theCase: FullCase; onEdit: () => void }) {
  const { t } = useTranslation('cases');
  const today = useToday();
  const { decision } = theCase;
  if (!decision) return null;
  const lastDay = theCase.lastDay ?? decision.lastDay ?? null;
  const safe = safeDayOf({ ...decision, ...(lastDay ? { lastDay } : {}) });
  const left = lastDay ? daysBetween(today, lastDay) : null;
  const running = theCase.stage === 'refused';
  return (
    <section className={running ? 'section deadline' : 'section'} aria-labelledby="deadline-heading">
      <div className="section-head">
        <h2 id="deadline-heading">{t(running ? 'deadline.title' : 'deadline.decision')}</h2>
        <Button small kind="quiet" icon="edit" onClick={onEdit}>{t(lastDay ? 'deadline.edit' : 'deadline.enter')}</Button>
      </div>
      {running && (
        <>
          {safe && safe !== lastDay && <p className="deadline-safe">{t('deadline.safe')} <strong>{longDay(safe)}</strong> <span className="hint">({relativeDay(safe, today)})</span></p>}
          {lastDay ? (
            <p className="deadline-last"><Icon name="alert" /> {t(left! < 0 ? 'deadline.was' : 'deadline.last')} <strong>{longDay(lastDay)}</strong> <span>({relativeDay(lastDay, today)})</span></p>
          ) : <p className="deadline-last"><Icon name="alert" /> {t('deadline.missing')}</p>}
          <p className="hint">{t('deadline.letter')}</p>
        </>
      )}
      <Facts items={[
        [t('decision.by'), <bdi key="by">{decision.by}</bdi>],
        [t('decision.decidedOn'), longDay(decision.decidedOn)],
        [t('decision.receivedOn'), `${longDay(decision.receivedOn)}, ${t(`delivery.${decision.delivery}`)}`],
        decision.remedyBody !== undefined && decision.remedyBody !== null && [t('decision.remedyBody'), <bdi key="to">{decision.remedyBody}</bdi>],
        decision.termDays !== undefined && decision.termDays !== null && [t('decision.termDays'), t('decision.days', { count: decision.termDays })],
      ]} />
    </section>
  );
}
