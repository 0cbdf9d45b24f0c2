import { ROLES, type Role } from '../access/permissions.js';
import { type Principal, SECOND_FACTOR_STATES, type SecondFactorState } from '../access/principal.js';
import { ApiProperty } from '@nestjs/swagger';
import { Email, Flag, OneOf, Optional, SomeOf, Text } from '../common/input.js';
import { PageQuery } from '../common/page.js';
import { CANTON_CODES } from '../common/cantons.js';
import { zurichDay } from '../common/clock.js';
import type { Account } from './account.entity.js';
import { LOCALES, type Locale } from '../texts/languages.js';

const TERRITORY = ['CH', ...CANTON_CODES];

export class CreateAccount {
  @Email()
  email: string;

  @Text(120)
  name: string;

  @OneOf(ROLES)
  role: Role;

  /** Needed for a coordinator. */
  @Optional()
  @SomeOf(TERRITORY)
  cantons?: string[];

  @OneOf(LOCALES)
  locale: Locale;
}

export class UpdateAccount {
  @Optional()
  @OneOf(ROLES)
  role?: Role;

  @Optional()
  @SomeOf(TERRITORY)
  cantons?: string[];

  @Optional()
  @Flag()
  disabled?: boolean;
}

export class UpdateMe {
  @OneOf(LOCALES)
  locale: Locale;
}

export class ForgotPassword {
  @Email()
  email: string;
}

export class UseLink {
  @Text(100)
  token: string;

  /** At least twelve characters, and not guessable: the score of zxcvbn is 3 or more. No other rule. */
  @Text(200)
  password: string;

  @Optional()
  @Text(120)
  name?: string;

  @Optional()
  @Email()
  email?: string;
}

export class AccountQuery extends PageQuery {
  @Optional()
  @OneOf(ROLES)
  role?: Role;
}

/** An account as it is listed. */
export type AccountRow = Omit<Account, 'accessEpoch' | 'createdAt'> & { joined: boolean; hasSecondFactor: boolean };

export class AccountView {
  id: string;
  name: string;
  email: string;
  role: Role;
  cantons: string[];
  adviserId: string | null;
  locale: Locale;
  disabled: boolean;
  /** Since when letters to its address come back; null while they do not, as far as we know. */
  emailFailedAt: Date | null;
  /** Whether a password has been set. */
  joined: boolean;
  @ApiProperty({ enum: [...SECOND_FACTOR_STATES] })
  secondFactor: SecondFactorState;
  version: number;

  static of(account: AccountRow, secondFactor: SecondFactorState): AccountView {
    const { id, name, email, role, cantons, adviserId, locale, disabledAt, emailFailedAt, joined, version } = account;
    const disabled = disabledAt !== null;
    return {
      id,
      name,
      email,
      role,
      cantons,
      adviserId,
      locale,
      disabled,
      emailFailedAt,
      joined,
      secondFactor,
      version,
    };
  }
}

/** What would be left without its holder if an account were disabled. Counts only: administrators see no case. */
export class OpenWorkView {
  /** Cases of its adviser that have not ended. */
  cases: number;
  /** Offers it has not answered; disabling withdraws them. */
  offers: number;
  /** How many of the cases have a last day that is still to come. */
  deadlines: number;
}

export class MeView {
  id: string;
  name: string;
  email: string;
  role: Role;
  cantons: string[];
  adviserId: string | null;
  locale: Locale;
  /** `needed`: nothing else is open until it is set up. */
  @ApiProperty({ enum: [...SECOND_FACTOR_STATES] })
  secondFactor: SecondFactorState;
  /** Whether an app shows codes for it; otherwise a second factor is passkeys only. */
  authenticatorApp: boolean;
  /** Whether the adviser has undertaken to keep confidential; null for who is none. */
  undertaken: boolean | null;
  /** The day in Zurich; the demonstration has its own. */
  today: string;
  /** The instant that belongs to `today`; a client without contact counts on from it. */
  now: Date;

  static of(
    { id, name, email, role, cantons, adviserId, undertaken, locale, secondFactor, authenticatorApp }: Principal,
    now: Date,
  ): MeView {
    return {
      id,
      name,
      email,
      role,
      cantons,
      adviserId,
      undertaken: adviserId === null ? null : undertaken,
      locale,
      secondFactor,
      authenticatorApp,
      today: zurichDay(now),
      now,
    };
  }
}

export class SessionStateView {
  @ApiProperty({ type: () => MeView, nullable: true })
  me: MeView | null;
  /** Whether the session this browser comes with was ended on purpose, and did not run out: what is kept on the device goes too. */
  ended: boolean;
}

export class LinkUsed {
  email: string;
}
