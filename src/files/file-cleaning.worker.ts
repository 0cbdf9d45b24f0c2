import { parentPort } from 'node:worker_threads';
import { Refusal, type CleanFile, type RefusalCode } from './clean-file.js';
import type { FileKind } from './file-kind.rules.js';
import type { PictureType } from './picture.js';

/** One at a time. */
export interface CleaningJob extends FileKind {
  bytes: Uint8Array;
}
/** Nothing of the file comes back but what is kept, not even in an error. `unavailable`: a library cannot be loaded. */
export type CleaningResult = CleanFile | { refused: RefusalCode } | { unavailable: true };

parentPort?.on('message', (job: CleaningJob) => {
  void clean(job).then((result) => parentPort?.postMessage(result));
});

async function clean({ bytes, type, start }: CleaningJob): Promise<CleaningResult> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cleanFile = await load(type).catch(() => null);
  if (!cleanFile) return { unavailable: true };
  try {
    return await cleanFile(file, start);
  } catch (error) {
    return { refused: error instanceof Refusal ? error.code : 'damaged' };
  }
}

/** The libraries are loaded for the first file that needs them. */
async function load(type: FileKind['type']): Promise<(file: Buffer, start: number) => Promise<CleanFile>> {
  if (type === 'application/pdf') return (await import('./pdf.js')).cleanPdf;
  const { cleanPicture } = await import('./picture.js');
  return (file) => cleanPicture(file, type as PictureType);
}
