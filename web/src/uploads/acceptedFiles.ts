export type FileKind = 'jpeg' | 'png' | 'webp' | 'avif' | 'heic' | 'pdf' | 'other';

/** Scanners and mail programs put up to 1,024 bytes before the mark of a PDF. */
const BEFORE_PDF = 1024;
const PDF = '%PDF-';
/** How much of a file says what it is. */
export const HEAD_BYTES = BEFORE_PDF + PDF.length;

const HEIC = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs', 'mif1', 'msf1'];
const AVIF = ['avif', 'avis'];

/** By the first bytes: names and declared types of files are often missing or wrong. */
export function kindOf(head: Uint8Array): FileKind {
  const text = String.fromCharCode(...head);
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('RIFF') && text.startsWith('WEBP', 8)) return 'webp';
  if (text.startsWith('ftyp', 4)) return kindOfContainer(head, text);
  if (text.slice(0, HEAD_BYTES).includes(PDF)) return 'pdf';
  return 'other';
}

/** HEIC and AVIF are told apart by the brands that follow the box's size, its name and a version. */
function kindOfContainer(head: Uint8Array, text: string): FileKind {
  const size = new DataView(head.buffer, head.byteOffset).getUint32(0);
  const brands = text.slice(8, Math.min(size, 200)).match(/.{4}/gs) ?? [];
  if (brands.some((brand) => AVIF.includes(brand))) return 'avif';
  return brands.some((brand) => HEIC.includes(brand)) ? 'heic' : 'other';
}

export const MEDIA_TYPES: Readonly<Record<FileKind, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  heic: 'image/heic',
  pdf: 'application/pdf',
  other: 'application/octet-stream',
};

interface Device {
  userAgent: string;
  maxTouchPoints: number;
}

/**
 * For the attribute `accept`: types, and endings for pickers that know no types. iPhones and iPads turn HEIC into JPEG by
 * themselves as long as HEIC is not asked for, so there it is not.
 */
export function acceptedFiles(types: readonly string[], { userAgent, maxTouchPoints }: Device): string {
  const isIos = /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
  return [...types, '.jpg', '.jpeg', '.png', '.webp', '.pdf', ...(isIos ? [] : ['image/heic', '.heic', '.heif'])].join(
    ',',
  );
}
