import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn, WholeColumn } from '../db/columns.js';

/** The address under which an account's calendar reads what is due; one an account. Only the hash of its token is kept. */
@Entity('calendars')
export class Calendar {
  @PrimaryColumn('uuid') accountId: string;
  @TextColumn() tokenHash: string;
  @InstantColumn() madeAt: Date;
  /** The account's when it was made: "sign out everywhere" begins another, and the address leads nowhere. */
  @WholeColumn({ default: 0 }) accessEpoch: number;
}
