import { listOf, problem, valueOf } from '../common/problem.js';

export const FILE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export type FileType = (typeof FILE_TYPES)[number];

export class KindNotTaken extends problem(415, 'file-kind', 'This kind of file is not taken', {
  taken: listOf(FILE_TYPES),
}) {
  constructor(detail = 'It is neither a picture (JPEG, PNG, WebP) nor a PDF.') {
    super({ detail, extra: { taken: FILE_TYPES } });
  }
}

export class DamagedFile extends problem(422, 'damaged-file', 'This file is damaged or cut off', {
  kind: valueOf(FILE_TYPES),
}) {
  constructor(type: FileType) {
    super({ detail: 'Take the picture again, or save the document again.', extra: { kind: type } });
  }
}

export class FileLost extends problem(410, 'file-lost', 'The file of this attachment is gone or was changed') {
  constructor() {
    super({ detail: 'Whoever runs the installation may find it in a backup.' });
  }
}
