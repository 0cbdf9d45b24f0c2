import type { Fault } from './readiness.rules.js';

export const TROUBLES = [
  'mail-stuck',
  'mail-held',
  'sweep-still',
  'jobs-failed',
  'queue-down',
  'disk-low',
  'scanner-down',
  'database',
] as const;
export type TroubleCode = (typeof TROUBLES)[number];

export interface Trouble {
  code: TroubleCode;
  since: Date | null;
}

export interface TroubleFacts {
  now: Date;
  startedAt: Date;
  faults: readonly Fault[];
  freeBytes: number;
  mail: { leaves: boolean; oldestDueAt: Date | null; held: number; awaySince: Date | null };
  /** Per room; null: never. */
  sweptAt: readonly (Date | null)[];
  queue: 'up' | 'down';
  lastFailedJobAt: Date | null;
  /** The virus scanner; null: none is set. */
  scanner: 'up' | 'down' | null;
}

const MINUTE = 60_000;
const MAIL_LATE = 15 * MINUTE;
/** The sweep runs every minute. */
const SWEEP_LATE = 5 * MINUTE;
/** Below 200 MB nothing is written. */
const DISK_LOW = 500_000_000;

/** Gravest first. */
export function troublesOf(facts: TroubleFacts): Trouble[] {
  const { now, faults, mail } = facts;
  const isOlder = (than: number, at: Date | null): at is Date => at !== null && now.getTime() - at.getTime() > than;
  const troubles: Trouble[] = [];
  const add = (code: TroubleCode, since: Date | null): unknown => troubles.push({ code, since });

  if (faults.some((fault) => fault !== 'disk-low')) add('database', null);
  if (faults.includes('disk-low') || facts.freeBytes < DISK_LOW) add('disk-low', null);
  if (isOlder(SWEEP_LATE, oldest(facts.sweptAt.map((at) => at ?? facts.startedAt))))
    add('sweep-still', oldest(facts.sweptAt.filter((at) => at !== null)));
  if (facts.scanner === 'down') add('scanner-down', null);
  if (facts.queue === 'down') add('queue-down', null);
  if (mail.leaves && (isOlder(MAIL_LATE, mail.oldestDueAt) || isOlder(MAIL_LATE, mail.awaySince)))
    add('mail-stuck', mail.awaySince ?? mail.oldestDueAt);
  if (!mail.leaves && mail.held > 0) add('mail-held', null);
  if (facts.lastFailedJobAt) add('jobs-failed', facts.lastFailedJobAt);
  return troubles;
}

function oldest(instants: readonly Date[]): Date | null {
  return instants.reduce<Date | null>((first, at) => (first && first <= at ? first : at), null);
}

export type Order = 'ok' | 'bad' | 'unknown';
export type OrderLine = Record<'mail' | 'copy' | 'disk' | 'queue', Order>;

/** Null: attaching is refused, everything else works. */
const PART_OF: Record<TroubleCode, keyof OrderLine | null> = {
  'mail-stuck': 'mail',
  'mail-held': 'mail',
  'sweep-still': 'queue',
  'jobs-failed': 'queue',
  'queue-down': 'queue',
  'disk-low': 'disk',
  'scanner-down': null,
  database: 'disk',
};

export function orderLine(troubles: readonly Trouble[]): OrderLine {
  const line: OrderLine = { mail: 'ok', copy: 'unknown', disk: 'ok', queue: 'ok' };
  for (const { code } of troubles) {
    const part = PART_OF[code];
    if (part) line[part] = 'bad';
  }
  return line;
}

const IN_WORDS: Record<Order, string> = { ok: 'in order', bad: 'NOT in order', unknown: 'not known' };

/** `mail in order, copy not known, disk in order, queue NOT in order (sweep-still)`. */
export function orderInWords(troubles: readonly Trouble[]): string {
  const parts = Object.entries(orderLine(troubles)).map(([part, order]) => `${part} ${IN_WORDS[order]}`);
  return `${parts.join(', ')}${troubles.length > 0 ? ` (${troubles.map(({ code }) => code).join(', ')})` : ''}`;
}
