import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { TooLarge, Unavailable, type Problem } from '../common/problem.js';
import { WorkerThread, WorkerThreadError } from '../common/worker-thread.js';
import { MAX_BYTES, MAX_MEGAPIXELS, type CleanFile, type RefusalCode } from './clean-file.js';
import type { CleaningJob, CleaningResult } from './file-cleaning.worker.js';
import { fileKind, type FileKind } from './file-kind.rules.js';
import {
  ActivePdf,
  DamagedFile,
  FileTooComplex,
  KindNotTaken,
  LockedPdf,
  TooManyPixels,
  type FileType,
} from './file.problems.js';

/** Files of up to 10 MB each. */
const MAX_WAITING = 16;

/** Milliseconds. */
export class CleaningSettings {
  /**
   * `patience`: for one file, loading of the libraries included; `idle`: without a file, after which they are not worth their
   * memory any more.
   */
  constructor(
    readonly patience = 20_000,
    readonly idle = 60_000,
  ) {}
}

/** Cleans files one after the other in a thread of its own. */
@Injectable()
export class FileCleaner implements OnApplicationShutdown {
  private readonly logger = new Logger('Files');
  private readonly thread: WorkerThread<CleaningJob, CleaningResult>;

  constructor({ patience, idle }: CleaningSettings) {
    this.thread = new WorkerThread({
      file: 'files/file-cleaning.worker.js',
      patience,
      idle,
      maxWaiting: MAX_WAITING,
    });
  }

  /**
   * By content alone. Pictures are decoded and written anew, PDFs lose what is active. Throws {@link KindNotTaken},
   * {@link DamagedFile}, {@link TooManyPixels}, {@link LockedPdf}, {@link ActivePdf}, {@link FileTooComplex}, and
   * {@link Unavailable} where too many wait.
   */
  async clean(file: Buffer): Promise<CleanFile> {
    const kind = fileKind(file);
    if (kind === null) throw new KindNotTaken();
    if (kind.type === 'image/heic')
      throw new KindNotTaken('Pictures of the kind HEIC are not taken; as JPEG they are.');
    const result = await this.run(file, kind);
    if ('unavailable' in result) {
      this.logger.error('a library that reads files cannot be loaded; was the program installed for this machine?');
      throw new Unavailable();
    }
    if ('refused' in result) throw problemOf(result.refused, kind);
    const { buffer, byteOffset, byteLength } = result.bytes as Uint8Array<ArrayBuffer>;
    return { ...result, bytes: Buffer.from(buffer, byteOffset, byteLength) };
  }

  onApplicationShutdown(): void {
    this.thread.close();
  }

  private async run(file: Buffer, kind: FileKind): Promise<CleaningResult> {
    // A copy of its own, since small buffers share their memory with others.
    const bytes = new Uint8Array(file);
    try {
      return await this.thread.run({ ...kind, bytes }, [bytes.buffer]);
    } catch (error) {
      if (!(error instanceof WorkerThreadError)) throw error;
      if (error.reason === 'busy') throw new Unavailable('Many files are being prepared.');
      throw error.reason === 'ended' ? new Unavailable() : new FileTooComplex();
    }
  }
}

function problemOf(code: RefusalCode, { type }: FileKind): Problem {
  if (code === 'too-many-pixels') return new TooManyPixels(MAX_MEGAPIXELS);
  if (code === 'locked') return new LockedPdf();
  if (code === 'active') return new ActivePdf();
  return code === 'too-large' ? new TooLarge(MAX_BYTES) : new DamagedFile(type as FileType | 'image/avif');
}
