import { BadInput, Problem } from '../common/problem.js';
import { onConstraint } from '../db/constraints.js';

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

onConstraint(
  'fk_evidence_attachment',
  () => new BadInput([{ pointer: '/attachmentId', detail: 'is not attached to this irregularity' }]),
);
