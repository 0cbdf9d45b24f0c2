import { DamagedFile, KindNotTaken } from './file.problems.js';
import { orientationAlone, orientationOf } from './exif.rules.js';

const EXIF = 'Exif\0\0';
const [HAS_PROFILE, HAS_ALPHA, HAS_EXIF, IS_ANIMATED] = [0x20, 0x10, 0x08, 0x02];
const EXTENDED_LENGTH = 10;

/** Keeps pixels byte for byte, colour data and orientation; drops EXIF, XMP, unknown chunks. Idempotent. */
export function cleanWebp(file: Buffer): Buffer {
  demand(file.length >= 20);
  const end = 8 + file.readUInt32LE(4);
  demand(end <= file.length);
  // The first chunk of each kind counts, as for any reader.
  const chunks = new Map<string, Buffer>();
  for (let at = 12; at < end;) {
    demand(at + 8 <= end);
    const length = file.readUInt32LE(at + 4);
    demand(at + 8 + length <= end);
    const type = file.toString('latin1', at, at + 4);
    if (!chunks.has(type)) chunks.set(type, file.subarray(at + 8, at + 8 + length));
    at += 8 + length + (length % 2);
  }
  const [extended, lossy, lossless, profile, alpha, exif] = ['VP8X', 'VP8 ', 'VP8L', 'ICCP', 'ALPH', 'EXIF'].map(
    (type) => chunks.get(type),
  );
  if (chunks.has('ANIM') || chunks.has('ANMF') || (extended && (extended[0] ?? 0) & IS_ANIMATED))
    throw new KindNotTaken('Pictures that move are not taken.');
  const pixels = lossy ? piece('VP8 ', lossy) : piece('VP8L', lossless ?? Buffer.alloc(0));
  demand(lossy ? lossy.toString('latin1', 3, 6) === '\x9d\x01\x2a' : lossless?.[0] === 0x2f);
  if (!extended) return riffContainer([pixels]);
  demand(extended.length === EXTENDED_LENGTH);
  const orientation = exif
    ? orientationOf(exif.toString('latin1', 0, EXIF.length) === EXIF ? exif.subarray(EXIF.length) : exif)
    : 1;
  const withAlpha = alpha && lossy;
  const flags =
    (profile ? HAS_PROFILE : 0) |
    (withAlpha ? HAS_ALPHA : lossless ? (extended[0] ?? 0) & HAS_ALPHA : 0) |
    (orientation === 1 ? 0 : HAS_EXIF);
  return riffContainer([
    piece('VP8X', Buffer.concat([Buffer.from([flags, 0, 0, 0]), extended.subarray(4)])),
    ...(profile ? [piece('ICCP', profile)] : []),
    ...(withAlpha ? [piece('ALPH', alpha)] : []),
    pixels,
    ...(orientation === 1 ? [] : [piece('EXIF', orientationAlone(orientation))]),
  ]);
}

function riffContainer(pieces: Buffer[]): Buffer {
  const content = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...pieces]);
  return piece('RIFF', content);
}

function piece(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

function demand(isSo: boolean): void {
  if (!isSo) throw new DamagedFile('image/webp');
}
