import { problem, listOf, valueOf } from '../common/problem.js';
import { onConstraint } from '../db/constraints.js';
import { STAGES, type Stage } from './case.entity.js';
import { BLOCKERS, type Blocker } from './stage.rules.js';

export class CaseCannotMove extends problem(409, 'case-cannot-move', 'The case cannot make this move', {
  from: { anyOf: [valueOf(STAGES), { type: 'null' }] },
  to: valueOf(STAGES),
  blockers: listOf(BLOCKERS),
}) {
  constructor(from: Stage | null, to: Stage, blockers: Blocker[]) {
    super({ extra: { from, to, blockers } });
  }
}

export class NotWaiting extends problem(409, 'not-waiting', 'This case is not waiting') {}

export class HasNoAdviser extends problem(409, 'no-adviser-to-release', 'This case has no adviser') {}

export class HasAdviserAlready extends problem(409, 'has-adviser', 'This case has an adviser already') {}

export class CaseEnded extends problem(409, 'case-ended', 'This case has ended') {}

export class StageNotInProcedure extends problem(
  409,
  'stage-not-in-procedure',
  'This procedure does not know the stage the case is at',
  { stage: valueOf(STAGES) },
) {
  constructor(stage: Stage) {
    super({ extra: { stage } });
  }
}

export class NoDecisionYet extends problem(409, 'no-decision-yet', 'There is no refusal whose letter could be typed') {}

export class LettersNotHeld extends problem(409, 'letters-not-held', 'No letters of this case wait for anybody') {}

const DEADLINES = {
  type: 'array',
  items: {
    type: 'object',
    required: ['id', 'kind', 'safeDay'],
    properties: {
      id: { type: 'string', format: 'uuid' },
      kind: { type: 'string' },
      safeDay: { type: 'string', format: 'date', nullable: true },
    },
  },
};

export class DeadlineOpen extends problem(409, 'open-deadline', 'A deadline of this case is open', {
  deadlines: DEADLINES,
}) {
  constructor(open: readonly { id: string; kind: string; safeDay: string | null }[]) {
    super({
      detail: 'Say first how it ended.',
      extra: { deadlines: open.map(({ id, kind, safeDay }) => ({ id, kind, safeDay })) },
    });
  }
}

onConstraint('ck_cases_waiting', () => new NotWaiting());
