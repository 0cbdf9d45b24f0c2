import { beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { cleanPicture, MAX_SIDE, type PictureType } from '../../src/files/picture.js';
import {
  asHeld,
  asOfTelephone,
  chunk,
  drawn,
  grainy,
  letter,
  meanError,
  photo,
  type Pixels,
  png,
  pngBomb,
  PNG_SIGNATURE,
  SAMSUNG_TRAILER,
  seen,
  TELLTALES,
  webp,
} from '../support/pictures.js';

/** Of 255; what nobody sees. */
const INVISIBLE = 2.5;
/** Turned another way, it is above 30. */
const RIGHT_WAY_UP = 6;
const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8];
const html = Buffer.from('<!doctype html><script>alert(1)</script>');

async function refusal(file: Buffer, type: PictureType): Promise<unknown> {
  return cleanPicture(file, type).then(
    () => 'taken',
    (error: unknown) => (error as { code?: string }).code ?? error,
  );
}

describe('a picture, cleaned', () => {
  it.each(ORIENTATIONS)('of a telephone held in way %i is seen as before, and says no more', async (orientation) => {
    for (const [file, type] of [
      [await photo(orientation), 'image/jpeg'],
      [await webp(orientation), 'image/webp'],
    ] as const) {
      const { bytes, ...kept } = await cleanPicture(file, type);
      expect(kept).toEqual({ type, variant: 'working' });
      const after = await seen(bytes);
      expect(meanError(after, await seen(file))).toBeLessThan(INVISIBLE);
      expect(meanError(after, letter())).toBeLessThan(RIGHT_WAY_UP);
      // Also for a reader that knows nothing of orientations.
      const { width, height, ...told } = await sharp(bytes).metadata();
      expect([width, height]).toEqual([240, 160]);
      for (const name of ['orientation', 'exif', 'icc', 'iptc', 'xmp', 'comments'])
        expect(told).not.toHaveProperty(name);
      expect(TELLTALES.filter((word) => bytes.includes(word))).toEqual([]);
      // They were there: nothing is shown by not finding what never was.
      expect(TELLTALES.filter((word) => file.includes(word)).length).toBeGreaterThan(3);
    }
  });

  it('as PNG keeps each pixel and what is transparent', async () => {
    const clear = await drawn(letter())
      .joinChannel(Buffer.alloc(240 * 160, 128), { raw: { width: 240, height: 160, channels: 1 } })
      .png()
      .toBuffer();
    const { bytes, type } = await cleanPicture(clear, 'image/png');
    expect(type).toBe('image/png');
    expect(await sharp(bytes).raw().toBuffer()).toEqual(await sharp(clear).raw().toBuffer());
    const small = (await cleanPicture(png(3), 'image/png')).bytes;
    expect([...(await sharp(small).greyscale().raw().toBuffer())]).toEqual([40, 30, 20, 10]);
    expect(TELLTALES.filter((word) => small.includes(word))).toEqual([]);
  });

  it.each<[string, () => Promise<Buffer>, PictureType]>([
    ['progressive', () => drawn(letter()).jpeg({ progressive: true, quality: 95 }).toBuffer(), 'image/jpeg'],
    [
      'without its end marker',
      async () => (await drawn(letter()).jpeg({ quality: 95 }).toBuffer()).subarray(0, -2),
      'image/jpeg',
    ],
    [
      'with the film of a Samsung behind it',
      async () => Buffer.concat([await drawn(letter()).jpeg({ quality: 95 }).toBuffer(), SAMSUNG_TRAILER]),
      'image/jpeg',
    ],
    [
      'of a big-endian camera',
      async () => asOfTelephone(await drawn(asHeld(letter(), 8)).jpeg({ quality: 95 }).toBuffer(), 8, 'MM'),
      'image/jpeg',
    ],
    [
      'with an orientation that is none',
      async () => asOfTelephone(await drawn(letter()).jpeg({ quality: 95 }).toBuffer(), 9),
      'image/jpeg',
    ],
    ['of 16 bits', () => drawn(letter()).toColourspace('rgb16').png().toBuffer(), 'image/png'],
    ['in wide colours', () => drawn(letter()).withIccProfile('p3').png().toBuffer(), 'image/png'],
    ['with few colours', () => drawn(letter()).png({ palette: true }).toBuffer(), 'image/png'],
    [
      'with something else behind it',
      async () => Buffer.concat([await drawn(letter()).png().toBuffer(), html]),
      'image/png',
    ],
    ['without loss', () => drawn(letter()).webp({ lossless: true }).toBuffer(), 'image/webp'],
  ])('%s is seen as before', async (_, make, type) => {
    const file = await make();
    const kept = await cleanPicture(file, type);
    expect(kept.type).toBe(type);
    const after = await seen(kept.bytes);
    expect(meanError(after, await seen(file))).toBeLessThan(INVISIBLE);
    expect(meanError(after, letter())).toBeLessThan(RIGHT_WAY_UP);
    expect((await sharp(kept.bytes).metadata()).icc).toBeUndefined();
  });

  it('of a printing house has the colours of a screen', async () => {
    const file = await drawn(letter()).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer();
    expect((await sharp(file).metadata()).space).toBe('cmyk');
    const { bytes } = await cleanPicture(file, 'image/jpeg');
    expect((await sharp(bytes).metadata()).space).toBe('srgb');
    expect(meanError(await seen(bytes), await seen(file))).toBeLessThan(INVISIBLE);
  });

  it('as AVIF becomes JPEG, or WebP where it is transparent', async () => {
    const solid = await cleanPicture(await drawn(letter()).avif({ quality: 90 }).toBuffer(), 'image/avif');
    expect([solid.type, meanError(await seen(solid.bytes), letter()) < INVISIBLE]).toEqual(['image/jpeg', true]);
    const clear = await cleanPicture(await drawn(letter()).ensureAlpha(0.5).avif().toBuffer(), 'image/avif');
    expect([clear.type, (await sharp(clear.bytes).metadata()).hasAlpha]).toEqual(['image/webp', true]);
  });

  it('that moves is its first frame', async () => {
    const frames = [letter(), asHeld(letter(), 3)].map(({ data }) => data);
    const moving = await sharp(Buffer.concat(frames), {
      raw: { width: 240, height: 320, channels: 3, pageHeight: 160 },
    })
      .webp({ quality: 95, loop: 0, delay: [100, 100] })
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(2);
    const { bytes } = await cleanPicture(moving, 'image/webp');
    expect((await sharp(bytes).metadata()).pages ?? 1).toBe(1);
    expect(meanError(await seen(bytes), await seen(moving))).toBeLessThan(INVISIBLE);
    expect(meanError(await seen(bytes), letter())).toBeLessThan(RIGHT_WAY_UP);
  });

  it('is shrunk to what can be read, and never enlarged', async () => {
    const large = drawn(letter(3200, 2400));
    for (const [file, type] of [
      [asOfTelephone(await large.clone().rotate(90).jpeg().toBuffer(), 8), 'image/jpeg'],
      [await large.clone().png().toBuffer(), 'image/png'],
    ] as const) {
      const { width, height } = await sharp((await cleanPicture(file, type)).bytes).metadata();
      expect([width, height]).toEqual([MAX_SIDE, 1920]);
    }
  });

  it('as PNG that would be too large to be kept is kept in another form', async () => {
    const noise = await sharp({
      create: {
        width: 1950,
        height: 1950,
        channels: 3,
        background: '#888',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
      .png()
      .toBuffer();
    expect(noise.length).toBeGreaterThan(10_485_760);
    const kept = await cleanPicture(noise, 'image/png');
    expect(kept.type).toBe('image/jpeg');
    expect(kept.bytes.length).toBeLessThan(10_485_760);
  });
});

describe('a picture that was cut off', () => {
  const whole = grainy(letter(480, 320));
  let files: [PictureType, Buffer][];
  beforeAll(async () => {
    files = [
      ['image/jpeg', await drawn(whole).jpeg({ quality: 95 }).toBuffer()],
      ['image/png', await drawn(whole).png().toBuffer()],
      ['image/webp', await drawn(whole).webp({ lossless: true }).toBuffer()],
      ['image/webp', await drawn(whole).webp({ quality: 95 }).toBuffer()],
    ];
  });

  it('is taken with what is there, as a browser shows it', async () => {
    const upperThird = ({ width, data }: Pixels): Pixels => ({
      width,
      height: 100,
      data: data.subarray(0, width * 300),
    });
    for (const [type, file] of files) {
      const { bytes } = await cleanPicture(file.subarray(0, Math.floor(file.length * 0.7)), type);
      const after = await seen(bytes);
      expect([after.width, after.height]).toEqual([480, 320]);
      expect(meanError(upperThird(after), upperThird(whole))).toBeLessThan(RIGHT_WAY_UP);
    }
  });

  it('is damaged where nothing is to be seen', async () => {
    for (const [type, file] of files)
      for (const length of [3, 8, 12, 20, 40, 64])
        expect([type, length, await refusal(file.subarray(0, length), type)]).toEqual([type, length, 'damaged']);
  });
});

describe('a picture that is none', () => {
  it('is damaged', async () => {
    const files: [PictureType, Buffer][] = [
      ['image/png', Buffer.concat([PNG_SIGNATURE, html])],
      ['image/png', Buffer.concat([PNG_SIGNATURE, chunk('IEND', Buffer.alloc(0))])],
      ['image/jpeg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), html])],
      ['image/jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
      ['image/webp', Buffer.from('RIFF\x10\0\0\0WEBPVP8 ')],
      // Decoders of other kinds are not reached.
      ['image/jpeg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
      [
        'image/png',
        await sharp({ create: { width: 9, height: 9, channels: 3, background: '#f00' } })
          .tiff()
          .toBuffer(),
      ],
    ];
    for (const [type, file] of files) expect(await refusal(file, type)).toBe('damaged');
  });

  it('or is too large to be decoded is refused before it is', async () => {
    const bomb = pngBomb();
    expect(bomb.length).toBeLessThan(50_000);
    expect(await refusal(bomb, 'image/png')).toBe('too-many-pixels');
    expect(await refusal(pngBomb(7072), 'image/png')).toBe('too-many-pixels');
    expect(await refusal(pngBomb(7071), 'image/png')).not.toBe('too-many-pixels');
  });
});
