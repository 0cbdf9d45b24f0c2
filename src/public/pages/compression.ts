import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

export type Coding = 'br' | 'gzip' | 'identity';

export function codingOf(header: string | string[] | undefined): Coding {
  const accepted = String(header ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/;\s*q=0(\.0*)?$/.test(part))
    .map((part) => part.split(';')[0]);
  return accepted.includes('br') ? 'br' : accepted.includes('gzip') ? 'gzip' : 'identity';
}

export function compress(text: string, coding: Coding, isCached: boolean): Buffer {
  if (coding === 'br')
    return brotliCompressSync(text, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: isCached ? 9 : 1,
        [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
      },
    });
  return coding === 'gzip' ? gzipSync(text, { level: isCached ? 9 : 4 }) : Buffer.from(text);
}
