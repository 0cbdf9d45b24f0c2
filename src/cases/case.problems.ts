import { Problem } from '../common/problem.js';
import { onConstraint } from '../db/constraints.js';
import type { Stage } from './case.entity.js';
import type { Blocker } from './stage.rules.js';

export class CaseCannotMove extends Problem {
  constructor(from: Stage | null, to: Stage, blockers: Blocker[]) {
    super(409, 'case-cannot-move', 'The case cannot make this move', undefined, { from, to, blockers });
  }
}

export class NotWaiting extends Problem {
  constructor() {
    super(409, 'not-waiting', 'This case is not waiting');
  }
}

export class HasNoAdviser extends Problem {
  constructor() {
    super(409, 'no-adviser-to-release', 'This case has no adviser');
  }
}

export class HasAdviserAlready extends Problem {
  constructor() {
    super(409, 'has-adviser', 'This case has an adviser already');
  }
}

export class CaseEnded extends Problem {
  constructor() {
    super(409, 'case-ended', 'This case has ended');
  }
}

export class StageNotInProcedure extends Problem {
  constructor(stage: Stage) {
    super(409, 'stage-not-in-procedure', 'This procedure does not know the stage the case is at', undefined, { stage });
  }
}

export class NoDecisionYet extends Problem {
  constructor() {
    super(409, 'no-decision-yet', 'There is no refusal whose letter could be typed');
  }
}

export class LettersNotHeld extends Problem {
  constructor() {
    super(409, 'letters-not-held', 'No letters of this case wait for anybody');
  }
}

onConstraint('ck_cases_waiting', () => new NotWaiting());
