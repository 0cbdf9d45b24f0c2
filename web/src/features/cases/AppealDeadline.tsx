import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { daysBetween, formatLongDate, formatRelativeDay, useToday } from '../../kit/dates';
import { DescriptionList } from '../../kit/DescriptionList';
import { Icon } from '../../kit/Icon';
import { useMe } from '../../session';
import type { FullCase } from './queries';

export function AppealDeadline({ theCase, onEdit }: { theCase: FullCase; onEdit: () => void }) {
  const { t } = useTranslation('cases');
  const { locale } = useMe();
  const today = useToday();
  const { decision, deadline } = theCase;
  if (!decision) return null;
  // The date in the letter takes precedence over the computed one.
  const lastDay = theCase.lastDay ?? decision.lastDay ?? deadline?.lastDay ?? null;
  const safeDay = [deadline?.safeDay, lastDay].filter((day) => day !== null && day !== undefined).sort()[0] ?? null;
  const daysLeft = lastDay ? daysBetween(today, lastDay) : null;
  const isRunning = theCase.stage === 'refused';
  return (
    <section className={isRunning ? 'section deadline' : 'section'} aria-labelledby="deadline-heading">
      <div className="section-head">
        <h2 id="deadline-heading">{t(isRunning ? 'deadline.title' : 'deadline.decision')}</h2>
        <Button small kind="quiet" icon="edit" onClick={onEdit}>
          {t(lastDay ? 'deadline.edit' : 'deadline.enter')}
        </Button>
      </div>
      {isRunning && (
        <>
          {safeDay && safeDay !== lastDay && (
            <p className="deadline-safe">
              {t('deadline.safe')} <strong>{formatLongDate(safeDay)}</strong>{' '}
              <span className="hint">({formatRelativeDay(safeDay, today)})</span>
            </p>
          )}
          {lastDay ? (
            <p className="deadline-last">
              <Icon name="alert" /> {t(daysLeft! < 0 ? 'deadline.was' : 'deadline.last')}{' '}
              <strong>{formatLongDate(lastDay)}</strong> <span>({formatRelativeDay(lastDay, today)})</span>
            </p>
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
          [t('decision.receivedOn'), `${formatLongDate(decision.receivedOn)}, ${t(`delivery.${decision.delivery}`)}`],
          decision.remedyBody !== undefined &&
            decision.remedyBody !== null && [t('decision.remedyBody'), <bdi key="to">{decision.remedyBody}</bdi>],
          decision.termDays !== undefined &&
            decision.termDays !== null && [t('decision.termDays'), t('decision.days', { count: decision.termDays })],
        ]}
      />
    </section>
  );
}
