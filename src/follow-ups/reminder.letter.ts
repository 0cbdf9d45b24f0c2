import type { Letter, Recipient } from '../mail/letter.js';
import { textsOf, type Texts } from '../texts/texts.js';
import { isUrgent } from './alarms/alarm.rules.js';
import type { AlarmKind } from './follow-up.entity.js';

export interface ReminderFacts {
  alarm: AlarmKind | null;
  firstName: string;
  dueOn: string;
  today: string;
  noAdviser: boolean;
  /** Of a deadline that nobody has acknowledged. */
  deadline?: UnacknowledgedDeadline;
}

export interface UnacknowledgedDeadline {
  /** Null while nobody knows it. */
  safeDay: string | null;
  /** Where who answers for it says that they know of it; null for whoever has to phone them. */
  acknowledgeUrl: string | null;
}

/** About whom and until when in the body only; what it is about in neither body nor subject. */
export function reminderLetter(to: Recipient, facts: ReminderFacts, url: string): Letter {
  const { alarm, noAdviser, deadline } = facts;
  const texts = textsOf(to.locale);
  const acknowledge = deadline?.acknowledgeUrl ?? null;
  return {
    to: to.email,
    language: to.locale,
    subject: texts.t(isUrgent(alarm) ? 'letter.reminder.subject.urgent' : 'letter.reminder.subject'),
    paragraphs: [
      texts.t('letter.greeting'),
      ...(deadline ? aboutDeadline(texts, facts, deadline) : aboutDueDay(texts, facts)),
      ...(noAdviser ? [texts.t('letter.reminder.no-adviser')] : []),
    ],
    link:
      acknowledge === null
        ? { label: texts.t('letter.reminder.link'), url }
        : { label: texts.t('letter.reminder.deadline-unacknowledged.link'), url: acknowledge },
  };
}

function aboutDueDay(texts: Texts, { alarm, firstName, dueOn, today }: ReminderFacts): string[] {
  const day = texts.weekday(dueOn);
  // A past day would read as if all were lost, which nobody knows before the letter is entered.
  const untilThen = alarm === 'refusal-letter' && dueOn >= today;
  const own = `letter.reminder.${alarm}`;
  return [
    ...texts.paragraphs(texts.has(own) ? own : 'letter.reminder.due', { firstName, day }),
    ...(untilThen ? [texts.t('letter.reminder.refusal-letter.until-then', { day })] : []),
  ];
}

function aboutDeadline(
  texts: Texts,
  { firstName }: ReminderFacts,
  { safeDay, acknowledgeUrl }: UnacknowledgedDeadline,
): string[] {
  if (acknowledgeUrl === null) return texts.paragraphs('letter.reminder.deadline-unacknowledged.phone', { firstName });
  return safeDay === null
    ? texts.paragraphs('letter.reminder.deadline-unacknowledged.unknown', { firstName })
    : texts.paragraphs('letter.reminder.deadline-unacknowledged', { firstName, day: texts.weekday(safeDay) });
}
