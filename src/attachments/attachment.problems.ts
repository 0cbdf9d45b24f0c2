import { BadInput, Problem } from '../common/problem.js';
import { onConstraint } from '../db/constraints.js';
import { inputError } from '../common/input-codes.js';

export const FILE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export type FileType = (typeof FILE_TYPES)[number];

export class KindNotTaken extends Problem {
  constructor(detail = 'It is neither a picture (JPEG, PNG, WebP) nor a PDF.') {
    super(415, 'file-kind', 'This kind of file is not taken', detail, { taken: FILE_TYPES });
  }
}

export class DamagedFile extends Problem {
  constructor(type: FileType) {
    super(
      422,
      'damaged-file',
      'This file is damaged or cut off',
      'Take the picture again, or save the document again.',
      { kind: type },
    );
  }
}

export class TooManyAttachments extends Problem {
  constructor(most: number) {
    super(409, 'too-many-attachments', 'Nothing more can be attached here', `There are ${most} attachments already.`, {
      most,
    });
  }
}

export class AttachmentStays extends Problem {
  constructor() {
    super(
      409,
      'attachment-stays',
      'You cannot take this attachment away',
      'Whoever attached it can, for 24 hours; after that coordination can.',
    );
  }
}

export class FileLost extends Problem {
  constructor() {
    super(
      410,
      'file-lost',
      'The file of this attachment is gone or was changed',
      'Whoever runs the installation may find it in a backup.',
    );
  }
}

onConstraint('fk_evidence_attachment', () => new BadInput([inputError('/attachmentId', 'not-attached')]));
