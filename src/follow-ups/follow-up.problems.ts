import { Problem } from '../common/problem.js';
import { ALARM_RULES } from './alarms/alarm.rules.js';
import type { AlarmKind } from './follow-up.entity.js';

export class CaseClosed extends Problem {
  constructor() {
    super(409, 'case-ended', 'This case has ended; nothing more can become due on it');
  }
}

export class FollowUpEnded extends Problem {
  constructor() {
    super(409, 'follow-up-ended', 'This follow-up is done or cancelled already');
  }
}

export class NoCasesOfOnesOwn extends Problem {
  constructor() {
    super(409, 'not-an-adviser', 'This account is no adviser’s, and has no cases of its own');
  }
}

/** Derived from the case, which alone can end it. */
export class AlarmStands extends Problem {
  constructor(alarm: AlarmKind) {
    super(409, 'alarm-stands', 'This alarm stands as long as its cause does', ALARM_RULES[alarm].endedBy, { alarm });
  }
}
