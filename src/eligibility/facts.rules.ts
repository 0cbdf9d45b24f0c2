import { isDay } from '../common/day.js';
import {
  ABSENCE_REASONS,
  CIRCUMSTANCES,
  LEVELS,
  PERMITS,
  PROOFS,
  REFUGEE_STATUSES,
  SWISS_BY,
  isNullAnAnswer,
  type AbsenceAbroad,
  type Facts,
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

/** Omitted or cleared facts are unknown. */
export function readFacts(input: unknown): Facts {
  const facts: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(objectOf(input))) {
    if (!Object.hasOwn(READERS, name) || value === undefined || (value === null && !isNullAnAnswer(name))) continue;
    facts[name] = value === null || value === 'unknown' ? value : READERS[name as keyof Facts](value);
  }
  return facts;
}

const READERS: { [Name in keyof Facts]-?: (value: unknown) => Facts[Name] } = {
  birthDate: day,
  permit: oneOf(PERMITS),
  stays: list(stay),
  absences: list(absence),
  residence: list(residence),
  inCantonSince: day,
  language: (value) =>
    whole(value, ({ code, oral, written, proof }) => ({
      code: typeof code === 'string' && /^[a-z]{2,3}$/.test(code) ? code : 'unknown',
      oral: oneOf(LEVELS)(oral),
      written: oneOf(LEVELS)(written),
      proof: oneOf(PROOFS)(proof),
    })),
  // Null means never; omitted means unknown.
  socialAssistance: (value) =>
    whole(value, ({ lastReceivedOn, repaid, ongoing }) => ({
      lastReceivedOn: lastReceivedOn === null ? null : day(lastReceivedOn),
      repaid: yesNo(repaid),
      ...(ongoing === undefined ? {} : { ongoing: yesNo(ongoing) }),
    })),
  // One that nobody can read may be any of them.
  circumstances: (value) =>
    Array.isArray(value) && value.every((each) => oneOf(CIRCUMSTANCES)(each) !== 'unknown')
      ? value.map((each) => oneOf(CIRCUMSTANCES)(each)).filter((each) => each !== 'unknown')
      : 'unknown',
  criminalRecord: yesNo,
  pendingProceedings: yesNo,
  debts: yesNo,
  marriedToSwissSince: day,
  registeredPartnerOfSwissSince: day,
  swissAtWedding: yesNo,
  swissBy: oneOf(SWISS_BY),
  livedAbroad: (value) =>
    whole(value, ({ unionYears, closeTies }) => ({
      unionYears: Number.isInteger(unionYears) && Number(unionYears) >= 0 ? Number(unionYears) : 'unknown',
      closeTies: yesNo(closeTies),
    })),
  thirdGeneration: (value) =>
    whole(value, (family) =>
      Object.fromEntries(
        Object.entries(family).map(([name, each]) => [name, typeof each === 'number' ? each : yesNo(each)]),
      ),
    ),
  parentNaturalisedOn: day,
  stateless: yesNo,
  lostSwissCitizenshipOn: day,
  refugeeStatus: oneOf(REFUGEE_STATUSES),
};

type Row = Record<string, unknown>;

function stay({ permit, from, to }: Row): Stay {
  return { permit: oneOf(PERMITS)(permit), from: day(from), to: end(to) };
}

function absence({ from, to, reason, deregistered }: Row): AbsenceAbroad {
  return {
    from: day(from),
    to: end(to),
    reason: oneOf(ABSENCE_REASONS)(reason),
    ...(deregistered === undefined ? {} : { deregistered: yesNo(deregistered) }),
  };
}

function residence({ commune, from, to }: Row): ResidenceIn {
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

function list<T>(read: (each: Row) => T): (value: unknown) => T[] | Unknown {
  return (value) => (Array.isArray(value) ? value.map((each) => read(objectOf(each))) : 'unknown');
}

function whole<T>(value: unknown, read: (input: Row) => T): T | Unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? read(value as Row) : 'unknown';
}

function objectOf(value: unknown): Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {};
}
