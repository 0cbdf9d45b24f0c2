import { problem, listOf, valueOf } from '../common/problem.js';
import { onConstraint } from '../db/constraints.js';
import { OFFER_STATES, type OfferState } from './offer.entity.js';
import { EXCLUSIONS, type Exclusion } from './score.rules.js';

export class AlreadyOffered extends problem(409, 'already-offered', 'This case is offered to somebody at the moment') {}

export class NotToOffer extends problem(409, 'not-to-offer', 'Only a case that is waiting can be offered') {}

export class AdviserExcluded extends problem(409, 'adviser-excluded', 'This adviser cannot have this case', {
  exclusions: listOf(EXCLUSIONS),
}) {
  constructor(exclusions: Exclusion[]) {
    super({ extra: { exclusions } });
  }
}

/** A letter would not reach the adviser: record the answer in the same step, or invite them first. */
export class AdviserWithoutAccount extends problem(
  409,
  'adviser-without-account',
  'This adviser has no account that works, so nobody would read the offer',
) {
  constructor() {
    super({ detail: 'Phone them and send the offer with onBehalf, how and noConflict, or invite them first.' });
  }
}

export class OfferAnswered extends problem(409, 'offer-answered', 'This offer is not open any more', {
  state: valueOf(OFFER_STATES),
}) {
  constructor(state: OfferState) {
    super({ extra: { state } });
  }
}

export class OfferLapsed extends problem(409, 'offer-lapsed', 'This offer has lapsed') {
  constructor() {
    super({ detail: 'The coordinators have been told; they can offer it again.' });
  }
}

onConstraint('uq_offers_open_per_case', () => new AlreadyOffered());
onConstraint('offers_end_with_their_case', () => new NotToOffer());
