export type SourceType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/avif' | 'image/heic' | 'application/pdf';

export interface FileKind {
  type: SourceType;
  /** Where the file begins: a PDF may have other bytes before it. */
  start: number;
}

// No Node API here, because the client reads it too.

const PNG_SIGNATURE = '\x89PNG\r\n\x1a\n';
/** Brands of the HEIF family which hold HEVC, whose decoders need a patent licence. */
const HEIC = /^(heic|heix|heim|heis|hevc|hevx|hevm|hevs)$/;
const AVIF = /^(avif|avis)$/;
/** Containers without a codec in their name; the brands after them tell. */
const HEIF = /^(mif1|mif2|msf1|miaf)$/;
/** As readers do: scanners and mail gateways put bytes before a PDF. */
const PDF_WITHIN = 1024;
const PDF = '%PDF-';
/** How much of a file says what it is, in bytes. */
export const KIND_BYTES = PDF_WITHIN + PDF.length;

/** By content alone; null for anything else. */
export function fileKind(bytes: Uint8Array): FileKind | null {
  const head = String.fromCharCode(...bytes.subarray(0, KIND_BYTES));
  if (head.startsWith('\xff\xd8\xff')) return { type: 'image/jpeg', start: 0 };
  if (head.startsWith(PNG_SIGNATURE)) return { type: 'image/png', start: 0 };
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return { type: 'image/webp', start: 0 };
  if (head.startsWith('ftyp', 4)) {
    const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
    const type = heifType(head.slice(8, Math.min(size, 256)));
    if (type) return { type, start: 0 };
  }
  const start = head.indexOf(PDF);
  return start < 0 ? null : { type: 'application/pdf', start };
}

/** `brands`: the major one, four signs of a version, the others. */
function heifType(brands: string): SourceType | null {
  const [major, , ...others] = brands.match(/[^]{4}/g) ?? [];
  if (major === undefined) return null;
  if (AVIF.test(major)) return 'image/avif';
  if (HEIC.test(major)) return 'image/heic';
  if (!HEIF.test(major)) return null;
  return others.some((brand) => AVIF.test(brand)) ? 'image/avif' : 'image/heic';
}
