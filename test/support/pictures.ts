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
];

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

const segment = (marker: number, content: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker]), u16(content.length + 2), content]);

/** The coded pixels of the picture, with a stuffed 0xff and a restart in them. */
export const PIXELS = Buffer.from([0x12, 0x34, 0xff, 0x00, 0x56, 0xff, 0xd0, 0x78, 0x9a, 0xff, 0x00]);
const TABLE = segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 3)]));
const FRAME = segment(0xc2, Buffer.from([8, 0, 8, 0, 8, 1, 1, 0x11, 0]));
const HUFFMAN = segment(
  0xc4,
  Buffer.concat([Buffer.from([0]), Buffer.from([0, 1]), Buffer.alloc(14), Buffer.from([5])]),
);
const SCAN = segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0]));
const PROFILE = segment(0xe2, text('ICC_PROFILE\0\x01\x01colours'));
const ADOBE = segment(0xee, text('Adobe\0\x64\0\0\0\0\x01'));

/** A progressive JPEG with two scans. With `orientation` null it has no EXIF. */
export function jpeg({
  orientation = 6,
  order = 'II',
}: { orientation?: number | null; order?: 'II' | 'MM' } = {}): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.concat([text('JFIF\0\x01\x02\0\0\x48\0\x48'), Buffer.from([2, 2]), text('preview of it')])),
    ...(orientation === null ? [] : [segment(0xe1, Buffer.concat([text('Exif\0\0'), exif(orientation, order)]))]),
    segment(0xe1, text('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPS-46.5196N</x:xmpmeta>')),
    segment(0xed, text('Photoshop 3.0\0Rahel Muster')),
    segment(0xe2, text('MPF\0preview of it')),
    PROFILE,
    ADOBE,
    TABLE,
    segment(0xfe, text('a comment')),
    Buffer.from([0xff, 0xff]),
    FRAME,
    HUFFMAN,
    SCAN,
    PIXELS,
    HUFFMAN,
    segment(0xfe, text('a comment')),
    SCAN,
    PIXELS,
    Buffer.from([0xff, 0xd9]),
    text('behind the end'),
  ]);
}

/** The same picture as it may be kept. */
export function cleanJpeg(orientation = 6): Buffer {
  const turned = Buffer.concat([
    text('Exif\0\0MM\0*'),
    u32(8),
    u16(1),
    u16(0x0112),
    u16(3),
    u32(1),
    u16(orientation),
    u16(0),
    u32(0),
  ]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.concat([text('JFIF\0\x01\x02\0\0\x48\0\x48'), Buffer.alloc(2)])),
    ...(orientation === 1 ? [] : [segment(0xe1, turned)]),
    PROFILE,
    ADOBE,
    TABLE,
    FRAME,
    HUFFMAN,
    SCAN,
    PIXELS,
    HUFFMAN,
    SCAN,
    PIXELS,
    Buffer.from([0xff, 0xd9]),
  ]);
}

export const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
export function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([text(type), content]);
  return Buffer.concat([u32(content.length), named, u32(crc32(named))]);
}
const HEADER = chunk('IHDR', Buffer.concat([u32(2), u32(2), Buffer.from([8, 0, 0, 0, 0])]));
export const PNG_PIXELS = deflateSync(Buffer.from([0, 10, 20, 0, 30, 40]));

/** A real PNG of two by two grey pixels. */
export function png(orientation = 3): Buffer {
  return Buffer.concat([
    PNG_SIGNATURE,
    HEADER,
    chunk('gAMA', u32(45455)),
    chunk('tEXt', text('Author\0Rahel Muster')),
    chunk('iTXt', text('XML:com.adobe.xmp\0\0\0\0\0http://ns.adobe.com GPS-46.5196N')),
    chunk('zTXt', Buffer.concat([text('Comment\0\0'), deflateSync(text('a comment'))])),
    chunk('eXIf', exif(orientation, 'MM')),
    chunk('tIME', Buffer.alloc(7, 1)),
    chunk('IDAT', PNG_PIXELS.subarray(0, 5)),
    chunk('IDAT', PNG_PIXELS.subarray(5)),
    chunk('IEND', Buffer.alloc(0)),
    text('behind the end'),
  ]);
}

export function cleanPng(orientation = 3): Buffer {
  const turned = Buffer.concat([
    text('MM\0*'),
    u32(8),
    u16(1),
    u16(0x0112),
    u16(3),
    u32(1),
    u16(orientation),
    u16(0),
    u32(0),
  ]);
  return Buffer.concat([
    PNG_SIGNATURE,
    HEADER,
    ...(orientation === 1 ? [] : [chunk('eXIf', turned)]),
    chunk('gAMA', u32(45455)),
    chunk('IDAT', PNG_PIXELS.subarray(0, 5)),
    chunk('IDAT', PNG_PIXELS.subarray(5)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const piece = (type: string, content: Buffer): Buffer =>
  Buffer.concat([text(type), u32le(content.length), content, Buffer.alloc(content.length % 2)]);
const riff = (pieces: Buffer[]): Buffer => piece('RIFF', Buffer.concat([text('WEBP'), ...pieces]));
const LOSSY = piece('VP8 ', Buffer.from([0x30, 0x01, 0x00, 0x9d, 0x01, 0x2a, 8, 0, 8, 0, 1, 2, 3]));
const extended = (flags: number): Buffer => piece('VP8X', Buffer.from([flags, 0, 0, 0, 7, 0, 0, 7, 0, 0]));

export function webp({ orientation = 8, moving = false } = {}): Buffer {
  return Buffer.concat([
    riff([
      extended(0x3c | (moving ? 2 : 0)),
      piece('ICCP', text('colours')),
      piece('ALPH', text('alpha')),
      LOSSY,
      piece('EXIF', Buffer.concat([text('Exif\0\0'), exif(orientation)])),
      piece('XMP ', text('http://ns.adobe.com GPS-46.5196N')),
      piece('NOTE', text('a comment')),
    ]),
    text('behind the end'),
  ]);
}

export function cleanWebp(orientation = 8): Buffer {
  const turned = Buffer.concat([
    text('MM\0*'),
    u32(8),
    u16(1),
    u16(0x0112),
    u16(3),
    u32(1),
    u16(orientation),
    u16(0),
    u32(0),
  ]);
  return riff([
    extended(orientation === 1 ? 0x30 : 0x38),
    piece('ICCP', text('colours')),
    piece('ALPH', text('alpha')),
    LOSSY,
    ...(orientation === 1 ? [] : [piece('EXIF', turned)]),
  ]);
}

/** The simple kind, which has nothing but pixels. */
export function losslessWebp(): Buffer {
  return riff([piece('VP8L', Buffer.from([0x2f, 7, 0xc0, 1, 0, 7]))]);
}

export const PDF = text('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n');
export const HEIC = Buffer.concat([u32(24), text('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(64)]);
