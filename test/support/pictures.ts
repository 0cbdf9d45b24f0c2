import sharp, { type Sharp } from 'sharp';
import { crc32, deflateSync } from 'node:zlib';

/** What a telephone writes into a picture besides the picture. Found anywhere in what is kept, it was not removed. */
export const TELLTALES = [
  'GPS-46.5196N',
  'Rahel Muster',
  'iPhone of Selam',
  'http://ns.adobe.com',
  'a comment',
  'preview of it',
  'behind the end',
  'Photoshop 3.0',
  'MotionPhoto',
];

// Each look at a global of Jest's takes its time, and there are millions.
const { abs, floor, hypot } = Math;
const text = (words: string): Buffer => Buffer.from(words, 'latin1');
const u16 = (n: number): Buffer => Buffer.from([n >> 8, n & 0xff]);
const u32 = (n: number): Buffer => Buffer.from([(n >>> 24) & 0xff, (n >>> 16) & 0xff, (n >>> 8) & 0xff, n & 0xff]);
const u32le = (n: number): Buffer => Buffer.from(u32(n)).reverse();

/** EXIF as telephones write it, in either order of bytes: the orientation, the maker, the place. */
export function exif(orientation: number, order: 'II' | 'MM' = 'II'): Buffer {
  const short = (n: number): Buffer => (order === 'MM' ? u16(n) : u16(n).reverse());
  const long = (n: number): Buffer => (order === 'MM' ? u32(n) : u32le(n));
  const words = text('iPhone of Selam\0GPS-46.5196N\0Rahel Muster\0');
  const entries = [
    [short(0x010f), short(2), long(16), long(8 + 2 + 3 * 12 + 4)],
    [short(0x0112), short(3), long(1), Buffer.concat([short(orientation), short(0)])],
    [short(0x8825), short(4), long(1), long(8)],
  ];
  return Buffer.concat([text(order), short(42), long(8), short(entries.length), ...entries.flat(), long(0), words]);
}

export interface Pixels {
  width: number;
  height: number;
  /** Red, green, blue of each. */
  data: Buffer;
}

/** A letter, as it is to be seen: other paper in each corner, lines as of print, a red stamp. No two turns of it are alike. */
export function letter(width = 240, height = 160): Pixels {
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      const [right, below] = [x > width / 2 ? 1 : 0, y > height / 2 ? 1 : 0];
      const isPrint = floor(y / 8) % 2 === 0 && floor(x / 9) % 3 < 2;
      const isStamp = hypot(x - width * 0.7, y - height * 0.3) < height * 0.15;
      data[at] = isStamp ? 190 : isPrint ? 40 : 235 - 60 * right;
      data[at + 1] = isStamp ? 30 : isPrint ? 40 : 230 - 70 * below;
      data[at + 2] = isStamp ? 40 : isPrint ? 60 : 220 - 90 * right * below;
    }
  return { width, height, data };
}

/** With the grain of a photograph, which does not compress to next to nothing. */
export function grainy({ width, height, data }: Pixels): Pixels {
  const grain = Buffer.alloc(data.length);
  for (let i = 0, seed = 1; i < data.length; i++) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    grain[i] = (data[i] * 15 + ((seed >> 16) % 240)) >> 4;
  }
  return { width, height, data: grain };
}

/** As a camera stores it that was held another way: by the definition of each value of the orientation in EXIF. */
export function asHeld({ width, height, data }: Pixels, orientation: number): Pixels {
  const isTurned = orientation > 4;
  const stored = {
    width: isTurned ? height : width,
    height: isTurned ? width : height,
    data: Buffer.alloc(data.length),
  };
  const isFromRight = [2, 3, 6, 7].includes(orientation);
  const isFromBelow = [3, 4, 7, 8].includes(orientation);
  for (let y = 0, at = 0; y < height; y++)
    for (let x = 0; x < width; x++, at += 3) {
      const [across, down] = [isFromRight ? width - 1 - x : x, isFromBelow ? height - 1 - y : y];
      const to = (isTurned ? across * stored.width + down : down * stored.width + across) * 3;
      stored.data[to] = data[at];
      stored.data[to + 1] = data[at + 1];
      stored.data[to + 2] = data[at + 2];
    }
  return stored;
}

export const drawn = ({ width, height, data }: Pixels): Sharp => sharp(data, { raw: { width, height, channels: 3 } });

/** What is seen of a file, by its orientation, in sRGB, on white. */
export async function seen(file: Buffer): Promise<Pixels> {
  const { data, info } = await sharp(file, { failOn: 'none' })
    .autoOrient()
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** Of a sample, 0 to 255. Infinite where they are not of one size. */
export function meanError(one: Pixels, other: Pixels): number {
  if (one.width !== other.width || one.height !== other.height) return Infinity;
  let sum = 0;
  for (let i = 0; i < one.data.length; i++) sum += abs(one.data[i] - other.data[i]);
  return sum / one.data.length;
}

const segment = (marker: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker]), u16(content.length + 2), content]);

/** Behind the end of a Samsung's picture: the film that belongs to it, and where it is. */
export const SAMSUNG_TRAILER = Buffer.concat([
  text('\0\0\x30\x0a\x10\0\0\0MotionPhoto_Data'),
  Buffer.alloc(5000, 0x5a),
  text('SEFH\x6b\0\0\0\x01\0\0\0\0\0\x30\x0a'),
  u32le(5024),
  u32le(5024),
  u32le(24),
  text('SEFT'),
]);

/** Any JPEG with all that a telephone adds, and a second picture behind it. */
export function asOfTelephone(jpeg: Buffer, orientation: number | null = 1, order: 'II' | 'MM' = 'II'): Buffer {
  return Buffer.concat([
    jpeg.subarray(0, 2),
    ...(orientation === null ? [] : [segment(0xe1, Buffer.concat([text('Exif\0\0'), exif(orientation, order)]))]),
    segment(0xe1, text('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPS-46.5196N</x:xmpmeta>')),
    segment(0xed, text('Photoshop 3.0\0Rahel Muster')),
    segment(0xe2, text('MPF\0preview of it')),
    segment(0xfe, text('a comment')),
    jpeg.subarray(2),
    jpeg,
    SAMSUNG_TRAILER,
    text('behind the end'),
  ]);
}

/** The letter, photographed with a telephone held in a way. */
export async function photo(orientation = 6, of = letter()): Promise<Buffer> {
  return asOfTelephone(await drawn(asHeld(of, orientation)).jpeg({ quality: 95 }).toBuffer(), orientation);
}

export const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
export function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([text(type), content]);
  return Buffer.concat([u32(content.length), named, u32(crc32(named))]);
}

/** A small file that unpacks to gigabytes. */
export function pngBomb(side = 30_000): Buffer {
  const header = Buffer.concat([u32(side), u32(side), Buffer.from([8, 2, 0, 0, 0])]);
  const pixels = deflateSync(Buffer.alloc(30_000_000), { level: 9 });
  return Buffer.concat([PNG_SIGNATURE, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

/** A PNG of two by two grey pixels, with all that a program writes beside them. */
export function png(orientation = 3): Buffer {
  const pixels = deflateSync(Buffer.from([0, 10, 20, 0, 30, 40]));
  return Buffer.concat([
    PNG_SIGNATURE,
    chunk('IHDR', Buffer.concat([u32(2), u32(2), Buffer.from([8, 0, 0, 0, 0])])),
    chunk('gAMA', u32(45455)),
    chunk('tEXt', text('Author\0Rahel Muster')),
    chunk('iTXt', text('XML:com.adobe.xmp\0\0\0\0\0http://ns.adobe.com GPS-46.5196N')),
    chunk('zTXt', Buffer.concat([text('Comment\0\0'), deflateSync(text('a comment'))])),
    chunk('eXIf', exif(orientation, 'MM')),
    chunk('tIME', Buffer.alloc(7, 1)),
    chunk('IDAT', pixels.subarray(0, 5)),
    chunk('IDAT', pixels.subarray(5)),
    chunk('IEND', Buffer.alloc(0)),
    text('behind the end'),
  ]);
}

const piece = (type: string, content: Buffer): Buffer =>
  Buffer.concat([text(type), u32le(content.length), content, Buffer.alloc(content.length % 2)]);

/** A WebP of sharp with EXIF, XMP and a chunk that nobody knows. */
export async function webp(orientation = 1, of = letter()): Promise<Buffer> {
  const { width, height } = asHeld(of, orientation);
  const made = await drawn(asHeld(of, orientation)).webp({ quality: 95 }).toBuffer();
  const size = Buffer.concat([u32le(width - 1).subarray(0, 3), u32le(height - 1).subarray(0, 3)]);
  const pieces = Buffer.concat([
    text('WEBP'),
    piece('VP8X', Buffer.concat([Buffer.from([0x0c, 0, 0, 0]), size])),
    made.subarray(12),
    piece('EXIF', exif(orientation)),
    piece('XMP ', text('http://ns.adobe.com GPS-46.5196N')),
    piece('NOTE', text('a comment')),
  ]);
  return Buffer.concat([piece('RIFF', pieces), text('behind the end')]);
}

export const HEIC = Buffer.concat([u32(24), text('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(64)]);
