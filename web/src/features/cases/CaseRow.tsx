import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { dayOf, formatLongDate, formatRelativeDay, useToday } from '../../kit/dates';
import { DueDay } from '../../kit/DueDay';
import { spokenName } from '../../kit/languages';
import { Tag } from '../../kit/Tag';
import { hrefTo } from '../../routes';
import type { CaseItem } from './queries';

export function CaseRow({ item, isNotePicker }: { item: CaseItem; isNotePicker: boolean }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const { t: parts } = useTranslation('parts');
  const today = useToday();
  const name = item.firstName === null ? null : [item.firstName, item.lastName].filter(Boolean).join(' ');
  return (
    <Link className="row case-row" href={hrefTo('case', { id: item.id, write: isNotePicker ? 'note' : undefined })}>
      <span className="row-head">
        <span className="row-title">
          <bdi>{name ?? item.reference}</bdi>
        </span>
        {item.lastDay ? (
          <DeadlineTag item={item} lastDay={item.lastDay} />
        ) : item.urgency === 'letter' ? (
          <Tag tone="late" icon="alert">
            {parts('letter.tag')}
          </Tag>
        ) : item.nextDueOn ? (
          <DueDay day={item.nextDueOn} />
        ) : item.waitingSince ? (
          <Tag tone="soon" icon="clock">
            {t('head.waiting', { when: formatRelativeDay(dayOf(item.waitingSince), today) })}
          </Tag>
        ) : item.adviserId !== null &&
          item.firstName !== null &&
          item.stage !== 'closed' &&
          item.stage !== 'withdrawn' ? (
          <Tag tone="soon" icon="alert">
            {t('list.nothing')}
          </Tag>
        ) : null}
      </span>
      <span>
        {common(`stage.${item.stage}`)} <span className="hint">· {common(`procedure.${item.procedure}`)}</span>
      </span>
      <span className="row-meta">
        <span>
          <bdi>{item.communeName}</bdi> {item.canton}
        </span>
        {name !== null && (
          <span>
            <bdi>{item.reference}</bdi>
          </span>
        )}
        {item.languages && <span>{item.languages.map(spokenName).join(', ')}</span>}
        {item.snoozedUntil && item.snoozedUntil > today && (
          <span>{t('head.snoozed', { day: formatLongDate(item.snoozedUntil) })}</span>
        )}
        {item.offered && (
          <Tag tone="info" icon="mail">
            {t('list.offered')}
          </Tag>
        )}
        {item.closedOn && <span>{t('head.closedOn', { day: formatLongDate(item.closedOn) })}</span>}
      </span>
    </Link>
  );
}

/** The safe day, then the last, then the latest that a reading of the law allows. */
function DeadlineTag({ item: { safeDay, latestDay }, lastDay }: { item: CaseItem; lastDay: string }) {
  const { t } = useTranslation('cases');
  const today = useToday();
  const text =
    safeDay !== null && safeDay >= today && safeDay !== lastDay
      ? t('list.safe', { day: formatLongDate(safeDay) })
      : lastDay < today && latestDay !== null && latestDay >= today
        ? t('list.perhaps', { day: formatLongDate(latestDay) })
        : t('list.lastDay', { day: formatLongDate(lastDay) });
  return (
    <Tag tone="late" icon="alert">
      {text}
    </Tag>
  );
}
