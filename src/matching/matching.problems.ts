import { Problem } from '../common/problem.js';
import { onConstraint } from '../db/constraints.js';
import type { OfferState } from './offer.entity.js';
import type { Exclusion } from './score.rules.js';

export class AlreadyOffered extends Problem {
  constructor() {
    super(409, 'already-offered', 'This case is offered to somebody at the moment');
  }
}

export class NotToOffer extends Problem {
  constructor() {
    super(409, 'not-to-offer', 'Only a case that is waiting can be offered');
  }
}

export class AdviserExcluded extends Problem {
  constructor(exclusions: Exclusion[]) {
    super(409, 'adviser-excluded', 'This adviser cannot have this case', undefined, { exclusions });
  }
}

/** A letter would not reach the adviser: record the answer in the same step, or invite them first. */
export class AdviserWithoutAccount extends Problem {
  constructor() {
    super(
      409,
      'adviser-without-account',
      'This adviser has no account that works, so nobody would read the offer',
      'Phone them and send the offer with onBehalf, how and noConflict, or invite them first.',
    );
  }
}

export class OfferAnswered extends Problem {
  constructor(state: OfferState) {
    super(409, 'offer-answered', 'This offer is not open any more', undefined, { state });
  }
}

export class OfferLapsed extends Problem {
  constructor() {
    super(409, 'offer-lapsed', 'This offer has lapsed', 'The coordinators have been told; they can offer it again.');
  }
}

onConstraint('uq_offers_open_per_case', () => new AlreadyOffered());
onConstraint('offers_end_with_their_case', () => new NotToOffer());
