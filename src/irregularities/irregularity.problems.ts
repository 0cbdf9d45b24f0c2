import { Problem } from '../common/problem.js';
import { onConstraint } from '../db/constraints.js';
import type { Status } from './irregularity.entity.js';
import type { Blocker } from './irregularity.rules.js';

export class CannotMove extends Problem {
  constructor(from: Status, to: Status, blockers: Blocker[]) {
    super(409, 'irregularity-cannot-move', 'The irregularity cannot be moved there now', undefined, {
      from,
      to,
      blockers,
    });
  }
}

export class OwnIrregularity extends Problem {
  constructor() {
    super(409, 'own-irregularity', 'Nobody reviews what they logged themselves', 'Somebody else of the staff has to.');
  }
}

export class PublishedIrregularity extends Problem {
  constructor() {
    super(409, 'published-irregularity', 'A leading case comes with the program and is not changed here');
  }
}

export class NotCorrectable extends Problem {
  constructor(status: Status) {
    super(
      409,
      'irregularity-not-correctable',
      'It is past being corrected',
      'Once it is under review, only the consent may be narrowed.',
      { state: status },
    );
  }
}

export class NoQuestionPending extends Problem {
  constructor(status: Status) {
    super(409, 'nothing-asked', 'Nothing was asked back that could be answered', undefined, { state: status });
  }
}

onConstraint('ck_irregularities_not_ones_own', () => new OwnIrregularity());
