import { Problem } from '../common/problem.js';
import { onConstraint } from '../db/constraints.js';

export class AdviserAddressTaken extends Problem {
  constructor() {
    super(409, 'adviser-address-taken', 'There is an adviser with this address already');
  }
}

export class OutsideTerritory extends Problem {
  constructor(canton: string) {
    super(403, 'outside-territory', `This is for the coordinators of ${canton}`);
  }
}

export class UndertakingMissing extends Problem {
  constructor() {
    super(409, 'undertaking-missing', 'An adviser becomes active by accepting the confidentiality undertaking');
  }
}

export class UndertakingOutdated extends Problem {
  constructor(current: string) {
    super(409, 'undertaking-outdated', 'Another version of the undertaking stands now', undefined, { current });
  }
}

export class StillHasCases extends Problem {
  constructor(openCases: number) {
    super(409, 'still-has-cases', 'Somebody still counts on this adviser', 'Release or hand over the cases first.', {
      openCases,
    });
  }
}

export class NoAdviser extends Problem {
  constructor() {
    super(404, 'no-adviser', 'This account is not linked to an adviser');
  }
}

/** Only advisers themselves may exceed their capacity. */
export class BeyondCapacity extends Problem {
  constructor() {
    super(409, 'capacity', 'The adviser has no place left', 'Advisers may raise their own capacity.');
  }
}

onConstraint('uq_advisers_email', () => new AdviserAddressTaken());
onConstraint('advisers_within_capacity', () => new BeyondCapacity());
