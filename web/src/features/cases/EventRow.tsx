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
  'letter-received': 'mail',
  'deadline-acknowledged': 'check',
  'deadline-met': 'send',
  'deadline-extended': 'calendar',
  'deadline-waived': 'person',
  'deadline-missed': 'alert',
  'deadline-confirmed': 'check',
  'deadlines-to-coordinator': 'back',
  'check-in-sent': 'send',
  'check-in-call': 'phone',
  'check-in-came': 'mail',
  'check-in-well': 'check',
};

/** Of a letter or a deadline: what it is, and its kind; null for other events. */
function useAboutText(): (event: CaseEvent) => string | null {
  const { t } = useTranslation('cases');
  const { t: deadlines, i18n } = useTranslation('deadlines');
  const nameOf = (group: 'letterKind' | 'kind', about: string): string | null => {
    const key = `${group}.${about}`;
    return i18n.exists(`deadlines:${key}`) ? deadlines(key as 'kind.appeal') : null;
  };
  return ({ kind, about }) => {
    if (about === null) return null;
    if (kind === 'letter-received') {
      const name = nameOf('letterKind', about);
      return name && t('event.letterIs', { kind: name });
    }
    const name = kind.startsWith('deadline-') ? nameOf('kind', about) : null;
    return name && t('event.about', { event: t(`event.${kind}`), kind: name });
  };
}

export function EventRow({ event }: { event: CaseEvent }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const aboutText = useAboutText();
  const isNote = ['call', 'meeting', 'letter', 'message', 'note'].includes(event.kind);
  const about = aboutText(event);
  const title =
    about ??
    (event.kind === 'moved' && event.to
      ? t('event.movedTo', { stage: common(`stage.${event.to}`) })
      : event.kind === 'decision'
        ? event.day
          ? t('event.decisionLast', { day: formatLongDate(event.day) })
          : t('event.decision')
        : t(`event.${event.kind}`));
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
