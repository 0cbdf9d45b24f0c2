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
    super(403, 'sign-in-again', 'For this, signing in again is needed', 'The last sign-in was more than ten minutes ago.');
  }
}

export class UndertakingNeeded extends Problem {
  constructor() {
    super(403, 'undertaking', 'The confidentiality undertaking comes first', 'Accept it with POST /api/advisers/me/undertaking.');
  }
}
