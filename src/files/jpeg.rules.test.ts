import { describe, expect, it } from '@jest/globals';
import { cleanJpeg } from './jpeg.rules.js';

const bytes = (...parts: (number | string | Buffer)[]): Buffer =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === 'number' ? Buffer.from([part]) : Buffer.isBuffer(part) ? part : Buffer.from(part, 'latin1'),
    ),
  );
const segment = (marker: number, content: Buffer | string): Buffer =>
  bytes(0xff, marker, 0, content.length + 2, content);

const START = bytes(0xff, 0xd8);
const TABLE = segment(0xdb, bytes(0, Buffer.alloc(64, 3)));
const FRAME = segment(0xc0, bytes(8, 0, 8, 0, 8, 1, 1, 0x11, 0));
const HUFFMAN = segment(0xc4, bytes(0, 1, Buffer.alloc(15), 5));
const SCAN = segment(0xda, bytes(1, 1, 0, 0, 63, 0));
const PIXELS = bytes(0x12, 0x34, 0x56);
const END = bytes(0xff, 0xd9);
const HEAD = [START, TABLE];
const REST = [FRAME, HUFFMAN, SCAN, PIXELS, END];
const PLAIN = bytes(...HEAD, ...REST);
const exif = (orientation: number): string =>
  `MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0${String.fromCharCode(orientation)}\0\0\0\0\0\0`;

function refusal(file: Buffer): unknown {
  try {
    return cleanJpeg(file).toString('hex');
  } catch (error) {
    return error;
  }
}
const DAMAGED = { slug: 'damaged-file', extra: { kind: 'image/jpeg' } };

describe('a JPEG', () => {
  it('of nothing but what is needed stays as it is', () => {
    expect(cleanJpeg(PLAIN)).toEqual(PLAIN);
  });

  it.each([
    ['a comment', segment(0xfe, 'by Rahel')],
    ['an empty comment', segment(0xfe, '')],
    ['a colour profile under another marker', segment(0xe3, 'ICC_PROFILE\0\x01\x01')],
    ['other data under the marker of profiles', segment(0xe2, 'MPF\0preview of it')],
    ['what is not by Adobe', segment(0xee, 'Ducky and a dozen')],
    ['what says it is by Adobe under another marker', segment(0xed, 'Adobe\0\x64\0\0\0\0\x01')],
    ['what says it is by Adobe and is too short', segment(0xee, 'Adobe\0\x64\0\0\0\0')],
    ['a preview', segment(0xe0, 'JFXX\0\x10 and a preview')],
    ['JFIF under another marker', segment(0xe5, 'JFIF\0\x01\x02\0\0\x48\0\x48\0\0')],
    ['JFIF that is too short', segment(0xe0, 'JFIF\0\x01\x02\0\0\x48\0\x48\0')],
    ['EXIF under another marker', segment(0xe3, `Exif\0\0${exif(6)}`)],
    ['an orientation in what is not EXIF', segment(0xe1, `Else\0\0${exif(6)}`)],
    ['a marker of another kind', segment(0xc8, 'by Rahel')],
  ])('loses %s', (_, dropped) => {
    expect(cleanJpeg(bytes(...HEAD, dropped, ...REST))).toEqual(PLAIN);
  });

  it('loses the same between its scans', () => {
    expect(
      cleanJpeg(bytes(...HEAD, FRAME, HUFFMAN, SCAN, PIXELS, segment(0xc8, 'by Rahel'), SCAN, PIXELS, END)),
    ).toEqual(bytes(...HEAD, FRAME, HUFFMAN, SCAN, PIXELS, SCAN, PIXELS, END));
  });

  it('keeps its colour profile, the twelve bytes of Adobe and JFIF without its preview, which comes first', () => {
    const profile = segment(0xe2, 'ICC_PROFILE\0\x01\x01colours');
    expect(
      cleanJpeg(
        bytes(
          START,
          profile,
          segment(0xee, 'Adobe\0\x64\0\0\0\0\x01by Rahel'),
          segment(0xe0, 'JFIF\0\x01\x02\0\0\x48\0\x48\x02\x02preview'),
          segment(0xe0, 'JFIF\0\x01\x01\0\0\x60\0\x60\0\0'),
          TABLE,
          ...REST,
        ),
      ),
    ).toEqual(
      bytes(
        START,
        segment(0xe0, 'JFIF\0\x01\x02\0\0\x48\0\x48\0\0'),
        profile,
        segment(0xee, 'Adobe\0\x64\0\0\0\0\x01'),
        TABLE,
        ...REST,
      ),
    );
  });

  it('is turned by the first EXIF that turns it', () => {
    const upright = segment(0xe1, `Exif\0\0${exif(1)}`);
    const left = segment(0xe1, `Exif\0\0${exif(6)}`);
    const over = segment(0xe1, `Exif\0\0${exif(3)}`);
    expect(cleanJpeg(bytes(START, upright, left, over, TABLE, ...REST))).toEqual(bytes(START, left, TABLE, ...REST));
  });

  it.each([0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf])(
    'may have its frame under the marker %i',
    (marker) => {
      const frame = bytes(0xff, marker, FRAME.subarray(2));
      const file = bytes(...HEAD, frame, HUFFMAN, SCAN, PIXELS, END);
      expect(cleanJpeg(file)).toEqual(file);
    },
  );

  it.each([0xcc, 0xdc, 0xdd])('keeps the table under the marker %i', (marker) => {
    const file = bytes(...HEAD, segment(marker, 'abcd'), ...REST);
    expect(cleanJpeg(file)).toEqual(file);
  });

  it.each([
    ['a stuffed byte', bytes(1, 0xff, 0, 2)],
    ['the first restart', bytes(1, 0xff, 0xd0, 2)],
    ['the last restart', bytes(1, 0xff, 0xd7, 2)],
    ['a restart with bytes that fill', bytes(1, 0xff, 0xff, 0xff, 0xd1, 2)],
  ])('keeps %s among its pixels', (_, pixels) => {
    const file = bytes(...HEAD, FRAME, HUFFMAN, SCAN, pixels, END);
    expect(cleanJpeg(file)).toEqual(file);
  });

  it('loses what fills the space between its segments, and what is behind its end', () => {
    expect(cleanJpeg(bytes(...HEAD, 0xff, 0xff, ...REST, 'by Rahel'))).toEqual(PLAIN);
  });

  it.each([
    ['a segment has no marker', bytes(...HEAD, FRAME.subarray(1), HUFFMAN, SCAN, PIXELS, END)],
    ['it has a marker of 0', bytes(...HEAD, segment(0x00, 'ab'), ...REST)],
    ['it has a marker of 1', bytes(...HEAD, segment(0x01, 'ab'), ...REST)],
    ['a restart is among the segments', bytes(...HEAD, segment(0xd0, 'ab'), ...REST)],
    ['it begins again', bytes(...HEAD, segment(0xd8, 'ab'), ...REST)],
    ['it has no frame', bytes(...HEAD, HUFFMAN, SCAN, PIXELS, END)],
    ['a scan is before its frame', bytes(...HEAD, SCAN, PIXELS, FRAME, SCAN, PIXELS, END)],
    ['a scan is before its frame and none behind it', bytes(...HEAD, SCAN, PIXELS, FRAME, END)],
    ['it has two frames', bytes(...HEAD, FRAME, FRAME, SCAN, PIXELS, END)],
    ['it has a second frame behind the scan', bytes(...HEAD, FRAME, SCAN, PIXELS, FRAME, END)],
    ['it has no scan', bytes(...HEAD, FRAME, HUFFMAN, END)],
    ['it has neither', bytes(...HEAD, END)],
    ['its scan does not end', bytes(...HEAD, FRAME, SCAN, PIXELS)],
    ['its scan ends with half a marker', bytes(...HEAD, FRAME, SCAN, PIXELS, 0xff)],
    ['its last length is cut off', bytes(...HEAD, FRAME, 0xff, 0xda, 0)],
    ['its last segment is cut off', bytes(...HEAD, FRAME, SCAN.subarray(0, -1))],
    ['it has a length of nothing', bytes(...HEAD, 0xff, 0xfe, 0, 0, ...REST)],
  ])('is damaged when %s', (_, file) => {
    expect(refusal(file)).toMatchObject(DAMAGED);
  });
});
