import type { FileType } from './file.problems.js';

/** Bytes. */
export const MAX_BYTES = 10 * 1_048_576;

/** What the better telephones take; decoding more takes hundreds of megabytes. */
export const MAX_MEGAPIXELS = 50;

export const VARIANTS = ['original', 'working'] as const;
/** `original`: the bytes as they were received; `working`: a copy, cleaned. */
export type Variant = (typeof VARIANTS)[number];

export interface CleanFile {
  type: FileType;
  bytes: Buffer;
  variant: Variant;
}

/** Why a file cannot be cleaned, as the worker says it. */
export const REFUSALS = ['damaged', 'too-many-pixels', 'locked', 'active', 'too-large'] as const;
export type RefusalCode = (typeof REFUSALS)[number];

export class Refusal extends Error {
  constructor(readonly code: RefusalCode) {
    super(code);
  }
}
