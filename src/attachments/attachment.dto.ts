import { ApiProperty } from '@nestjs/swagger';
import { Optional, Text } from '../common/input.js';
import type { Attachment } from './attachment.entity.js';
import { VARIANTS, type Variant } from '../files/clean-file.js';
import { FILE_TYPES, type FileType } from '../files/file.problems.js';

export class AttachmentTitle {
  @Optional()
  @Text(120)
  title?: string;
}

export type AttachmentRow = Attachment & {
  /** Of the case or the irregularity. */
  canton: string | null;
  reference: string;
  personId: string | null;
  by: string | null;
};

export class AttachmentView {
  id: string;
  /** One of the two. */
  caseId: string | null;
  irregularityId: string | null;
  /** By its content. */
  @ApiProperty({ enum: [...FILE_TYPES] })
  type: FileType;
  /** `original`: the file as it was sent; `working`: a copy without metadata, scripts and the like, pictures shrunk. */
  @ApiProperty({ enum: [...VARIANTS] })
  variant: Variant;
  title: string | null;
  /** In bytes, as it is kept. */
  size: number;
  attachedAt: Date;
  /** Who attached it; null on an irregularity, and where the person themselves did. */
  by: string | null;
  /** The person sent it themselves, through the link of a letter. */
  fromPerson: boolean;
  mine: boolean;
  /** Whether the caller may take it away now. */
  removable: boolean;
  /** Its file is missed: there is nothing to be shown. */
  lost: boolean;

  static of(row: AttachmentRow, caller: { id: string; mayRemove: boolean }): AttachmentView {
    const { id, caseId, irregularityId, type, variant, title, size, attachedAt } = row;
    return {
      id,
      caseId,
      irregularityId,
      type,
      variant,
      title,
      size,
      attachedAt,
      by: caseId === null ? null : row.by,
      fromPerson: row.attachedBy === null,
      mine: row.attachedBy === caller.id,
      removable: caller.mayRemove,
      lost: row.lostAt !== null,
    };
  }
}
