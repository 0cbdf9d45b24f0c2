/** Pixels on the longer side: text of a letter stays readable. */
export const MAX_SIDE = 2560;
const QUALITY = 0.85;

export interface Redrawn {
  blob: Blob;
  /** Whether it has fewer pixels than before. */
  smaller: boolean;
}

/**
 * Decodes a picture and encodes it anew: upright, without metadata, at most {@link MAX_SIDE} wide and high. As JPEG; a
 * picture with transparent parts as PNG if that has at most `maxBytes`, else on white. Null: this device cannot show it.
 */
export async function redraw(picture: Blob, maxBytes: number): Promise<Redrawn | null> {
  const bitmap = await createImageBitmap(picture).catch(() => null);
  if (!bitmap) return null;
  const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  try {
    const context = canvas.getContext('2d');
    if (!context) return null;
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const blob = await encode(canvas, context, picture.type, maxBytes);
    return blob && { blob, smaller: scale < 1 };
  } catch {
    return null;
  } finally {
    bitmap.close();
    // Phones free the memory of a canvas late otherwise.
    canvas.width = canvas.height = 0;
  }
}

async function encode(
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  type: string,
  maxBytes: number,
): Promise<Blob | null> {
  if (type !== 'image/jpeg' && isTransparent(context)) {
    const png = await toBlob(canvas, 'image/png');
    if (png && png.size <= maxBytes) return png;
    context.globalCompositeOperation = 'destination-over';
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  return toBlob(canvas, 'image/jpeg');
}

function isTransparent(context: CanvasRenderingContext2D): boolean {
  const { data } = context.getImageData(0, 0, context.canvas.width, context.canvas.height);
  for (let alpha = 3; alpha < data.length; alpha += 4) if (data[alpha]! < 255) return true;
  return false;
}

const toBlob = (canvas: HTMLCanvasElement, type: string): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, type, QUALITY));
