import { describe, expect, it } from '@jest/globals';
import { orientationAlone, orientationOf } from './exif.rules.js';

const big = (...shorts: number[]): Buffer => Buffer.from(shorts.flatMap((n) => [n >> 8, n & 0xff]));
/** Two bytes for the order, 42, the directory at 8; then the directory as given, in 16-bit numbers. */
const tiff = (...directory: number[]): Buffer =>
  Buffer.concat([Buffer.from('MM\0*\0\0\0\x08', 'latin1'), big(...directory)]);
const MAKER = [0x010f, 2, 0, 4, 0x4142, 0x4300];
const turned = (value: number): number[] => [0x0112, 3, 0, 1, value, 0];

describe('the orientation in EXIF', () => {
  it.each([
    ['is found behind other entries', tiff(2, ...MAKER, ...turned(6)), 6],
    ['is found where the file ends with it', tiff(1, ...turned(8)), 8],
    [
      'is found in the other order of bytes',
      Buffer.from('II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x05\0\0\0', 'latin1'),
      5,
    ],
    ['is the first of two', tiff(2, ...turned(3), ...turned(6)), 3],
    ['is upright when it is 1', tiff(1, ...turned(1)), 1],
    ['is upright when it is no such number', tiff(1, ...turned(9)), 1],
    ['is upright when it is zero', tiff(1, ...turned(0)), 1],
    ['is not looked for behind the last entry', tiff(1, ...MAKER, ...turned(6)), 1],
    ['is not looked for where there are no entries', tiff(0, ...turned(6)), 1],
    ['is not read from an entry that is cut off', tiff(1, ...turned(6)).subarray(0, -2), 1],
    ['is no number of another type', tiff(1, 0x0112, 4, 0, 1, 6, 0), 1],
    ['is no number of another entry', tiff(1, 0x0100, 3, 0, 1, 6, 0), 1],
    [
      'is upright when the directory is outside',
      Buffer.concat([Buffer.from('MM\0*\0\0\x10\0', 'latin1'), big(1, ...turned(6))]),
      1,
    ],
    ['is upright when the directory begins at the last byte', Buffer.from('MM\0*\0\0\0\x08\x01', 'latin1'), 1],
    ['is upright when the order of bytes is none', Buffer.concat([big(0x5858), tiff(1, ...turned(6)).subarray(2)]), 1],
    ['is upright when there is too little', Buffer.from('II*\0', 'latin1'), 1],
    ['is upright when there is nothing', Buffer.alloc(0), 1],
  ])('%s', (_, bytes, expected) => {
    expect(orientationOf(bytes)).toBe(expected);
  });

  it('is written alone: one entry, no next directory', () => {
    expect(orientationAlone(6).toString('latin1')).toBe(
      'MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0',
    );
  });
});
