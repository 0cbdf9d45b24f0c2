import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Button } from '../../kit/Button';
import { DueDay, Tag } from '../../kit/bits';
import { addDays, relativeDay, useToday } from '../../kit/days';
import { Icon } from '../../kit/icons';
import { hrefTo } from '../../routes';
import type { Due } from './queries';

export type LineAction = 'done' | 'later' | 'call' | 'log';

const NEW_FOR_DAYS = 7;

/** One thing that is due: with whom, what, why, when somebody last talked to them, and what can be done with one thumb. */
export function DueLine({
  due,
  current,
  offline,
  onAct,
  onHere,
}: {
  due: Due;
  current: boolean;
  offline: boolean;
  onAct: (action: LineAction) => void;
  onHere: () => void;
}) {
  const { t } = useTranslation('day');
  const today = useToday();
  const contact =
    due.lastContactOn === null
      ? t('line.noContact')
      : t('line.contact', { when: relativeDay(due.lastContactOn, today) });
  const fresh =
    due.lastContactOn === null && due.assignedOn !== null && due.assignedOn >= addDays(today, -NEW_FOR_DAYS);
  return (
    <li className={current ? 'row row-current due' : 'row due'} data-line={due.id} onFocus={onHere}>
      <div className="row-head">
        <Link className="row-title" href={hrefTo('case', { id: due.caseId })}>
          <bdi>
            {due.firstName}
            {due.lastInitial && ` ${due.lastInitial}.`}
          </bdi>
        </Link>
        <DueDay day={due.dueOn} />
      </div>
      {due.title && (
        <p className="due-what">
          {due.alarm && <Icon name="alert" size={18} />}
          <bdi>{due.title}</bdi>
        </p>
      )}
      {due.alarm && <p className="hint">{t(`alarm.${due.alarm}`)}</p>}
      <p className="row-meta">
        {due.communeName && (
          <span>
            <bdi>{due.communeName}</bdi>
          </span>
        )}
        <span>
          <bdi>{due.caseReference}</bdi>
        </span>
        <span>{contact}</span>
        {fresh && <Tag tone="info">{t('line.fresh')}</Tag>}
      </p>
      <div className="due-actions">
        {due.alarm === null ? (
          <>
            <Button icon="check" onClick={() => onAct('done')} aria-keyshortcuts="x">
              {t('act.done')}
            </Button>
            <Button icon="clock" onClick={() => onAct('later')} aria-keyshortcuts="h">
              {t('act.later')}
            </Button>
          </>
        ) : (
          <Link className="button button-primary due-open" href={hrefTo('case', { id: due.caseId })}>
            {t(`act.${due.alarm}`)}
          </Link>
        )}
        <CallButton due={due} disabled={offline && !due.phone} onCall={() => onAct('call')} />
        <Button icon="note" onClick={() => onAct('log')} aria-keyshortcuts="l">
          {t('act.log')}
        </Button>
      </div>
    </li>
  );
}

/** Rings at once where it is known to be safe; else what one must know comes first. */
function CallButton({ due, disabled, onCall }: { due: Due; disabled: boolean; onCall: () => void }) {
  const { t } = useTranslation('day');
  if (due.phone && due.safeToCall !== false)
    return (
      <a className="button" href={`tel:${due.phone}`} onClick={onCall}>
        <Icon name="phone" />
        <span>{t('act.call')}</span>
      </a>
    );
  return (
    <Button icon="phone" disabled={disabled} onClick={onCall} aria-keyshortcuts="c">
      {t('act.call')}
    </Button>
  );
}
