import { ApiProperty } from '@nestjs/swagger';
import { Email, Optional, Part, Text } from '../common/input.js';
import { UsePasskey } from './passkey.dto.js';

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
  /** True: go on with POST /api/auth/sign-in/second-factor or /passkey; there is no session yet. */
  secondFactor: boolean;
  /** Which of them the account has, while one is still to come; a recovery code goes for both. */
  @ApiProperty({ enum: ['app', 'passkey'], isArray: true })
  factors: ('app' | 'passkey')[];
  /** True: an adviser in a browser that is not known; go on with POST /api/auth/sign-in/code. */
  letterSent: boolean;
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

/** A passkey, or the password with a code where there is a second factor. Advisers: also the code of a letter alone. */
export class Confirm {
  @Optional()
  @Text(200)
  password?: string;

  @Optional()
  @Text(40)
  code?: string;

  /** For a challenge of POST /api/me/confirm/passkey-options. */
  @Optional()
  @Part(() => UsePasskey)
  passkey?: UsePasskey;
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
