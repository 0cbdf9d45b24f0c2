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
import { FILE_TYPES, type FileType } from '../files/file.problems.js';

/** The bytes are encrypted in the data folder under the same id. */
@Entity('attachments')
export class Attachment {
  @IdColumn() id: string;
  @RefersTo('cases') @UuidColumn({ nullable: true }) caseId: string | null;
  @RefersTo('irregularities') @UuidColumn({ nullable: true }) irregularityId: string | null;
  @OneOfColumn(FILE_TYPES) type: FileType;
  @Personal() @TextColumn({ nullable: true }) title: string | null;
  /** Bytes, as stored. */
  @WholeColumn() size: number;
  @RefersTo('accounts') @UuidColumn() attachedBy: string;
  @InstantColumn() attachedAt: Date;
  @InstantColumn({ nullable: true }) lostAt: Date | null;
}
