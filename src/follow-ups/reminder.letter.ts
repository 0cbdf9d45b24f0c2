import type { Letter, Recipient } from '../mail/letter.js';
import { textsOf } from '../texts/texts.js';
import { isUrgent } from './alarms/alarm.rules.js';
import type { AlarmKind } from './follow-up.entity.js';

export interface ReminderFacts {
  alarm: AlarmKind | null;
  firstName: string;
  dueOn: string;
  today: string;
  noAdviser: boolean;
}

/** About whom and until when in the body only; what it is about in neither body nor subject. */
export function reminderLetter(to: Recipient, facts: ReminderFacts, url: string): Letter {
  const { alarm, firstName, dueOn, today, noAdviser } = facts;
  const texts = textsOf(to.locale);
  const day = texts.weekday(dueOn);
  // A past day would read as if all were lost, which nobody knows before the letter is entered.
  const untilThen = alarm === 'refusal-letter' && dueOn >= today;
  const own = `letter.reminder.${alarm}`;
  return {
    to: to.email,
    language: to.locale,
    subject: texts.t(isUrgent(alarm) ? 'letter.reminder.subject.urgent' : 'letter.reminder.subject'),
    paragraphs: [
      texts.t('letter.greeting'),
      ...texts.paragraphs(texts.has(own) ? own : 'letter.reminder.due', { firstName, day }),
      ...(untilThen ? [texts.t('letter.reminder.refusal-letter.until-then', { day })] : []),
      ...(noAdviser ? [texts.t('letter.reminder.no-adviser')] : []),
    ],
    link: { label: texts.t('letter.reminder.link'), url },
  };
}
