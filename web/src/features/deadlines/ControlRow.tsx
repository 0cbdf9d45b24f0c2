import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatLongDate, formatShortDate, useToday } from '../../kit/dates';
import { Tag } from '../../kit/Tag';
import { hrefTo } from '../../routes';
import { AcknowledgeButton } from './AcknowledgeButton';
import { ConfirmDeadline } from './ConfirmDeadline';
import { nextDay } from './days';
import type { CaseDeadline } from './queries';
import { ResponsibleLine } from './ResponsibleLine';

/** One line of the control list: the two days, whose it is, who answers for it and whether they know. */
export function ControlRow({ deadline }: { deadline: CaseDeadline }) {
  const { t } = useTranslation('deadlines');
  const today = useToday();
  const { kind, safeDay, lastDay, state, ending, acknowledgedOn, acknowledgedHow, responsible } = deadline;
  const { key } = nextDay(deadline, today);
  return (
    <li className="control-row">
      <p className="control-days">
        {safeDay === null ? (
          <span className="late">{t('control.noDay')}</span>
        ) : (
          <>
            <span className="control-safe">
              <span className="hint">{t(kind === 'interview' ? 'days.appointment' : 'days.safe')}</span>{' '}
              <strong>{formatLongDate(safeDay)}</strong>
            </span>
            {kind !== 'interview' && lastDay !== null && (
              <span className="control-last">
                <span className="hint">{t('days.last')}</span> {formatLongDate(lastDay)}
              </span>
            )}
            {state === 'open' && key === 'over' && <span className="late">{t('days.over')}</span>}
          </>
        )}
      </p>
      <p className="control-case">
        <Link href={hrefTo('case', { id: deadline.caseId, deadline: deadline.id })}>
          <bdi>
            {deadline.firstName}
            {deadline.lastInitial && ` ${deadline.lastInitial}.`}
          </bdi>
        </Link>{' '}
        <span className="hint">
          <bdi>{deadline.caseReference}</bdi> {deadline.canton}
        </span>
        <br />
        {t(`kind.${kind}`)}
        {ending?.sentOn && <>, {t('control.sentOn', { day: formatShortDate(ending.sentOn) })}</>}
      </p>
      {state === 'open' ? (
        <>
          <ResponsibleLine deadline={deadline} />
          <div className="control-known">
            {acknowledgedOn === null ? (
              <>
                <Tag tone="soon" icon="alert">
                  {t('control.columns.known')}: {t('control.no')}
                </Tag>
                {responsible.name !== null && (
                  <span className="no-print">
                    <AcknowledgeButton deadline={deadline} small />
                  </span>
                )}
              </>
            ) : (
              <Tag tone="good" icon="check">
                {t('control.columns.known')}:{' '}
                {t(acknowledgedHow === 'phone' ? 'control.yesPhone' : 'control.yes', {
                  day: formatShortDate(acknowledgedOn),
                })}
              </Tag>
            )}
          </div>
        </>
      ) : (
        <div className="control-confirm">
          {deadline.confirmation === 'nobody' && <p className="hint">{t('confirm.nobody')}</p>}
          <ConfirmDeadline deadline={deadline} short />
        </div>
      )}
    </li>
  );
}
