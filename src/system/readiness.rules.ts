export const FAULTS = [
  'database-down',
  'database-read-only',
  'database-full',
  'database-not-written',
  'disk-low',
  'folder-read-only',
] as const;
export type Fault = (typeof FAULTS)[number];

/** PostgreSQL needs space to write. */
export const MIN_FREE_BYTES = 200_000_000;

export interface ReadinessProbe {
  database: 'up' | 'down';
  /** Null: written. */
  writeError: unknown;
  freeBytes: number | null;
  folder: 'writable' | 'read-only' | 'none';
}

/** Without a database nothing else is checked. */
export function faultsOf({ database, writeError, freeBytes, folder }: ReadinessProbe): Fault[] {
  const faults: Fault[] = [];
  if (database === 'down') faults.push('database-down');
  else if (writeError !== null) faults.push(faultOfWrite(writeError));
  if (freeBytes !== null && freeBytes < MIN_FREE_BYTES) faults.push('disk-low');
  if (folder === 'read-only') faults.push('folder-read-only');
  return faults;
}

function faultOfWrite(error: unknown): Fault {
  const { code } = (error ?? {}) as { code?: string };
  if (code === '25006' || code === '42501') return 'database-read-only';
  return code === '53100' ? 'database-full' : 'database-not-written';
}

const WORDS: Record<Fault, string> = {
  'database-down': 'The database does not answer.',
  'database-read-only': 'The database can only be read.',
  'database-full': 'The disk of the database is full.',
  'database-not-written': 'The database cannot be written.',
  'disk-low': 'Less than 200 MB are free where the data lie.',
  'folder-read-only': 'The data folder cannot be written.',
};

/** Without paths and names. */
export function wordsOf(faults: Fault[]): string {
  return faults.map((fault) => WORDS[fault]).join(' ');
}
