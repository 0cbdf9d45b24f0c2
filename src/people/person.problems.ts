import { Problem } from '../common/problem.js';
import { onConstraint } from '../db/constraints.js';
import { inputError } from '../common/input-codes.js';

export class HelpConsentMissing extends Problem {
  constructor() {
    super(422, 'consent-missing', 'Without consent to be helped, nothing is kept', undefined, {
      errors: [inputError('/consents', 'help-consent-missing')],
    });
  }
}

export class ConsentTwice extends Problem {
  constructor() {
    super(409, 'consent-twice', 'This consent stands already');
  }
}

onConstraint('uq_consents_standing', () => new ConsentTwice());
