import { problem, valueOf } from '../common/problem.js';
import { onConstraint } from '../db/constraints.js';
import { DEADLINE_STATES, type DeadlineState } from './deadline.entity.js';

export class DeadlineEnded extends problem(409, 'deadline-ended', 'This deadline has ended already', {
  state: valueOf(DEADLINE_STATES),
}) {
  constructor(state: DeadlineState) {
    super({ extra: { state } });
  }
}

export class OwnDeadline extends problem(409, 'own-deadline', 'Somebody else must look at what one has sent oneself') {}

export class NothingToConfirm extends problem(409, 'nothing-to-confirm', 'There is nothing to confirm here') {}

onConstraint('ck_deadlines_confirmed', () => new OwnDeadline());
