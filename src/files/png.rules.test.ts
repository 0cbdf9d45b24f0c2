import { describe, expect, it } from '@jest/globals';
import { crc32 } from 'node:zlib';
import { cleanPng } from './png.rules.js';

const long = (n: number): Buffer => Buffer.from([n >>> 24, (n >>> 16) & 0xff, (n >>> 8) & 0xff, n & 0xff]);
const chunk = (type: string, content: Buffer | string = ''): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from(content as string, 'latin1')]);
  return Buffer.concat([long(content.length), named, long(crc32(named))]);
};
const header = (width: number, height: number, rest = '\x08\0\0\0\0'): Buffer =>
  chunk('IHDR', Buffer.concat([long(width), long(height), Buffer.from(rest, 'latin1')]));

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const HEADER = header(2, 2);
const PIXELS = chunk('IDAT', 'pixels');
const END = chunk('IEND');
const file = (...chunks: Buffer[]): Buffer => Buffer.concat([SIGNATURE, ...chunks]);
const PLAIN = file(HEADER, PIXELS, END);
const exif = (orientation: number): string =>
  `MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0${String.fromCharCode(orientation)}\0\0\0\0\0\0`;

function refusal(damaged: Buffer): unknown {
  try {
    return cleanPng(damaged).toString('hex');
  } catch (error) {
    return error;
  }
}

describe('a PNG', () => {
  it('of nothing but what is needed stays as it is', () => {
    expect(cleanPng(PLAIN)).toEqual(PLAIN);
  });

  it.each(['PLTE', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP', 'mDCV', 'cLLI', 'bKGD', 'pHYs'])(
    'keeps %s, without which its colours or its shape would change',
    (type) => {
      const whole = file(HEADER, chunk(type, 'colours'), PIXELS, END);
      expect(cleanPng(whole)).toEqual(whole);
    },
  );

  it.each([
    ['a text', chunk('tEXt', 'Author\0Rahel')],
    ['a text with an orientation in it', chunk('tEXt', exif(6))],
    ['a chunk nobody knows', chunk('vpAg', 'by Rahel')],
    ['EXIF that does not turn it', chunk('eXIf', exif(1))],
  ])('loses %s', (_, dropped) => {
    expect(cleanPng(file(HEADER, dropped, PIXELS, dropped, END))).toEqual(PLAIN);
  });

  it('is turned by the first EXIF that turns it, which comes behind its header', () => {
    const [upright, over, left] = [1, 3, 6].map((orientation) => chunk('eXIf', exif(orientation)));
    expect(cleanPng(file(HEADER, chunk('gAMA', '1234'), upright, over, left, PIXELS, END))).toEqual(
      file(HEADER, over, chunk('gAMA', '1234'), PIXELS, END),
    );
  });

  it.each([
    ['it does not begin with its header', file(PIXELS, HEADER, PIXELS, END)],
    ['it has no header', file(PIXELS, END)],
    ['it has two headers', file(HEADER, HEADER, PIXELS, END)],
    ['its header is too short', file(header(2, 2, '\x08\0\0\0'), PIXELS, END)],
    ['its header is too long', file(header(2, 2, '\x08\0\0\0\0\0'), PIXELS, END)],
    ['it has no width', file(header(0, 2), PIXELS, END)],
    ['it has no height', file(header(2, 0), PIXELS, END)],
    ['it needs a chunk nobody knows', file(HEADER, chunk('Vpag'), PIXELS, END)],
    ['it has no pixels', file(HEADER, END)],
    ['it does not end', file(HEADER, PIXELS)],
    ['a chunk is longer than it', file(HEADER, PIXELS, long(1), Buffer.from('IEND', 'latin1'), long(0))],
    ['a sum is wrong', file(HEADER, PIXELS.subarray(0, -1), Buffer.from([PIXELS.at(-1)! ^ 1]), END)],
  ])('is damaged when %s', (_, damaged) => {
    expect(refusal(damaged)).toMatchObject({ slug: 'damaged-file', extra: { kind: 'image/png' } });
  });
});
