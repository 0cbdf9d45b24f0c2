import { fileKind, KIND_BYTES } from '../../../src/files/file-kind.rules';
import { AttachmentFile } from '../api/limits';
import { redraw } from './redraw';

/** Below this many bytes, drawing a picture anew costs more than it saves. */
const WORTH_SHRINKING = 1_000_000;

export type PreparedFile = { body: Blob } | { refusal: 'heic' | 'too-large' | 'unreadable' };

/**
 * What is sent for a file: itself, or what the device made of it. Large pictures are shrunk; what the server does not
 * take and the device can show becomes a JPEG. What the device cannot show is sent as it is: the server decides.
 */
export async function prepareFile(file: File): Promise<PreparedFile> {
  try {
    return await prepare(file);
  } catch (error) {
    // Deleted or changed since it was chosen, or still in somebody's cloud.
    if (error instanceof DOMException) return { refusal: 'unreadable' };
    throw error;
  }
}

async function prepare(file: File): Promise<PreparedFile> {
  const { types, maxBytes } = AttachmentFile;
  const type = fileKind(new Uint8Array(await file.slice(0, KIND_BYTES).arrayBuffer()))?.type ?? null;
  const body = file.slice(0, file.size, type ?? 'application/octet-stream');
  const fits = file.size <= maxBytes;
  const asItIs: PreparedFile = fits ? { body } : { refusal: 'too-large' };
  if (type === null || type === 'application/pdf') return asItIs;
  const isTaken = (types as readonly string[]).includes(body.type);
  if (isTaken && file.size <= WORTH_SHRINKING) return asItIs;
  const redrawn = await redraw(body, maxBytes);
  if (!redrawn) return type === 'image/heic' ? { refusal: 'heic' } : asItIs;
  const { blob, smaller } = redrawn;
  if (isTaken && fits && (!smaller || blob.size >= file.size)) return asItIs;
  return blob.size <= maxBytes ? { body: blob } : { refusal: 'too-large' };
}
