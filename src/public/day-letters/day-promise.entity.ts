import { Entity } from 'typeorm';
import { DayColumn, IdColumn, InstantColumn, Personal, TextColumn } from '../../db/columns.js';

/** An address, a language and days; no name, nothing of a case. */
@Entity('day_promises')
export class DayPromise {
  @IdColumn() id: string;
  @Personal() @TextColumn() email: string;
  @Personal() @TextColumn() language: string;
  /** When the letter leaves. */
  @DayColumn() day: string;
  /** The last day to file, of which it reminds; a birthday can be told from it. */
  @Personal() @DayColumn({ nullable: true }) closesOn: string | null;
  @TextColumn() textVersion: string;
  @InstantColumn() createdAt: Date;
  @InstantColumn({ nullable: true }) announcedAt: Date | null;
}
