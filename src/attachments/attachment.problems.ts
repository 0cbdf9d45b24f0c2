import { BadInput, problem, WHOLE } from '../common/problem.js';
import { onConstraint } from '../db/constraints.js';
import { inputError } from '../common/input-codes.js';

export class TooManyAttachments extends problem(409, 'too-many-attachments', 'Nothing more can be attached here', {
  most: WHOLE,
}) {
  constructor(most: number) {
    super({
      detail: `There are ${most} attachments already.`,
      extra: {
        most,
      },
    });
  }
}

export class AttachmentStays extends problem(409, 'attachment-stays', 'You cannot take this attachment away') {
  constructor() {
    super({ detail: 'Whoever attached it can, for 24 hours; after that coordination can.' });
  }
}

onConstraint('fk_evidence_attachment', () => new BadInput([inputError('/attachmentId', 'not-attached')]));
