import { describe, expect, it } from '@jest/globals';
import { fileKind } from './file-kind.rules.js';

const file = (text: string): Buffer => Buffer.from(text, 'latin1');
const PDF = '%PDF-1.7\n1 0 obj';

describe('the kind of a file', () => {
  it.each([
    ['a JPEG', '\xff\xd8\xff\xe0\0\x10JFIF', 'image/jpeg', 0],
    ['a PNG', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'image/png', 0],
    ['a WebP', 'RIFF\x10\0\0\0WEBPVP8 ', 'image/webp', 0],
    ['an AVIF', '\0\0\0\x1cftypavif\0\0\0\0mif1miaf', 'image/avif', 0],
    ['an AVIF that says so last', '\0\0\0\x1cftypmif1\0\0\0\0miafavif', 'image/avif', 0],
    ['a HEIC of an iPhone', '\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'image/heic', 0],
    ['a HEIF of unknown codec', '\0\0\0\x14ftypmif1\0\0\0\0mif1avif', 'image/heic', 0],
    ['a moving HEIC', '\0\0\0\x10ftyphevs\0\0\0\0', 'image/heic', 0],
    ['a HEIF with HEVC', '\0\0\0\x18ftypmif1\0\0\0\0mif1heic', 'image/heic', 0],
    ['a HEIF with AVIF', '\0\0\0\x18ftypmif1\0\0\0\0mif1avif', 'image/avif', 0],
    ['an AVIF that names itself first', '\0\0\0\x14ftypavif\0\0\0\0mif1', 'image/avif', 0],
    ['a PDF', PDF, 'application/pdf', 0],
    ['a PDF behind the blank of a scanner', `\n${PDF}`, 'application/pdf', 1],
    ['a PDF behind 1,024 bytes', `${' '.repeat(1024)}${PDF}`, 'application/pdf', 1024],
    ['a PNG with a PDF in it', `\x89PNG\r\n\x1a\n${PDF}`, 'image/png', 0],
  ])('%s', (_, text, type, start) => expect(fileKind(file(text))).toEqual({ type, start }));

  it.each([
    ['nothing', ''],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a GIF', 'GIF89a'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['an archive', 'PK\x03\x04'],
    ['a film', '\0\0\0\x18ftypisom\0\0\0\0isommp42'],
    ['a box that says it is empty', '\0\0\0\0ftypavif'],
    ['three zero bytes', '\0\0\0'],
    ['a sound', 'RIFF\x12\0\0\0WAVEfmt '],
    ['a JPEG behind something', ' \xff\xd8\xff\xe0'],
    ['a PDF too far behind', `${' '.repeat(1025)}${PDF}`],
  ])('is unknown of %s', (_, text) => expect(fileKind(file(text))).toBeNull());
});
