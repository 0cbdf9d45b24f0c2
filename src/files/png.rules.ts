import { crc32 } from 'node:zlib';
import { DamagedFile } from './file.problems.js';
import { orientationAlone, orientationOf } from './exif.rules.js';

export const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COPIED_CHUNKS = [
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'cHRM',
  'gAMA',
  'iCCP',
  'sBIT',
  'sRGB',
  'cICP',
  'mDCV',
  'cLLI',
  'bKGD',
  'pHYs',
];
const HEADER_LENGTH = 13;

/** Keeps pixels byte for byte, colour data and orientation; drops texts, EXIF, XMP, further frames. Idempotent. */
export function cleanPng(file: Buffer): Buffer {
  const chunks: Buffer[] = [];
  let orientation = 1;
  let pixels = 0;
  for (let at = PNG_SIGNATURE.length; ;) {
    demand(at + 12 <= file.length);
    const end = at + 12 + file.readUInt32BE(at);
    demand(end <= file.length);
    const type = file.toString('latin1', at + 4, at + 8);
    const content = file.subarray(at + 8, end - 4);
    demand((at === PNG_SIGNATURE.length) === (type === 'IHDR'));
    if (type === 'IHDR')
      demand(content.length === HEADER_LENGTH && content.readUInt32BE(0) > 0 && content.readUInt32BE(4) > 0);
    if (COPIED_CHUNKS.includes(type)) {
      demand(file.readUInt32BE(end - 4) === crc32(file.subarray(at + 4, end - 4)));
      chunks.push(chunk(type, content));
    } else if (type === 'eXIf' && orientation === 1) orientation = orientationOf(content);
    // An uppercase first letter marks a critical chunk.
    else demand(/^[a-z]/.test(type));
    if (type === 'IDAT') pixels += 1;
    if (type === 'IEND') break;
    at = end;
  }
  demand(pixels > 0);
  const [header, ...rest] = chunks;
  return Buffer.concat([
    PNG_SIGNATURE,
    header,
    ...(orientation === 1 ? [] : [chunk('eXIf', orientationAlone(orientation))]),
    ...rest,
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

function demand(isSo: boolean): void {
  if (!isSo) throw new DamagedFile('image/png');
}
