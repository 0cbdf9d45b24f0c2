import { useTranslation } from 'react-i18next';
import { dayOf, formatLongDate, formatTime } from '../../kit/dates';
import { Icon, type IconName } from '../../kit/Icon';
import type { CaseEvent } from './queries';

const ICONS: Partial<Record<CaseEvent['kind'], IconName>> = {
  call: 'phone',
  meeting: 'people',
  letter: 'mail',
  message: 'send',
  note: 'note',
  decision: 'alert',
  moved: 'forward',
  matched: 'person',
  released: 'back',
  'mail-failed': 'phone',
  'check-in-sent': 'send',
  'check-in-call': 'phone',
  'check-in-came': 'mail',
  'check-in-well': 'check',
};

export function EventRow({ event }: { event: CaseEvent }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const isNote = ['call', 'meeting', 'letter', 'message', 'note'].includes(event.kind);
  const title =
    event.kind === 'moved' && event.to
      ? t('event.movedTo', { stage: common(`stage.${event.to}`) })
      : event.kind === 'decision'
        ? event.day
          ? t('event.decisionLast', { day: formatLongDate(event.day) })
          : t('event.decision')
        : t(`event.${event.kind}`);
  return (
    <li className={isNote ? 'event event-written' : 'event'}>
      <Icon name={ICONS[event.kind] ?? 'clock'} size={18} />
      <div>
        <p>
          <strong>{title}</strong>{' '}
          <span className="hint">
            <time dateTime={event.at}>
              {formatLongDate(event.kind === 'moved' && event.day ? event.day : dayOf(event.at))}
              {isNote && `, ${formatTime(event.at)}`}
            </time>
            {event.by && (
              <>
                {' '}
                · <bdi>{event.by}</bdi>
              </>
            )}
          </span>
        </p>
        {event.text && (
          <p className="event-text" dir="auto">
            {event.text}
          </p>
        )}
      </div>
    </li>
  );
}
