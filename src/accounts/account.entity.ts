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
  RefersTo,
} from '../db/columns.js';

export const PASSWORD_PURPOSES = ['invitation', 'password', 'first-admin'] as const;
export type PasswordPurpose = (typeof PASSWORD_PURPOSES)[number];
export const LINK_PURPOSES = [...PASSWORD_PURPOSES, 'sign-in', 'second-factor', 'passkey'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

export const LINK_REQUESTERS = ['network', 'known-browser', 'anybody'] as const;
export type LinkAsker = (typeof LINK_REQUESTERS)[number];

@Entity('accounts')
export class Account {
  @IdColumn() id: string;
  @TextColumn() name: string;
  /** In lower case. */
  @TextColumn() email: string;
  @OneOfColumn(ROLES) role: Role;
  @TextsColumn() cantons: string[];
  @RefersTo('advisers') @UuidColumn({ nullable: true }) adviserId: string | null;
  @OneOfColumn(LOCALES) locale: Locale;
  @InstantColumn({ nullable: true }) disabledAt: Date | null;
  @InstantColumn({ nullable: true, update: false }) emailFailedAt: Date | null;
  /** Incremented when all sessions end; voids what was issued in an earlier epoch. Written by SQL only. */
  @WholeColumn({ default: 0 }) accessEpoch: number;
  /** When the digest of the day leaves, in Zurich: 8 to 19. */
  @WholeColumn({ default: 8 }) digestHour: number;
  @InstantColumn() createdAt: Date;
  @Version() version: number;
}

@Entity('passwords')
export class Password {
  @RefersTo('accounts') @PrimaryColumn('uuid') accountId: string;
  /** Another one with each password: letters that were asked for before are not sent. */
  @UuidColumn() id: string;
  @TextColumn() hash: string;
  @InstantColumn() setAt: Date;
}

@Entity('sessions')
export class Session {
  @IdColumn() id: string;
  @TextColumn() tokenHash: string;
  @RefersTo('accounts') @UuidColumn() accountId: string;
  @InstantColumn() createdAt: Date;
  @InstantColumn() lastSeenAt: Date;
  /** When the holder last proved who they are. */
  @InstantColumn() confirmedAt: Date;
  @InstantColumn() expiresAt: Date;
  /** Browser and system in a word each. */
  @TextColumn({ nullable: true }) device: string | null;
}

/** What a link opens a page for; the others are never in a link. */
export type PagePurpose = PasswordPurpose | 'sign-in';

/**
 * A single-use token for a password, a sign-in by letter or the second factor, or the challenge that a passkey has answered.
 * Only its hash is stored.
 */
@Entity('account_links')
export class AccountLink {
  @PrimaryColumn('text') tokenHash: string;
  @RefersTo('accounts') @UuidColumn({ nullable: true }) accountId: string | null;
  @OneOfColumn(LINK_PURPOSES) purpose: LinkPurpose;
  @OneOfColumn(LINK_REQUESTERS, { default: 'network' }) askedBy: LinkAsker;
  @TextColumn({ nullable: true }) codeHash: string | null;
  @WholeColumn({ default: 0 }) tries: number;
  @InstantColumn() expiresAt: Date;
  @InstantColumn({ nullable: true }) usedAt: Date | null;
}

@Entity('second_factors')
export class SecondFactor {
  @RefersTo('accounts') @PrimaryColumn('uuid') accountId: string;
  /** Encrypted; null until the first code is confirmed. */
  @TextColumn({ nullable: true }) secret: string | null;
  @TextColumn({ nullable: true }) pendingSecret: string | null;
  @WholeColumn() lastStep: number;
  @TextsColumn() recoveryCodes: string[];
  @InstantColumn({ nullable: true }) setUpAt: Date | null;
}
