import { problem, TEXT, WHOLE } from '../common/problem.js';
import { onConstraint } from '../db/constraints.js';

export class AdviserAddressTaken extends problem(
  409,
  'adviser-address-taken',
  'There is an adviser with this address already',
) {}

export class OutsideTerritory extends problem(
  403,
  'outside-territory',
  'This is for the coordinators of another canton',
) {
  constructor(canton: string) {
    super({ title: `This is for the coordinators of ${canton}` });
  }
}

export class UndertakingMissing extends problem(
  409,
  'undertaking-missing',
  'An adviser becomes active by accepting the confidentiality undertaking',
) {}

export class UndertakingOutdated extends problem(
  409,
  'undertaking-outdated',
  'Another version of the undertaking stands now',
  { current: TEXT },
) {
  constructor(current: string) {
    super({ extra: { current } });
  }
}

export class StillHasCases extends problem(409, 'still-has-cases', 'Somebody still counts on this adviser', {
  openCases: WHOLE,
}) {
  constructor(openCases: number) {
    super({
      detail: 'Release or hand over the cases first.',
      extra: {
        openCases,
      },
    });
  }
}

export class NoAdviser extends problem(404, 'no-adviser', 'This account is not linked to an adviser') {}

/** Only advisers themselves may exceed their capacity. */
export class BeyondCapacity extends problem(409, 'capacity', 'The adviser has no place left') {
  constructor() {
    super({ detail: 'Advisers may raise their own capacity.' });
  }
}

onConstraint('uq_advisers_email', () => new AdviserAddressTaken());
onConstraint('advisers_within_capacity', () => new BeyondCapacity());
