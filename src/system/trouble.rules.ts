import type { Fault } from './readiness.rules.js';

export const TROUBLES = [
  'mail-stuck',
  'mail-held',
  'sweep-still',
  'jobs-failed',
  'queue-down',
  'disk-low',
  'database',
] as const;
/** Something that somebody has to look after before people are harmed by it. */
export type TroubleCode = (typeof TROUBLES)[number];

export interface Trouble {
  code: TroubleCode;
  /** Since when; null where nobody knows. */
  since: Date | null;
}

/** What was found at the last look. */
export interface TroubleFacts {
  now: Date;
  /** When this process began to listen or to work. */
  startedAt: Date;
  faults: readonly Fault[];
  freeBytes: number;
  mail: { leaves: boolean; oldestDueAt: Date | null; held: number; awaySince: Date | null };
  /** By the rooms that are to be swept; null: never. */
  sweptAt: readonly (Date | null)[];
  queue: 'up' | 'down';
  lastFailedJobAt: Date | null;
}

const MINUTE = 60_000;
/** A letter that has been due for longer does not leave by itself. */
const MAIL_LATE = 15 * MINUTE;
/** The sweep comes every minute. */
const SWEEP_LATE = 5 * MINUTE;
/** Time to make room: below 200 MB nothing is written any more. */
const DISK_LOW = 500_000_000;

/** What is wrong with an installation, the gravest first; empty: nothing that is looked at. */
export function troublesOf(facts: TroubleFacts): Trouble[] {
  const { now, faults, mail } = facts;
  const isOlder = (than: number, at: Date | null): at is Date => at !== null && now.getTime() - at.getTime() > than;
  const troubles: Trouble[] = [];
  const add = (code: TroubleCode, since: Date | null): unknown => troubles.push({ code, since });

  if (faults.some((fault) => fault !== 'disk-low')) add('database', null);
  if (faults.includes('disk-low') || facts.freeBytes < DISK_LOW) add('disk-low', null);
  if (isOlder(SWEEP_LATE, oldest(facts.sweptAt.map((at) => at ?? facts.startedAt))))
    add('sweep-still', oldest(facts.sweptAt.filter((at) => at !== null)));
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

/** Mail, copy, disk and queue: in order, not in order, or not known. */
export type Order = 'ok' | 'bad' | 'unknown';
export type OrderLine = Record<'mail' | 'copy' | 'disk' | 'queue', Order>;

const PART_OF: Record<TroubleCode, keyof OrderLine> = {
  'mail-stuck': 'mail',
  'mail-held': 'mail',
  'sweep-still': 'queue',
  'jobs-failed': 'queue',
  'queue-down': 'queue',
  'disk-low': 'disk',
  database: 'disk',
};

/** The one line for whoever hosts it. Of copies the program knows nothing yet, and says so. */
export function orderLine(troubles: readonly Trouble[]): OrderLine {
  const line: OrderLine = { mail: 'ok', copy: 'unknown', disk: 'ok', queue: 'ok' };
  for (const { code } of troubles) line[PART_OF[code]] = 'bad';
  return line;
}

const IN_WORDS: Record<Order, string> = { ok: 'in order', bad: 'NOT in order', unknown: 'not known' };

/** `mail in order, copy not known, disk in order, queue NOT in order (sweep-still)`. */
export function orderInWords(troubles: readonly Trouble[]): string {
  const parts = Object.entries(orderLine(troubles)).map(([part, order]) => `${part} ${IN_WORDS[order]}`);
  return `${parts.join(', ')}${troubles.length > 0 ? ` (${troubles.map(({ code }) => code).join(', ')})` : ''}`;
}
