import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '../../src/common/problem.js';
import { cleanFile } from '../../src/files/file.rules.js';
import {
  chunk,
  cleanJpeg,
  cleanPng,
  cleanWebp,
  exif,
  HEIC,
  jpeg,
  losslessWebp,
  PDF,
  PIXELS,
  png,
  PNG_PIXELS,
  PNG_SIGNATURE,
  TELLTALES,
  webp,
} from '../support/pictures.js';

const SAMPLES = {
  JPEG: jpeg(),
  'JPEG without EXIF': jpeg({ orientation: null }),
  PNG: png(),
  WebP: webp(),
  'lossless WebP': losslessWebp(),
  PDF,
};

describe('a picture, cleaned', () => {
  it.each([
    ['JPEG', jpeg(), 'image/jpeg', cleanJpeg(), [PIXELS]],
    ['JPEG of a big-endian camera', jpeg({ orientation: 8, order: 'MM' }), 'image/jpeg', cleanJpeg(8), [PIXELS]],
    ['JPEG the right way up', jpeg({ orientation: 1 }), 'image/jpeg', cleanJpeg(1), [PIXELS]],
    ['JPEG without EXIF', jpeg({ orientation: null }), 'image/jpeg', cleanJpeg(1), [PIXELS]],
    ['PNG', png(), 'image/png', cleanPng(), [PNG_PIXELS.subarray(0, 5), PNG_PIXELS.subarray(5)]],
    ['PNG the right way up', png(1), 'image/png', cleanPng(1), [PNG_PIXELS.subarray(0, 5)]],
    ['WebP', webp(), 'image/webp', cleanWebp(), []],
    ['WebP the right way up', webp({ orientation: 1 }), 'image/webp', cleanWebp(1), []],
    ['lossless WebP', losslessWebp(), 'image/webp', losslessWebp(), []],
  ] as const)(
    '%s keeps its pixels, its colours and which way up it is, and says no more of whoever took it, where and with what',
    (_, file, type, clean, pixels) => {
      const before = file.toString('latin1');
      const kept = cleanFile(file);
      expect(kept).toEqual({ type, bytes: clean });
      for (const each of pixels) expect(kept.bytes.includes(each)).toBe(true);
      const told = TELLTALES.filter((word) => kept.bytes.includes(word));
      expect(told).toEqual([]);
      // They were there: nothing is shown by not finding what never was.
      if (file !== clean && !before.includes('VP8L'))
        expect(TELLTALES.filter((word) => before.includes(word)).length).toBeGreaterThan(2);
    },
  );

  it('does not turn by an orientation that is none', () => {
    for (const orientation of [0, 9, 65535]) expect(cleanFile(jpeg({ orientation })).bytes).toEqual(cleanJpeg(1));
  });

  it('is what its content says, whatever begins it or is behind it', () => {
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    const refusal = (bytes: Buffer): unknown => {
      try {
        return cleanFile(bytes).type;
      } catch (error) {
        return (error as Problem).slug;
      }
    };
    expect(cleanFile(Buffer.concat([png(), html])).bytes).toEqual(cleanPng());
    for (const nothing of [
      Buffer.alloc(0),
      html,
      Buffer.from('GIF89a'),
      Buffer.from('<svg xmlns="x"/>'),
      HEIC,
      Buffer.from('PK\x03\x04'),
      Buffer.concat([html, png()]),
      Buffer.concat([Buffer.from(' '), PDF]),
      webp({ moving: true }),
    ])
      expect(refusal(nothing)).toBe('file-kind');
    for (const bad of [
      Buffer.concat([PNG_SIGNATURE, html]),
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), html]),
      Buffer.from('RIFF\x10\0\0\0WEBPVP8 '),
      Buffer.concat([Buffer.from('%PDF-1.7\n'), html]),
      Buffer.concat([PNG_SIGNATURE, chunk('IEND', Buffer.alloc(0))]),
      Buffer.concat([PNG_SIGNATURE, chunk('eXIf', exif(1)), chunk('IEND', Buffer.alloc(0))]),
      Buffer.from([0xff, 0xd8, 0xff, 0xd9]),
    ])
      expect(refusal(bad)).toBe('damaged-file');
    const torn = Buffer.from(png());
    torn[torn.indexOf('IDAT') + 4] ^= 1;
    expect(refusal(torn)).toBe('damaged-file');
  });

  it('that was cut off anywhere is refused, and never shown in part', () => {
    for (const whole of [cleanJpeg(), cleanPng(), cleanWebp(), losslessWebp()])
      for (let length = 0; length < whole.length; length++)
        expect(() => cleanFile(whole.subarray(0, length))).toThrow(Problem);
  });

  it('comes out the same when it is cleaned again, and whatever happens to its bytes, it is cleaned or refused in our words', () => {
    let [kept, tried] = [0, 0];
    const edit = fc.record({ at: fc.nat(700), take: fc.nat(20), put: fc.uint8Array({ maxLength: 20 }) });
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(SAMPLES), cleanJpeg(), cleanPng(), cleanWebp()),
        fc.array(edit, { maxLength: 4 }),
        (sample, edits) => {
          tried += 1;
          let bytes = sample;
          for (const { at, take, put } of edits)
            bytes = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + take)]);
          try {
            const clean = cleanFile(bytes);
            kept += 1;
            expect(cleanFile(clean.bytes)).toEqual(clean);
            expect(clean.bytes.length).toBeLessThanOrEqual(bytes.length + 40);
          } catch (error) {
            if (!(error instanceof Problem)) throw error;
            expect(['file-kind', 'damaged-file']).toContain(error.slug);
          }
        },
      ),
      { numRuns: 5000 },
    );
    expect(kept / tried).toBeGreaterThan(0.1);
  });
});
