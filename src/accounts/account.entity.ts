import { Entity, PrimaryColumn } from 'typeorm';
import { ROLES, type Role } from '../access/permissions.js';
import { LOCALES, type Locale } from '../texts/languages.js';
import {
  IdColumn,
  InstantColumn,
  OneOfColumn,
  TextColumn,
  TextsColumn,
  UuidColumn,
  Version,
  WholeColumn,
} from '../db/columns.js';

/** Links that let their holder set a password. */
export const PASSWORD_PURPOSES = ['invitation', 'password', 'first-admin'] as const;
export type PasswordPurpose = (typeof PASSWORD_PURPOSES)[number];
export const LINK_PURPOSES = [...PASSWORD_PURPOSES, 'sign-in', 'second-factor'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** Who had a letter written: the network, a browser the holder has signed in with, or anybody at the door. */
export const LINK_ASKERS = ['network', 'known-browser', 'anybody'] as const;
export type LinkAsker = (typeof LINK_ASKERS)[number];

/** A login: its role and territory. Name, address, password and sessions are better-auth's, under the same id. */
@Entity('accounts')
export class Account {
  @IdColumn() id: string;
  @OneOfColumn(ROLES) role: Role;
  /** Canton codes, or `CH`. */
  @TextsColumn() cantons: string[];
  /** Written by the advisers' room. */
  @UuidColumn({ nullable: true }) adviserId: string | null;
  @OneOfColumn(LOCALES) locale: Locale;
  @InstantColumn({ nullable: true }) disabledAt: Date | null;
  /** Since when letters to its address come back; null while they do not. */
  @InstantColumn({ nullable: true, update: false }) emailFailedAt: Date | null;
  /** Counts how often all that was open was ended; what was made in an earlier epoch is void. Written by SQL alone. */
  @WholeColumn({ default: 0 }) accessEpoch: number;
  @InstantColumn() createdAt: Date;
  @Version() version: number;
}

/**
 * A token that lets its holder do one thing once: set a password, sign in from a letter, or, having typed the password,
 * go on to the second factor (that one is in a cookie and not in a letter). Only the hash of the token is kept.
 */
@Entity('account_links')
export class AccountLink {
  @PrimaryColumn('text') tokenHash: string;
  @UuidColumn({ nullable: true }) accountId: string | null;
  @OneOfColumn(LINK_PURPOSES) purpose: LinkPurpose;
  @OneOfColumn(LINK_ASKERS, { default: 'network' }) askedBy: LinkAsker;
  /** Of the six digits in the same letter. */
  @TextColumn({ nullable: true }) codeHash: string | null;
  /** Wrong codes so far. */
  @WholeColumn({ default: 0 }) tries: number;
  @InstantColumn() expiresAt: Date;
  @InstantColumn({ nullable: true }) usedAt: Date | null;
}

/** What somebody has besides the password: a secret in an app that makes codes, and ten codes on paper. */
@Entity('second_factors')
export class SecondFactor {
  @PrimaryColumn('uuid') accountId: string;
  /** Encrypted; null until the first code has proved that the app has it. */
  @TextColumn({ nullable: true }) secret: string | null;
  @TextColumn({ nullable: true }) pendingSecret: string | null;
  /** The last time step of which a code was taken. */
  @WholeColumn() lastStep: number;
  /** Hashes of those not spent yet. */
  @TextsColumn() recoveryCodes: string[];
  @InstantColumn({ nullable: true }) setUpAt: Date | null;
}
