import { DamagedFile } from './file.problems.js';
import { orientationAlone, orientationOf } from './exif.rules.js';

const [START, END, SCAN] = [0xd8, 0xd9, 0xda];
const [APP0, APP1, APP2, APP14] = [0xe0, 0xe1, 0xe2, 0xee];
/** Start-of-frame markers, without the tables numbered among them. */
const FRAMES = [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];
/** Tables needed to decode: Huffman, arithmetic, quantisation, number of lines, restarts. */
const TABLES = [0xc4, 0xcc, 0xdb, 0xdc, 0xdd];
const EXIF = 'Exif\0\0';
const PROFILE = 'ICC_PROFILE\0';
const JFIF_LENGTH = 14;
const ADOBE_LENGTH = 12;

/** Keeps pixels byte for byte, colour data and orientation; drops EXIF, GPS, XMP, comments, previews. Idempotent. */
export function cleanJpeg(file: Buffer): Buffer {
  const segments: Buffer[] = [];
  let jfif: Buffer | null = null;
  let orientation = 1;
  let [frames, scans] = [0, 0];
  let at = 2;
  for (;;) {
    demand(file[at] === 0xff);
    while (file[at] === 0xff) at += 1;
    const marker = file[at] ?? 0;
    at += 1;
    if (marker === END) break;
    // Markers without a length are not allowed here.
    demand(marker > 0x01 && (marker < 0xd0 || marker > START) && at + 2 <= file.length);
    const length = file.readUInt16BE(at);
    demand(length >= 2 && at + length <= file.length);
    const content = file.subarray(at + 2, at + length);
    at += length;
    if (marker === SCAN) {
      demand(frames === 1);
      const end = endOfScan(file, at);
      segments.push(segment(SCAN, content), file.subarray(at, end));
      at = end;
      scans += 1;
    } else if (FRAMES.includes(marker)) {
      frames += 1;
      segments.push(segment(marker, content));
    } else if (TABLES.includes(marker) || (marker === APP2 && begins(content, PROFILE)))
      segments.push(segment(marker, content));
    else if (marker === APP14 && begins(content, 'Adobe') && content.length >= ADOBE_LENGTH)
      segments.push(segment(APP14, content.subarray(0, ADOBE_LENGTH)));
    else if (marker === APP0 && begins(content, 'JFIF\0') && content.length >= JFIF_LENGTH)
      jfif ??= segment(APP0, Buffer.concat([content.subarray(0, JFIF_LENGTH - 2), Buffer.alloc(2)]));
    else if (marker === APP1 && begins(content, EXIF) && orientation === 1)
      orientation = orientationOf(content.subarray(EXIF.length));
  }
  demand(frames === 1 && scans > 0);
  const exif =
    orientation === 1
      ? []
      : [segment(APP1, Buffer.concat([Buffer.from(EXIF, 'latin1'), orientationAlone(orientation)]))];
  return Buffer.concat([
    Buffer.from([0xff, START]),
    ...(jfif ? [jfif] : []),
    ...exif,
    ...segments,
    Buffer.from([0xff, END]),
  ]);
}

/** The first marker that is neither a stuffed 0xff nor a restart. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = from; ;) {
    const next = file.indexOf(0xff, at);
    demand(next >= 0);
    let behind = next + 1;
    while (file[behind] === 0xff) behind += 1;
    const marker = file[behind];
    if (marker !== 0 && (marker === undefined || marker < 0xd0 || marker > 0xd7)) return next;
    at = behind + 1;
  }
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

function begins(content: Buffer, text: string): boolean {
  return content.toString('latin1', 0, text.length) === text;
}

function demand(isSo: boolean): void {
  if (!isSo) throw new DamagedFile('image/jpeg');
}
