import { Email, Optional, Text } from '../common/input.js';

export class SignIn {
  @Email()
  email: string;

  @Text(200)
  password: string;
}

export class SignedInUser {
  id: string;
}

export class SignedIn {
  user: SignedInUser;
}

export class PasswordAccepted {
  /** Null until the second factor has been given. */
  user: SignedInUser | null;
  /** True: go on with POST /api/auth/sign-in/second-factor; there is no session yet. */
  secondFactor: boolean;
}

/** Six digits of the app, or a recovery code. */
export class ConfirmSecondFactor {
  @Text(40)
  code: string;
}

export class RequestSignInLink {
  @Email()
  email: string;
}

export class SignInByCode {
  @Email()
  email: string;

  @Text(40)
  code: string;
}

/** The password, and a code where there is a second factor. Advisers: either the password or the code of a letter. */
export class Confirm {
  @Optional()
  @Text(200)
  password?: string;

  @Optional()
  @Text(40)
  code?: string;
}

/** To be shown once: the address as a picture, the secret to be typed. */
export class SecondFactorBegun {
  /** `otpauth://totp/...` */
  uri: string;
  /** Base32. */
  secret: string;
}

/** To be shown once; each is good for one sign-in. */
export class RecoveryCodes {
  recoveryCodes: string[];
}

export class SessionView {
  id: string;
  createdAt: Date;
  /** To the hour. */
  lastSeenAt: Date;
  /** When it ends if nobody uses it any more. */
  expiresAt: Date;
  /** Browser and system, such as `Firefox, Android`; null when they are not known. */
  device: string | null;
  /** Whether it is the one that asks. */
  current: boolean;
}
