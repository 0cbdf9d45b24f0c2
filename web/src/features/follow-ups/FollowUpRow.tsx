import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Button } from '../../kit/Button';
import { addDays, formatRelativeDay, useToday } from '../../kit/dates';
import { DueDay } from '../../kit/DueDay';
import { Icon } from '../../kit/Icon';
import { Tag } from '../../kit/Tag';
import { UserText } from '../../kit/UserText';
import { hrefTo } from '../../routes';
import type { FollowUp } from './queries';

export type FollowUpAction = 'done' | 'later' | 'call' | 'log';

const NEW_FOR_DAYS = 7;

export function FollowUpRow({
  followUp,
  isCurrent,
  isOffline,
  onAction,
  onSelect,
}: {
  followUp: FollowUp;
  isCurrent: boolean;
  isOffline: boolean;
  onAction: (action: FollowUpAction) => void;
  onSelect: () => void;
}) {
  const { t } = useTranslation('day');
  const today = useToday();
  const lastContact =
    followUp.lastContactOn === null
      ? t('line.noContact')
      : t('line.contact', { when: formatRelativeDay(followUp.lastContactOn, today) });
  const isNew =
    followUp.lastContactOn === null &&
    followUp.assignedOn !== null &&
    followUp.assignedOn >= addDays(today, -NEW_FOR_DAYS);
  return (
    <li className={isCurrent ? 'row row-current due' : 'row due'} data-line={followUp.id} onFocus={onSelect}>
      <div className="row-head">
        <Link className="row-title" href={hrefTo('case', { id: followUp.caseId })}>
          <bdi>
            {followUp.firstName}
            {followUp.lastInitial && ` ${followUp.lastInitial}.`}
          </bdi>
        </Link>
        <DueDay day={followUp.dueOn} former={followUp.formerDueOn} />
      </div>
      {followUp.title && (
        <p className="due-title">
          {followUp.alarm && <Icon name="alert" size={18} />}
          <bdi>{followUp.title}</bdi>
        </p>
      )}
      {followUp.alarm && <p className="hint">{t(`alarm.${followUp.alarm}`)}</p>}
      <p className="row-meta">
        {followUp.communeName && (
          <span>
            <bdi>{followUp.communeName}</bdi>
          </span>
        )}
        <span>
          <bdi>{followUp.caseReference}</bdi>
        </span>
        <span>{lastContact}</span>
        {followUp.phoneNote && (
          <span>
            {t('line.phoneNote')} <UserText>{followUp.phoneNote}</UserText>
          </span>
        )}
        {followUp.covering && <Tag tone="info">{t('line.covering')}</Tag>}
        {isNew && <Tag tone="info">{t('line.fresh')}</Tag>}
      </p>
      <div className="due-actions">
        {followUp.alarm === null ? (
          <>
            <Button icon="check" onClick={() => onAction('done')} aria-keyshortcuts="x">
              {t('act.done')}
            </Button>
            <Button icon="clock" onClick={() => onAction('later')} aria-keyshortcuts="h">
              {t('act.later')}
            </Button>
          </>
        ) : (
          <Link
            className="button button-primary due-open"
            href={hrefTo('case', { id: followUp.caseId, deadline: followUp.about || 'first' })}
          >
            {t(`act.${followUp.alarm}`)}
          </Link>
        )}
        <CallButton followUp={followUp} disabled={isOffline && !followUp.phone} onCall={() => onAction('call')} />
        <Button icon="note" onClick={() => onAction('log')} aria-keyshortcuts="l">
          {t('act.log')}
        </Button>
      </div>
    </li>
  );
}

/** Dials directly only if calling is known to be safe. */
function CallButton({ followUp, disabled, onCall }: { followUp: FollowUp; disabled: boolean; onCall: () => void }) {
  const { t } = useTranslation('day');
  if (followUp.phone && followUp.safeToCall !== false)
    return (
      <a className="button" href={`tel:${followUp.phone}`} onClick={onCall}>
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
