import { Entity } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  OneOfColumn,
  Personal,
  TextColumn,
  UuidColumn,
  WholeColumn,
  RefersTo,
} from '../db/columns.js';
import { VARIANTS, type Variant } from '../files/clean-file.js';
import { FILE_TYPES, type FileType } from '../files/file.problems.js';

/** The bytes lie in the data folder under the same id, encrypted with `dataKey`, which is encrypted under the keyring. */
@Entity('attachments')
export class Attachment {
  @IdColumn() id: string;
  @RefersTo('cases') @UuidColumn({ nullable: true }) caseId: string | null;
  @RefersTo('irregularities') @UuidColumn({ nullable: true }) irregularityId: string | null;
  @OneOfColumn(FILE_TYPES) type: FileType;
  @Personal() @TextColumn({ nullable: true }) title: string | null;
  /** Bytes, as stored. */
  @WholeColumn() size: number;
  /** Whether the stored bytes are those received, or a cleaned copy of them. */
  @OneOfColumn(VARIANTS) variant: Variant;
  /** Of the bytes as received, hex; null: received before it was noted. */
  @TextColumn({ nullable: true }) sha256: string | null;
  /** Null: a file of 0.1.0, encrypted under key 0 itself. */
  @TextColumn({ nullable: true }) dataKey: string | null;
  /** Null: the person themselves, through the link of a check-in. */
  @RefersTo('accounts') @UuidColumn({ nullable: true }) attachedBy: string | null;
  @InstantColumn() attachedAt: Date;
  @InstantColumn({ nullable: true }) lostAt: Date | null;
}
