import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn, WholeColumn } from '../db/columns.js';

/** The calendar address of an account; only the hash of its token is stored. */
@Entity('calendars')
export class Calendar {
  @PrimaryColumn('uuid') accountId: string;
  @TextColumn() tokenHash: string;
  @InstantColumn() madeAt: Date;
  /** The account's when created; signing out everywhere voids the address. */
  @WholeColumn({ default: 0 }) accessEpoch: number;
}
