import { Entity, PrimaryColumn } from 'typeorm';
import { ROLES, type Role } from '../access/permissions.js';
import { IdColumn, InstantColumn, OneOfColumn, TextsColumn, UuidColumn, Version } from '../db/columns.js';

export const LOCALES = ['de', 'fr', 'it', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const LINK_PURPOSES = ['invitation', 'password', 'first-admin'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

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
  @InstantColumn() createdAt: Date;
  @Version() version: number;
}

/** A link sent by mail that lets its holder set a password once. Only the hash of its token is kept. */
@Entity('account_links')
export class AccountLink {
  @PrimaryColumn('text') tokenHash: string;
  @UuidColumn({ nullable: true }) accountId: string | null;
  @OneOfColumn(LINK_PURPOSES) purpose: LinkPurpose;
  @InstantColumn() expiresAt: Date;
  @InstantColumn({ nullable: true }) usedAt: Date | null;
}
