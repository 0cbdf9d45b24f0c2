import { DamagedFile, KindNotTaken, type FileType } from './file.problems.js';
import { cleanJpeg } from './jpeg.rules.js';
import { cleanPng, PNG_SIGNATURE } from './png.rules.js';
import { cleanWebp } from './webp.rules.js';

export const MAX_BYTES = 10 * 1_048_576;
/** HEIF family (iPhones) and successors, which cannot be cleaned here. */
const HEIC = /^ftyp(heic|heix|heim|heis|hevc|hevx|mif1|mif2|msf1|avif|avis)/;

export interface CleanFile {
  type: FileType;
  bytes: Buffer;
}

/** By content; metadata of pictures is removed. Throws {@link KindNotTaken} or {@link DamagedFile}, nothing else. */
export function cleanFile(bytes: Buffer): CleanFile {
  const head = bytes.toString('latin1', 0, 16);
  if (head.startsWith('\xff\xd8\xff')) return { type: 'image/jpeg', bytes: cleanJpeg(bytes) };
  if (bytes.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE))
    return { type: 'image/png', bytes: cleanPng(bytes) };
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return { type: 'image/webp', bytes: cleanWebp(bytes) };
  if (head.startsWith('%PDF-')) return { type: 'application/pdf', bytes: wholePdf(bytes) };
  if (HEIC.test(head.slice(4)))
    throw new KindNotTaken('Pictures of the kind HEIC or AVIF are not taken; as JPEG they are.');
  throw new KindNotTaken();
}

function wholePdf(bytes: Buffer): Buffer {
  if (bytes.lastIndexOf('%%EOF') < 0 || bytes.lastIndexOf('startxref') < 0) throw new DamagedFile('application/pdf');
  return bytes;
}
