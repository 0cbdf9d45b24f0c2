import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { formatLongDate, formatRelativeDay, useToday } from '../../kit/dates';
import { DescriptionList } from '../../kit/DescriptionList';
import { Icon } from '../../kit/Icon';
import { useMe } from '../../session';
import { appealDaysOf, type AppealDays } from './appealDays';
import type { FullCase } from './queries';

export function AppealDeadline({ theCase, onEdit }: { theCase: FullCase; onEdit: () => void }) {
  const { t } = useTranslation('cases');
  const { locale } = useMe();
  const { decision, deadline } = theCase;
  if (!decision) return null;
  const days = appealDaysOf(theCase);
  const isRunning = theCase.stage === 'refused';
  return (
    <section className={isRunning ? 'section deadline' : 'section'} aria-labelledby="deadline-heading">
      <div className="section-head">
        <h2 id="deadline-heading">{t(isRunning ? 'deadline.title' : 'deadline.decision')}</h2>
        <Button small kind="quiet" icon="edit" onClick={onEdit}>
          {t(days ? 'deadline.edit' : 'deadline.enter')}
        </Button>
      </div>
      {isRunning && (
        <>
          {days ? (
            <Days days={days} />
          ) : (
            <p className="deadline-last">
              <Icon name="alert" /> {t('deadline.missing')}
            </p>
          )}
          <p className="hint">{t('deadline.letter')}</p>
          {deadline && (
            <details>
              <summary>{t('deadline.how')}</summary>
              <ol className="deadline-steps">
                {deadline.steps.map(({ from, to, what, basis, words }) => (
                  <li key={what + from}>
                    {from === to ? formatLongDate(to) : `${formatLongDate(from)} – ${formatLongDate(to)}`}:{' '}
                    {words[locale]} <span className="hint">{basis}</span>
                  </li>
                ))}
              </ol>
            </details>
          )}
        </>
      )}
      <DescriptionList
        items={[
          [t('decision.by'), <bdi key="by">{decision.by}</bdi>],
          [t('decision.decidedOn'), formatLongDate(decision.decidedOn)],
          [
            t('decision.receivedOn'),
            decision.receivedOn
              ? `${formatLongDate(decision.receivedOn)}, ${t(`delivery.${decision.delivery}`)}`
              : t('decision.notFetched'),
          ],
          !!decision.firstAttemptOn && [t('decision.firstAttemptOn'), formatLongDate(decision.firstAttemptOn)],
          decision.remedyBody !== undefined &&
            decision.remedyBody !== null && [t('decision.remedyBody'), <bdi key="to">{decision.remedyBody}</bdi>],
          decision.termDays !== undefined &&
            decision.termDays !== null && [t('decision.termDays'), t('decision.days', { count: decision.termDays })],
        ]}
      />
    </section>
  );
}

/** The safe day first. After the last day nothing is called over while another reading of the law leaves time. */
function Days({ days: { safeDay, lastDay, latestDay } }: { days: AppealDays }) {
  const { t } = useTranslation('cases');
  const today = useToday();
  const isPerhapsOver = lastDay < today;
  const isOpen = latestDay >= today;
  const relative = (day: string): string => (day >= today || !isOpen ? `(${formatRelativeDay(day, today)})` : '');
  return (
    <>
      {safeDay !== lastDay && (
        <p className="deadline-safe">
          {t('deadline.safe')} <strong>{formatLongDate(safeDay)}</strong>{' '}
          <span className="hint">{relative(safeDay)}</span>
        </p>
      )}
      <p className="deadline-last">
        <Icon name="alert" /> {t(!isPerhapsOver ? 'deadline.last' : isOpen ? 'deadline.one' : 'deadline.was')}{' '}
        <strong>{formatLongDate(lastDay)}</strong> <span>{relative(lastDay)}</span>
      </p>
      {latestDay !== lastDay && isOpen && (
        <>
          <p>
            {t('deadline.perhaps')} <strong>{formatLongDate(latestDay)}</strong>{' '}
            <span className="hint">{relative(latestDay)}</span>
          </p>
          <p className="hint">{t('deadline.notBefore')}</p>
        </>
      )}
    </>
  );
}
