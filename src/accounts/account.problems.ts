import { problem } from '../common/problem.js';
import { onConstraint } from '../db/constraints.js';

const WRONG_PASSWORD = ['wrong-password', 'The address or the password is not right'] as const;
export class WrongPassword extends problem(401, ...WRONG_PASSWORD) {}
/** Within a session, which stays valid. */
export class WrongPasswordInSession extends problem(403, ...WRONG_PASSWORD) {}

/** Does not say whether the code is wrong or spent. */
const WRONG_CODE = ['wrong-code', 'This code is not right, was used already, or is no longer valid'] as const;
export class WrongCode extends problem(401, ...WRONG_CODE) {}
/** Within a session, which stays valid. */
export class WrongCodeInSession extends problem(403, ...WRONG_CODE) {}

/** Does not say whether the passkey is unknown, of a disabled account, or was not used as asked. */
const WRONG_PASSKEY = [
  'wrong-passkey',
  'This passkey does not sign in here, or the request for it is too old',
] as const;
export class WrongPasskey extends problem(401, ...WRONG_PASSKEY) {}
/** Within a session, which stays valid. */
export class WrongPasskeyInSession extends problem(403, ...WRONG_PASSKEY) {}

export class PasskeyTaken extends problem(409, 'passkey-taken', 'This passkey is registered already') {}

export class TooManyPasskeys extends problem(409, 'too-many-passkeys', 'There are ten passkeys already') {
  constructor() {
    super({ detail: 'End one of them first.' });
  }
}

export class NoSecondFactor extends problem(409, 'no-second-factor', 'There is no second factor here') {}

/** Advisers sign in by mail, which is a factor of its own. */
export class NotForAdvisers extends problem(409, 'not-for-advisers', 'Advisers have no second factor') {}

export class SetupNotStarted extends problem(409, 'set-up-not-begun', 'Setting up the second factor has not begun') {
  constructor() {
    super({ detail: 'Begin with POST /api/me/second-factor.' });
  }
}

export class LinkNotValid extends problem(
  409,
  'link-not-valid',
  'This link has been used, has expired or was never made',
) {
  constructor() {
    super({ detail: 'Ask for a new one.' });
  }
}

export class AddressTaken extends problem(409, 'address-taken', 'There is an account with this address already') {}

export class AdviserHasAccount extends problem(409, 'adviser-has-account', 'This adviser has an account already') {}

export class TerritoryMissing extends problem(409, 'territory-missing', 'A coordinator needs at least one canton') {}

export class LastAdmin extends problem(409, 'last-admin', 'There must be an administrator left') {}

onConstraint('uq_accounts_email', () => new AddressTaken());
onConstraint('uq_passkeys_credential', () => new PasskeyTaken());
onConstraint('uq_accounts_adviser', () => new AdviserHasAccount());
onConstraint('ck_accounts_territory', () => new TerritoryMissing());
