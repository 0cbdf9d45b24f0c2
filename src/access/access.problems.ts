import { problem } from '../common/problem.js';

export { Forbidden, SignIn } from '../common/problem.js';

export class ForeignOrigin extends problem(403, 'foreign-origin', 'This request comes from another site') {}

export class SignInAgain extends problem(403, 'sign-in-again', 'For this, signing in again is needed') {
  constructor() {
    super({ detail: 'The last time was more than fifteen minutes ago: POST /api/me/confirm.' });
  }
}

export class SecondFactorNeeded extends problem(403, 'second-factor-needed', 'This role needs a second factor') {
  constructor() {
    super({ detail: 'Set it up with POST /api/me/second-factor.' });
  }
}

export class UndertakingNeeded extends problem(403, 'undertaking', 'The confidentiality undertaking comes first') {
  constructor() {
    super({ detail: 'Accept it with POST /api/advisers/me/undertaking.' });
  }
}
