import type { Stage } from '../../cases/case.entity.js';
import { zurichDay } from '../../common/clock.js';
import type { CantonCode } from '../../common/cantons.js';
import { ALARMS, type AlarmKind } from '../follow-up.entity.js';
import { plan, thisMorning, type PlannedReminder } from '../reminder.rules.js';
import type { Alarm, AlarmFacts, AlarmRule } from './alarm.js';
import { appealDeadline } from './appeal-deadline.rules.js';
import { refusalLetter } from './refusal-letter.rules.js';

/** Every alarm there is. CONTRIBUTING.md says what else a new one needs; `alarm-texts.test.ts` misses what is forgotten. */
export const ALARM_RULES: Readonly<Record<AlarmKind, AlarmRule>> = {
  'refusal-letter': refusalLetter,
  'appeal-deadline': appealDeadline,
};

/** The stages at which a case can have an alarm. */
export const ALARM_STAGES: readonly Stage[] = [...new Set(ALARMS.flatMap((alarm) => ALARM_RULES[alarm].stages))];

/** The alarms a case should have, given those it has. */
export function alarmsOf(facts: AlarmFacts, current: readonly Alarm[], today: string): Alarm[] {
  return ALARMS.flatMap((alarm) => {
    const standing = current.find((each) => each.alarm === alarm)?.dueOn ?? null;
    const dueOn = dueDay(alarm, facts, standing, today);
    return dueOn === null ? [] : [{ alarm, dueOn }];
  });
}

/** Whether an alarm still applies, for the same day, when its reminder is sent. */
export function stillApplies({ alarm, dueOn }: Alarm, facts: AlarmFacts, today: string): boolean {
  return dueDay(alarm, facts, dueOn, today) === dueOn;
}

function dueDay(alarm: AlarmKind, facts: AlarmFacts, standing: string | null, today: string): string | null {
  const rule = ALARM_RULES[alarm];
  return rule.stages.includes(facts.stage) ? rule.dueOn(facts, standing, today) : null;
}

/** How an alarm ends that no longer applies. */
export function endOf(alarm: AlarmKind, facts: AlarmFacts): 'done' | 'cancelled' {
  return ALARM_RULES[alarm].isDone(facts) ? 'done' : 'cancelled';
}

/** In days before; empty for an alarm that reminds every morning. */
export function daysBefore(alarm: AlarmKind): readonly number[] {
  const { remind } = ALARM_RULES[alarm];
  return remind === 'daily' ? [] : remind;
}

/** For a new alarm or a changed due day. */
export function firstMoments({ alarm, dueOn }: Alarm, canton: CantonCode, now: Date): PlannedReminder[] {
  const { remind } = ALARM_RULES[alarm];
  return remind === 'daily' ? [{ on: zurichDay(now), at: now }] : plan(dueOn, remind, canton, now);
}

/** For today, of an existing alarm. */
export function dailyMoments(alarm: AlarmKind, now: Date): PlannedReminder[] {
  return ALARM_RULES[alarm].remind === 'daily' ? [thisMorning(now)] : [];
}
