import { describe, expect, it } from '@jest/globals';
import { cleanFile, MAX_BYTES } from './file.rules.js';

const file = (words: string): Buffer => Buffer.from(words, 'latin1');
function refusal(bytes: Buffer): unknown {
  try {
    return cleanFile(bytes).type;
  } catch (error) {
    return error;
  }
}
const NOT_TAKEN = { slug: 'file-kind', detail: 'It is neither a picture (JPEG, PNG, WebP) nor a PDF.' };
const PHONE = { slug: 'file-kind', detail: 'Pictures of the kind HEIC or AVIF are not taken; as JPEG they are.' };

describe('the kind of a file', () => {
  it('is what its first bytes say', () => {
    const webp = file('RIFF\x12\0\0\0WEBPVP8L\x06\0\0\0\x2f\x07\xc0\x01\0\x07');
    expect(cleanFile(webp)).toEqual({ type: 'image/webp', bytes: webp });
    const pdf = file('%PDF-1.7\n1 0 obj<<>>endobj\nstartxref\n9\n%%EOF\n');
    expect(cleanFile(pdf)).toEqual({ type: 'application/pdf', bytes: pdf });
    expect(MAX_BYTES).toBe(10_485_760);
  });

  it.each([
    ['sound', 'RIFF\x12\0\0\0WAVEfmt \x06\0\0\0abcdef'],
    ['a WebP in nothing', 'XXXX\x12\0\0\0WEBPVP8L\x06\0\0\0\x2f\x07\xc0\x01\0\x07'],
    ['a film', '\0\0\0\x18ftypisom\0\0\0\0'],
    ['what is a picture of a telephone later on only', '\0\0\0\x18\0ftypheic\0\0\0'],
    ['what begins as one too early', 'ftypheic\0\0\0\0'],
    ['nothing', ''],
  ])('is none of ours: %s', (_, words) => {
    expect(refusal(file(words))).toMatchObject(NOT_TAKEN);
  });

  it.each(['heic', 'heix', 'mif1', 'avif', 'avis'])('is named when it is that of a telephone: %s', (brand) => {
    expect(refusal(file(`\0\0\0\x18ftyp${brand}\0\0\0\0`))).toMatchObject(PHONE);
  });

  it.each([
    ['no end', '%PDF-1.7\nstartxref\n9\n'],
    ['no table', '%PDF-1.7\n%%EOF\n'],
    ['neither', '%PDF-1.7\n'],
  ])('is PDF, and damaged, with %s', (_, words) => {
    expect(refusal(file(words))).toMatchObject({ slug: 'damaged-file', extra: { kind: 'application/pdf' } });
  });
});
