import sharp, { type Sharp } from 'sharp';
import { MAX_BYTES, MAX_MEGAPIXELS, Refusal, type CleanFile } from './clean-file.js';

/** The longer side of what is kept. A page of A4 has 220 dots an inch then, so that small print can be read. */
export const MAX_SIDE = 2560;
/** Seconds in the native code, which ending the thread does not interrupt. */
const NATIVE_TIMEOUT = 20;
const LOADERS = ['Jpeg', 'Png', 'Webp', 'Heif'].map((name) => `VipsForeignLoad${name}Buffer`);
/** Letters have coloured stamps and thin lines, which suffer first when colours are kept at half the resolution. */
const JPEG = { quality: 86, chromaSubsampling: '4:4:4' };
const WEBP = { quality: 90, smartSubsample: true };
/** Bytes which the size in it does not count. */
const RIFF_HEADER = 8;

export type PictureType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/avif';

sharp.cache(false);
sharp.concurrency(1);
// Other decoders, as those of SVG and TIFF, are not reached whatever a file claims to be.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: LOADERS });

/**
 * Decodes a picture and writes it anew: the right way up, in sRGB, {@link MAX_SIDE} pixels at most, without metadata. Takes what
 * browsers show: of a file that was cut off what is there, of a moving picture its first frame. AVIF becomes JPEG, or WebP where
 * it is transparent. Throws {@link Refusal} `damaged` or `too-many-pixels`.
 */
export async function cleanPicture(file: Buffer, type: PictureType): Promise<CleanFile> {
  try {
    return await encoded(await decoded(file, 'truncated'), type);
  } catch (error) {
    if (/exceeds pixel limit/.test(String(error))) throw new Refusal('too-many-pixels');
  }
  try {
    const picture = await decoded(type === 'image/webp' ? padded(file) : file, 'none');
    // One colour all over: nothing of the picture was in what arrived.
    const { channels } = await picture.stats();
    if (channels.every(({ min, max }) => min === max)) throw new Refusal('damaged');
    return await encoded(picture, type);
  } catch {
    throw new Refusal('damaged');
  }
}

async function decoded(file: Buffer, failOn: 'truncated' | 'none'): Promise<Sharp> {
  const { data, info } = await sharp(file, { failOn, limitInputPixels: MAX_MEGAPIXELS * 1_000_000 })
    .timeout({ seconds: NATIVE_TIMEOUT })
    .autoOrient()
    .resize(MAX_SIDE, MAX_SIDE, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
}

async function encoded(picture: Sharp, type: PictureType): Promise<CleanFile> {
  const { hasAlpha } = await picture.metadata();
  if (type === 'image/png') {
    const bytes = await picture.clone().png().toBuffer();
    // A photograph as PNG, which would take more than is taken.
    if (bytes.length <= MAX_BYTES) return { type, bytes, variant: 'working' };
  }
  if (type === 'image/jpeg' || (type !== 'image/webp' && !hasAlpha))
    return { type: 'image/jpeg', bytes: await picture.clone().jpeg(JPEG).toBuffer(), variant: 'working' };
  return { type: 'image/webp', bytes: await picture.clone().webp(WEBP).toBuffer(), variant: 'working' };
}

/** The decoder of WebP demands as many bytes as the file announces; it decodes what there is, where that is the larger part. */
function padded(file: Buffer): Buffer {
  const missing = file.readUInt32LE(4) + RIFF_HEADER - file.length;
  return missing > 0 && missing < file.length ? Buffer.concat([file, Buffer.alloc(missing)]) : file;
}
