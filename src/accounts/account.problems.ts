import { Problem } from '../common/problem.js';
import { onConstraint } from '../db/constraints.js';

/** 401 at sign-in; 403 within a session, which stays valid. */
export class WrongPassword extends Problem {
  constructor(status: 401 | 403 = 401) {
    super(status, 'wrong-password', 'The address or the password is not right');
  }
}

/** Does not say whether the code is wrong or spent. 401 at sign-in, 403 within a session. */
export class WrongCode extends Problem {
  constructor(status: 401 | 403 = 401) {
    super(status, 'wrong-code', 'This code is not right, was used already, or is no longer valid');
  }
}

export class NoSecondFactor extends Problem {
  constructor() {
    super(409, 'no-second-factor', 'There is no second factor here');
  }
}

/** Advisers sign in by mail, which is a factor of its own. */
export class NotForAdvisers extends Problem {
  constructor() {
    super(409, 'not-for-advisers', 'Advisers have no second factor');
  }
}

export class SetupNotStarted extends Problem {
  constructor() {
    super(
      409,
      'set-up-not-begun',
      'Setting up the second factor has not begun',
      'Begin with POST /api/me/second-factor.',
    );
  }
}

export class LinkNotValid extends Problem {
  constructor() {
    super(409, 'link-not-valid', 'This link has been used, has expired or was never made', 'Ask for a new one.');
  }
}

export class AddressTaken extends Problem {
  constructor() {
    super(409, 'address-taken', 'There is an account with this address already');
  }
}

export class AdviserHasAccount extends Problem {
  constructor() {
    super(409, 'adviser-has-account', 'This adviser has an account already');
  }
}

export class TerritoryMissing extends Problem {
  constructor() {
    super(409, 'territory-missing', 'A coordinator needs at least one canton');
  }
}

export class LastAdmin extends Problem {
  constructor() {
    super(409, 'last-admin', 'There must be an administrator left');
  }
}

onConstraint('user_email_key', () => new AddressTaken());
onConstraint('uq_accounts_adviser', () => new AdviserHasAccount());
onConstraint('ck_accounts_territory', () => new TerritoryMissing());
