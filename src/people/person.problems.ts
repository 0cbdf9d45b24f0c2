import { INPUT_ERRORS, problem } from '../common/problem.js';
import { onConstraint } from '../db/constraints.js';
import { inputError } from '../common/input-codes.js';

export class HelpConsentMissing extends problem(
  422,
  'consent-missing',
  'Without consent to be helped, nothing is kept',
  { errors: INPUT_ERRORS },
) {
  constructor() {
    super({
      extra: {
        errors: [inputError('/consents', 'help-consent-missing')],
      },
    });
  }
}

export class ConsentTwice extends problem(409, 'consent-twice', 'This consent stands already') {}

onConstraint('uq_consents_standing', () => new ConsentTwice());
