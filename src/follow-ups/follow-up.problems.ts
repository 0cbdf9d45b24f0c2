import { problem, valueOf } from '../common/problem.js';
import { ALARM_RULES } from './alarms/alarm.rules.js';
import { ALARMS, type AlarmKind } from './follow-up.entity.js';

export class CaseClosed extends problem(409, 'case-ended', 'This case has ended; nothing more can become due on it') {}

export class FollowUpEnded extends problem(409, 'follow-up-ended', 'This follow-up is done or cancelled already') {}

export class NoCasesOfOnesOwn extends problem(
  409,
  'not-an-adviser',
  'This account is no adviser’s, and has no cases of its own',
) {}

/** Derived from the case, which alone can end it. */
export class AlarmStands extends problem(409, 'alarm-stands', 'This alarm stands as long as its cause does', {
  alarm: valueOf(ALARMS),
}) {
  constructor(alarm: AlarmKind) {
    super({ detail: ALARM_RULES[alarm].endedBy, extra: { alarm } });
  }
}
