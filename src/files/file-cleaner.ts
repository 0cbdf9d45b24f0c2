import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { TooLarge, Unavailable, type Problem } from '../common/problem.js';
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

/** The compiled file: also for the joined program, which is in `dist/joined`, and for tests, which run `src`. */
const WORKER = path.resolve(import.meta.dirname, '../../dist/files/file-cleaning.worker.js');
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

interface Waiting {
  job: CleaningJob;
  resolve: (result: CleaningResult) => void;
  reject: (error: Error) => void;
}

/** Cleans files one after the other in a thread of its own, which is started for the first and ends when nobody sends one. */
@Injectable()
export class FileCleaner implements OnApplicationShutdown {
  private readonly logger = new Logger('Files');
  private worker: Worker | null = null;
  private idle: NodeJS.Timeout | null = null;
  private running: (Waiting & { timer: NodeJS.Timeout }) | null = null;
  private readonly waiting: Waiting[] = [];

  constructor(private readonly settings: CleaningSettings) {}

  /**
   * By content alone. Pictures are decoded and written anew, PDFs lose what is active. Throws {@link KindNotTaken},
   * {@link DamagedFile}, {@link TooManyPixels}, {@link LockedPdf}, {@link ActivePdf}, {@link FileTooComplex}, and
   * {@link Unavailable} where too many wait.
   */
  async clean(bytes: Buffer): Promise<CleanFile> {
    const kind = fileKind(bytes);
    if (kind === null) throw new KindNotTaken();
    if (kind.type === 'image/heic')
      throw new KindNotTaken('Pictures of the kind HEIC are not taken; as JPEG they are.');
    const result = await this.run({ ...kind, bytes });
    if ('unavailable' in result) {
      this.logger.error('a library that reads files cannot be loaded; was the program installed for this machine?');
      throw new Unavailable();
    }
    if ('refused' in result) throw problemOf(result.refused, kind);
    const { buffer, byteOffset, byteLength } = result.bytes as Uint8Array<ArrayBuffer>;
    return { ...result, bytes: Buffer.from(buffer, byteOffset, byteLength) };
  }

  onApplicationShutdown(): void {
    for (const { reject } of this.waiting.splice(0)) reject(new Unavailable());
    this.end(this.worker, new Unavailable());
  }

  private run(job: CleaningJob): Promise<CleaningResult> {
    if (this.waiting.length >= MAX_WAITING) throw new Unavailable('Many files are being prepared.');
    return new Promise((resolve, reject) => {
      this.waiting.push({ job, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.running) return;
    const waiting = this.waiting.shift();
    if (!waiting) return this.rest();
    if (this.idle) clearTimeout(this.idle);
    const worker = (this.worker ??= this.start());
    const timer = setTimeout(() => this.end(worker, new FileTooComplex()), this.settings.patience);
    this.running = { ...waiting, timer };
    // A copy of its own, since small buffers share their memory with others.
    const bytes = new Uint8Array(waiting.job.bytes);
    worker.postMessage({ ...waiting.job, bytes }, [bytes.buffer]);
  }

  private rest(): void {
    const { worker } = this;
    if (this.idle) clearTimeout(this.idle);
    this.idle = setTimeout(() => this.end(worker, new Unavailable()), this.settings.idle).unref();
  }

  private start(): Worker {
    // Knows nothing of the settings, says nothing of what it reads, and does not keep the process alive.
    const worker = new Worker(WORKER, {
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    worker.unref();
    worker.stdout.resume();
    worker.stderr.resume();
    worker.on(
      'message',
      (result: CleaningResult) => worker === this.worker && this.settle(({ resolve }) => resolve(result)),
    );
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      if (!isFull) this.logger.error(`the thread that cleans files has ended: ${error.code ?? error.name}`);
      this.end(worker, isFull ? new FileTooComplex() : new Unavailable());
    });
    worker.on('exit', () => this.end(worker, new Unavailable()));
    return worker;
  }

  private settle(how: (running: Waiting) => void): void {
    const { running } = this;
    this.running = null;
    if (running) {
      clearTimeout(running.timer);
      how(running);
    }
    this.next();
  }

  /** The file it was at is refused; the next one starts another. */
  private end(worker: Worker | null, why: Problem): void {
    if (worker === null || worker !== this.worker) return;
    this.worker = null;
    if (this.idle) clearTimeout(this.idle);
    void worker.terminate();
    this.settle(({ reject }) => reject(why));
  }
}

function problemOf(code: RefusalCode, { type }: FileKind): Problem {
  if (code === 'too-many-pixels') return new TooManyPixels(MAX_MEGAPIXELS);
  if (code === 'locked') return new LockedPdf();
  if (code === 'active') return new ActivePdf();
  return code === 'too-large' ? new TooLarge(MAX_BYTES) : new DamagedFile(type as FileType | 'image/avif');
}
