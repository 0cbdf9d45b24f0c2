import { problem, listOf, valueOf } from '../common/problem.js';
import { onConstraint } from '../db/constraints.js';
import { STATUSES, type Status } from './irregularity.entity.js';
import { BLOCKERS, type Blocker } from './irregularity.rules.js';

export class CannotMove extends problem(409, 'irregularity-cannot-move', 'The irregularity cannot be moved there now', {
  from: valueOf(STATUSES),
  to: valueOf(STATUSES),
  blockers: listOf(BLOCKERS),
}) {
  constructor(from: Status, to: Status, blockers: Blocker[]) {
    super({
      extra: {
        from,
        to,
        blockers,
      },
    });
  }
}

export class OwnIrregularity extends problem(409, 'own-irregularity', 'Nobody reviews what they logged themselves') {
  constructor() {
    super({ detail: 'Somebody else of the staff has to.' });
  }
}

export class PublishedIrregularity extends problem(
  409,
  'published-irregularity',
  'A leading case comes with the program and is not changed here',
) {}

export class NotCorrectable extends problem(409, 'irregularity-not-correctable', 'It is past being corrected', {
  state: valueOf(STATUSES),
}) {
  constructor(status: Status) {
    super({ detail: 'Once it is under review, only the consent may be narrowed.', extra: { state: status } });
  }
}

export class NoQuestionPending extends problem(409, 'nothing-asked', 'Nothing was asked back that could be answered', {
  state: valueOf(STATUSES),
}) {
  constructor(status: Status) {
    super({ extra: { state: status } });
  }
}

onConstraint('ck_irregularities_not_ones_own', () => new OwnIrregularity());
