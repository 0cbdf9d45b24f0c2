import { listOf, problem, valueOf, WHOLE } from '../common/problem.js';

export const FILE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export type FileType = (typeof FILE_TYPES)[number];

export class KindNotTaken extends problem(415, 'file-kind', 'This kind of file is not taken', {
  taken: listOf(FILE_TYPES),
}) {
  constructor(detail = 'It is neither a picture (JPEG, PNG, WebP, AVIF) nor a PDF.') {
    super({ detail, extra: { taken: FILE_TYPES } });
  }
}

export class DamagedFile extends problem(422, 'damaged-file', 'This file is damaged or cut off', {
  kind: valueOf([...FILE_TYPES, 'image/avif']),
}) {
  constructor(kind: FileType | 'image/avif') {
    super({ detail: 'Take the picture again, or save the document again.', extra: { kind } });
  }
}

export class TooManyPixels extends problem(422, 'too-many-pixels', 'This picture has too many pixels', {
  most: { ...WHOLE, description: 'Millions of pixels.' },
}) {
  constructor(most: number) {
    super({ detail: `${most} megapixels are taken at most: take it at a lower resolution.`, extra: { most } });
  }
}

export class FileTooComplex extends problem(422, 'file-too-complex', 'This file takes too long to prepare') {
  constructor() {
    super({ detail: 'Take a picture of the document instead, or save it again with another program.' });
  }
}

export class LockedPdf extends problem(422, 'locked-pdf', 'This PDF is locked with a password') {
  constructor() {
    super({ detail: 'Save it without a password, or print it to a PDF, and attach that.' });
  }
}

export class ActivePdf extends problem(422, 'active-pdf', 'This PDF has scripts or actions that cannot be removed') {
  constructor() {
    super({ detail: 'Print it to a PDF, and attach that.' });
  }
}

export class InfectedFile extends problem(422, 'infected-file', 'The virus scanner found something in this file') {
  constructor() {
    super({ detail: 'Nothing was kept. Do not open the file, and tell whoever sent it.' });
  }
}

export class ScannerDown extends problem(503, 'scanner-down', 'Files cannot be checked for viruses at the moment') {
  constructor() {
    super({ detail: 'Nothing was kept. Try again later.', headers: { 'retry-after': '60' } });
  }
}

export class FileLost extends problem(410, 'file-lost', 'The file of this attachment is gone or was changed') {
  constructor() {
    super({ detail: 'Whoever runs the installation may find it in a backup.' });
  }
}
