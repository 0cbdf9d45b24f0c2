import { describe, expect, it } from '@jest/globals';
import { cleanWebp } from './webp.rules.js';

const text = (words: string): Buffer => Buffer.from(words, 'latin1');
/** Type, length in four bytes, content, and a byte to make it even. */
const piece = (type: string, content: string, length = content.length): Buffer =>
  text(`${type}${String.fromCharCode(length)}\0\0\0${content}${content.length % 2 ? '\0' : ''}`);
const riff = (...pieces: Buffer[]): Buffer => piece('RIFF', `WEBP${Buffer.concat(pieces).toString('latin1')}`);
const extended = (flags: number): Buffer => piece('VP8X', `${String.fromCharCode(flags)}\0\0\0\x07\0\0\x07\0\0`);
const exif = (orientation: number): string =>
  `MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0${String.fromCharCode(orientation)}\0\0\0\0\0\0`;

const LOSSY = piece('VP8 ', '\x30\x01\0\x9d\x01\x2a\x08\0\x08\0pixels');
const LOSSLESS = piece('VP8L', '\x2f\x07\xc0\x01\0\x07');
const NOTE = piece('NOTE', 'by Rahel');

function refusal(file: Buffer): unknown {
  try {
    return cleanWebp(file).toString('hex');
  } catch (error) {
    return error;
  }
}

describe('a WebP', () => {
  it.each([
    ['lossy', riff(LOSSY)],
    ['lossless', riff(LOSSLESS)],
    ['lossy, extended', riff(extended(0), LOSSY)],
    [
      'lossy, extended, with a profile and transparency',
      riff(extended(0x30), piece('ICCP', 'colours'), piece('ALPH', 'alpha'), LOSSY),
    ],
    ['lossless, extended, with transparency among its pixels', riff(extended(0x10), LOSSLESS)],
    ['lossy, turned', riff(extended(0x08), LOSSY, piece('EXIF', exif(6)))],
  ])('that is %s and has nothing else stays as it is', (_, file) => {
    expect(cleanWebp(file)).toEqual(file);
  });

  it('loses what is not known, what is empty, and what is behind its end', () => {
    expect(cleanWebp(Buffer.concat([riff(NOTE, LOSSY, piece('NOTE', '')), NOTE]))).toEqual(riff(LOSSY));
  });

  it('loses EXIF that does not turn it, XMP, and what its head says of them', () => {
    expect(cleanWebp(riff(extended(0x0c), LOSSY, piece('EXIF', exif(1)), piece('XMP ', 'by Rahel')))).toEqual(
      riff(extended(0), LOSSY),
    );
  });

  it('loses transparency beside lossless pixels, which have their own', () => {
    expect(cleanWebp(riff(extended(0x10), piece('ALPH', 'alpha'), LOSSLESS))).toEqual(riff(extended(0x10), LOSSLESS));
    expect(cleanWebp(riff(extended(0), piece('ALPH', 'alpha'), LOSSLESS))).toEqual(riff(extended(0), LOSSLESS));
  });

  it('is turned by its EXIF, whether that says so before or not', () => {
    const turned = riff(extended(0x08), LOSSY, piece('EXIF', exif(6)));
    expect(cleanWebp(riff(extended(0x08), LOSSY, piece('EXIF', `Exif\0\0${exif(6)}`)))).toEqual(turned);
    expect(cleanWebp(riff(extended(0), LOSSY, piece('EXIF', exif(6)), piece('EXIF', exif(3))))).toEqual(turned);
  });

  it('has the pixels that come first', () => {
    expect(cleanWebp(riff(LOSSY, piece('VP8 ', '\x30\x01\0\x9d\x01\x2aothers')))).toEqual(riff(LOSSY));
  });

  it.each([
    ['by its head', riff(extended(0x02), LOSSY)],
    ['by its clock', riff(extended(0), piece('ANIM', 'abcdef'), LOSSY)],
    ['by its frames', riff(extended(0), piece('ANMF', 'abcdef'), LOSSY)],
  ])('is not taken when it moves, %s', (_, file) => {
    expect(refusal(file)).toMatchObject({ slug: 'file-kind', detail: 'Pictures that move are not taken.' });
  });

  it.each([
    ['it is cut off before its length', text('RIFF')],
    ['it is shorter than it says', riff(LOSSY).subarray(0, -2)],
    ['it ends within a chunk’s head', riff(LOSSY, text('NOTE'))],
    ['a chunk is longer than it', Buffer.concat([riff(LOSSY, piece('NOTE', 'by Rahel', 12)), NOTE])],
    ['it has no pixels', riff(extended(0), NOTE)],
    ['its lossy pixels do not begin so', riff(piece('VP8 ', '\x30\x01\0\x9d\x01\x2b\x08\0\x08\0pixels'))],
    ['its lossless pixels do not begin so', riff(piece('VP8L', '\x2e\x07\xc0\x01\0\x07'))],
    ['its lossless pixels are none', riff(piece('VP8L', ''))],
    ['its head is too long', riff(piece('VP8X', '\0\0\0\0\x07\0\0\x07\0\0\0\0'), LOSSY)],
    ['its head is empty', riff(piece('VP8X', ''), LOSSY)],
  ])('is damaged when %s', (_, file) => {
    expect(refusal(file)).toMatchObject({ slug: 'damaged-file', extra: { kind: 'image/webp' } });
  });
});
