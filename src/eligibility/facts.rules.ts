import { isDay } from '../common/day.js';
import type { Situation } from './assess.rules.js';
import {
  LEVELS,
  PERMITS,
  PROOFS,
  REFUGEE_STATUSES,
  type FuzzyDay,
  type ResidenceIn,
  type Stay,
  type Unknown,
} from './facts.js';

/** Old cases were validated less: unreadable values become unknown. */

export function isSomeDay(value: unknown): value is FuzzyDay {
  return (
    typeof value === 'string' &&
    (isDay(value) || (/^\d{4}(-\d{2})?$/.test(value) && isDay(`${value}-01-01`.slice(0, 10))))
  );
}

/** Omitted or cleared facts are unknown; null for marriage means "not married". */
export function readFacts(input: unknown): Situation {
  const facts: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(objectOf(input))) {
    if (!Object.hasOwn(READERS, name) || value === undefined || (value === null && name !== 'marriedToSwissSince'))
      continue;
    facts[name] = value === null || value === 'unknown' ? value : READERS[name as keyof Situation](value);
  }
  return facts;
}

const READERS: { [Name in keyof Situation]-?: (value: unknown) => Situation[Name] } = {
  birthDate: day,
  permit: oneOf(PERMITS),
  stays: list(stay),
  residence: list(residence),
  language: (value) =>
    whole(value, ({ code, oral, written, proof }) => ({
      code: typeof code === 'string' && /^[a-z]{2,3}$/.test(code) ? code : 'unknown',
      oral: oneOf(LEVELS)(oral),
      written: oneOf(LEVELS)(written),
      proof: oneOf(PROOFS)(proof),
    })),
  // Null means never; omitted means unknown.
  socialAssistance: (value) =>
    whole(value, ({ lastReceivedOn, repaid }) => ({
      lastReceivedOn: lastReceivedOn === null ? null : day(lastReceivedOn),
      repaid: yesNo(repaid),
    })),
  criminalRecord: yesNo,
  pendingProceedings: yesNo,
  debts: yesNo,
  marriedToSwissSince: day,
  thirdGeneration: (value) =>
    whole(value, (family) =>
      Object.fromEntries(
        Object.entries(family).map(([name, each]) => [name, typeof each === 'number' ? each : yesNo(each)]),
      ),
    ),
  refugeeStatus: oneOf(REFUGEE_STATUSES),
  absences: (value) => {
    const read = list(({ from, to }) => ({ from: day(from), to: end(to) }))(value);
    return read === 'unknown' ? [] : read;
  },
};

type NotificationRow = Record<string, unknown>;

function stay({ permit, from, to }: NotificationRow): Stay {
  return { permit: oneOf(PERMITS)(permit), from: day(from), to: end(to) };
}

function residence({ commune, from, to }: NotificationRow): ResidenceIn {
  return { commune: Number.isInteger(commune) ? (commune as number) : 'unknown', from: day(from), to: end(to) };
}

function end(value: unknown): FuzzyDay | null {
  return value === undefined || value === null ? null : day(value);
}

function day(value: unknown): FuzzyDay {
  return isSomeDay(value) ? value : 'unknown';
}

function yesNo(value: unknown): boolean | Unknown {
  return typeof value === 'boolean' ? value : 'unknown';
}

function oneOf<T extends string>(values: readonly T[]): (value: unknown) => T | Unknown {
  return (value) => values.find((each) => each === value) ?? 'unknown';
}

function list<T>(read: (each: NotificationRow) => T): (value: unknown) => T[] | Unknown {
  return (value) => (Array.isArray(value) ? value.map((each) => read(objectOf(each))) : 'unknown');
}

function whole<T>(value: unknown, read: (input: NotificationRow) => T): T | Unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? read(value as NotificationRow)
    : 'unknown';
}

function objectOf(value: unknown): NotificationRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as NotificationRow) : {};
}
