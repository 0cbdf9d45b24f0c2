import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, OneOfColumn, RefersTo, UuidColumn } from '../db/columns.js';

export const GRANT_SUBJECTS = ['case', 'irregularity'] as const;
/** `all`: what the adviser of a case sees. The others open only what a room shows for them. */
export const GRANT_PARTS = ['all', 'deadlines', 'languages-and-phone', 'confirm'] as const;

/** A named exception, such as a substitute or a jurist: an account sees a record that is neither its own nor in its cantons. */
@Entity('grants')
export class Grant {
  @IdColumn() id: string;
  @OneOfColumn(GRANT_SUBJECTS) subjectKind: (typeof GRANT_SUBJECTS)[number];
  @UuidColumn() subjectId: string;
  @RefersTo('accounts') @UuidColumn() accountId: string;
  @OneOfColumn(GRANT_PARTS) part: (typeof GRANT_PARTS)[number];
  @InstantColumn() fromAt: Date;
  /** Null: until it is taken back. */
  @InstantColumn({ nullable: true }) untilAt: Date | null;
  /** The subject by its kind; computed by the database. */
  @RefersTo('cases') @UuidColumn({ insert: false, update: false, nullable: true }) caseId: string | null;
  @RefersTo('irregularities') @UuidColumn({ insert: false, update: false, nullable: true }) irregularityId:
    string | null;
  @RefersTo('accounts') @UuidColumn({ nullable: true }) grantedBy: string | null;
  /** The absence during which its holder covers; with the absence the grant goes. */
  @RefersTo('absences') @UuidColumn({ nullable: true }) absenceId: string | null;
}
