import { ENDED } from '../../cases/case.rules.js';
import { zurichDay } from '../../common/clock.js';
import { digest } from '../../common/keys.js';
import { VERSION } from '../../common/version.js';
import type { CantonCode } from '../../common/cantons.js';
import { ALARMS, type AlarmKind, type Audience } from '../follow-up.entity.js';
import { plan, thisMorning, type PlannedReminder } from '../reminder.rules.js';
import { WAITS } from '../waits.js';
import type { Alarm, AlarmFacts, AlarmRule } from './alarm.js';
import { absenceEnd } from './absence-end.rules.js';
import { ageWindow } from './age-window.rules.js';
import { appealDeadline } from './appeal-deadline.rules.js';
import { deadline } from './deadline.rules.js';
import { deadlineUnacknowledged } from './deadline-unacknowledged.rules.js';
import { deadlineUnconfirmed } from './deadline-unconfirmed.rules.js';
import { authorisationDay } from './authorisation-day.rules.js';
import { authorisationLapse } from './authorisation-lapse.rules.js';
import { authoritySilence } from './authority-silence.rules.js';
import { authorityTerm } from './authority-term.rules.js';
import { consentExpiry } from './consent-expiry.rules.js';
import { documentExpiry } from './document-expiry.rules.js';
import { firstContact } from './first-contact.rules.js';
import { firstVote } from './first-vote.rules.js';
import { interview } from './interview.rules.js';
import { interviewNote } from './interview-note.rules.js';
import { mayFile } from './may-file.rules.js';
import { noContact } from './no-contact.rules.js';
import { noNextStep } from './no-next-step.rules.js';
import { offerUnanswered } from './offer-unanswered.rules.js';
import { plannedMove } from './planned-move.rules.js';
import { refusalLetter } from './refusal-letter.rules.js';

/** Every alarm there is. CONTRIBUTING.md says what else a new one needs; `alarm-texts.test.ts` misses what is forgotten. */
export const ALARM_RULES: Readonly<Record<AlarmKind, AlarmRule>> = {
  'refusal-letter': refusalLetter,
  'appeal-deadline': appealDeadline,
  deadline,
  'deadline-unacknowledged': deadlineUnacknowledged,
  'deadline-unconfirmed': deadlineUnconfirmed,
  'authorisation-lapse': authorisationLapse,
  'authorisation-day': authorisationDay,
  'authority-term': authorityTerm,
  'age-window': ageWindow,
  'planned-move': plannedMove,
  'document-expiry': documentExpiry,
  interview,
  'interview-note': interviewNote,
  'authority-silence': authoritySilence,
  'may-file': mayFile,
  'first-contact': firstContact,
  'no-next-step': noNextStep,
  'no-contact': noContact,
  'offer-unanswered': offerUnanswered,
  'absence-end': absenceEnd,
  'consent-expiry': consentExpiry,
  'first-vote': firstVote,
};

/** Of the rules and their waits: another one means that all open cases are looked at again. */
export const ALARM_VERSION = `${VERSION} ${digest(JSON.stringify(WAITS)).slice(0, 16)}`;

/** The alarms a case should have today; none once it has ended. */
export function alarmsOf(facts: AlarmFacts, today: string): Alarm[] {
  if (ENDED.includes(facts.stage)) return [];
  return ALARMS.flatMap((alarm) =>
    ALARM_RULES[alarm].alarms(facts, today).map(({ about = '', dueOn }) => ({ alarm, about, dueOn })),
  );
}

export function isSameAlarm(one: Omit<Alarm, 'dueOn'>, other: Omit<Alarm, 'dueOn'>): boolean {
  return one.alarm === other.alarm && one.about === other.about;
}

/** Whether an alarm still applies, for the same day, when its reminder is sent. */
export function stillApplies({ alarm, about, dueOn }: Alarm, facts: AlarmFacts, today: string): boolean {
  if (ENDED.includes(facts.stage)) return false;
  return ALARM_RULES[alarm].alarms(facts, today).some((each) => (each.about ?? '') === about && each.dueOn === dueOn);
}

/** How an alarm ends that no longer applies. */
export function endOf({ alarm, about }: Omit<Alarm, 'dueOn'>, facts: AlarmFacts): 'done' | 'cancelled' {
  return ALARM_RULES[alarm].isDone(facts, about) ? 'done' : 'cancelled';
}

export function audiencesOf(alarm: AlarmKind): readonly Audience[] {
  return ALARM_RULES[alarm].audiences;
}

/** Whether its messages leave at once, apart from the daily digest. What was made by hand is never urgent. */
export function isUrgent(alarm: AlarmKind | null): boolean {
  return alarm !== null && ALARM_RULES[alarm].urgent;
}

/** In days before; empty for an alarm that reminds every morning, or never. */
export function daysBefore(alarm: AlarmKind): readonly number[] {
  const { remind } = ALARM_RULES[alarm];
  return remind === 'daily' ? [] : remind;
}

/** For a new alarm or a changed due day. */
export function firstMoments({ alarm, dueOn }: Alarm, canton: CantonCode, now: Date): PlannedReminder[] {
  const { remind } = ALARM_RULES[alarm];
  return remind === 'daily' ? [{ on: zurichDay(now), at: now }] : plan(dueOn, remind, canton, now);
}

/** Who is told when, of an alarm that has a ladder. A step whose moment is over is told at once. */
export function ladderOf(alarm: AlarmKind, about: string, facts: AlarmFacts, now: Date): [Audience, PlannedReminder][] {
  const steps = ALARM_RULES[alarm].ladder?.(facts, about) ?? [];
  return steps.map(({ audience, at }) => {
    const moment = at < now ? now : at;
    return [audience, { on: zurichDay(moment), at: moment }];
  });
}

/** For today, of an existing alarm. */
export function dailyMoments(alarm: AlarmKind, now: Date): PlannedReminder[] {
  return ALARM_RULES[alarm].remind === 'daily' ? [thisMorning(now)] : [];
}

/**
 * The day that stays visible beside the new one. A day that is over was stepped across, as from the safe day to the last:
 * only one that was still to come has been moved by a fact.
 */
export function formerDay(
  standing: { dueOn: string; formerDueOn: string | null },
  dueOn: string,
  today: string,
): string | null {
  const former = standing.dueOn >= today ? standing.dueOn : standing.formerDueOn;
  return former === dueOn ? null : former;
}
