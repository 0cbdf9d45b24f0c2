import { Entity } from 'typeorm';
import { DayColumn, IdColumn, InstantColumn, Personal, TextColumn } from '../../db/columns.js';

/** A letter promised for a day: an address and a language, nothing of a case or a person besides. */
@Entity('day_promises')
export class DayPromise {
  @IdColumn() id: string;
  @Personal() @TextColumn() email: string;
  @Personal() @TextColumn() language: string;
  @DayColumn() day: string;
  /** The words that were agreed to. */
  @TextColumn() textVersion: string;
  @InstantColumn() createdAt: Date;
  /** When the letter of the day went into the outbox. */
  @InstantColumn({ nullable: true }) announcedAt: Date | null;
}
