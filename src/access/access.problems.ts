import { Problem } from '../common/problem.js';

export class SignIn extends Problem {
  constructor() {
    super(401, 'sign-in', 'Signing in is needed');
  }
}

export class Forbidden extends Problem {
  constructor() {
    super(403, 'forbidden', 'This is not allowed');
  }
}

export class ForeignOrigin extends Problem {
  constructor() {
    super(403, 'foreign-origin', 'This request comes from another site');
  }
}

export class SignInAgain extends Problem {
  constructor() {
    super(
      403,
      'sign-in-again',
      'For this, signing in again is needed',
      'The last time was more than fifteen minutes ago: POST /api/me/confirm.',
    );
  }
}

export class SecondFactorNeeded extends Problem {
  constructor() {
    super(403, 'second-factor-needed', 'This role needs a second factor', 'Set it up with POST /api/me/second-factor.');
  }
}

export class UndertakingNeeded extends Problem {
  constructor() {
    super(
      403,
      'undertaking',
      'The confidentiality undertaking comes first',
      'Accept it with POST /api/advisers/me/undertaking.',
    );
  }
}
