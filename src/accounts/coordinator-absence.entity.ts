import { Entity } from 'typeorm';
import { DayColumn, IdColumn, RefersTo, UuidColumn } from '../db/columns.js';

/** Inclusive days in Zurich; without `toOn` open-ended. */
@Entity('coordinator_absences')
export class CoordinatorAbsence {
  @IdColumn() id: string;
  @RefersTo('accounts') @UuidColumn() accountId: string;
  @DayColumn() fromOn: string;
  @DayColumn({ nullable: true }) toOn: string | null;
  /** The coordinator who has the territory meanwhile; null: those of all Switzerland get the letters. */
  @RefersTo('accounts') @UuidColumn({ nullable: true }) deputyId: string | null;
}
