import { Entity } from 'typeorm';
import { IdColumn, InstantColumn, OneOfColumn, Personal, TextColumn, UuidColumn, WholeColumn } from '../db/columns.js';
import { FILE_TYPES, type FileType } from './attachment.problems.js';

/** A picture or a PDF that hangs on a case or on an irregularity. Its bytes lie encrypted in the data folder, under its id. */
@Entity('attachments')
export class Attachment {
  @IdColumn() id: string;
  /** One of the two. */
  @UuidColumn({ nullable: true }) caseId: string | null;
  @UuidColumn({ nullable: true }) irregularityId: string | null;
  /** By its content. */
  @OneOfColumn(FILE_TYPES) type: FileType;
  @Personal() @TextColumn({ nullable: true }) title: string | null;
  /** In bytes, as it is kept. */
  @WholeColumn() size: number;
  /** The account. */
  @UuidColumn() attachedBy: string;
  @InstantColumn() attachedAt: Date;
  /** Since when its file is missed. */
  @InstantColumn({ nullable: true }) lostAt: Date | null;
}
