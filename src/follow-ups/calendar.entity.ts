import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn, WholeColumn, RefersTo } from '../db/columns.js';

/** Only the hash of the token is stored. */
@Entity('calendars')
export class Calendar {
  @RefersTo('accounts') @PrimaryColumn('uuid') accountId: string;
  @TextColumn() tokenHash: string;
  @InstantColumn() madeAt: Date;
  /** Of the account when created; signing out everywhere voids the address. */
  @WholeColumn({ default: 0 }) accessEpoch: number;
}
