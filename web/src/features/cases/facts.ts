import type { View } from '../../api/client';
import { readWhen, showWhen } from './when';

export type Facts = View<'FactsInput'>;
export const PERMITS = ['C', 'B', 'F', 'N', 'S', 'L', 'Ci', 'legitimation-card'] as const;
export const LEVELS = ['none', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'] as const;
export const PROOFS = ['certificate', 'school', 'mother-tongue', 'none'] as const;
export const REFUGEE = ['none', 'recognised', 'provisionally-admitted', 'applicant'] as const;

/** Yes, no, not known, or not asked yet (the empty string). */
export type Tri = '' | 'yes' | 'no' | 'unknown';
export interface Stay {
  permit: string;
  from: string;
  to: string;
}
export interface Home {
  commune: number | null;
  from: string;
  to: string;
}

/** The facts as a form holds them: text, so that half-typed things are kept too. `unknown` is an answer. */
export interface FactsForm {
  birthDate: string;
  permit: string;
  refugeeStatus: string;
  stays: Stay[];
  residence: Home[];
  languageCode: string;
  oral: string;
  written: string;
  proof: string;
  aid: '' | 'never' | 'since' | 'unknown';
  aidOn: string;
  aidRepaid: Tri;
  criminalRecord: Tri;
  pendingProceedings: Tri;
  debts: Tri;
  married: '' | 'no' | 'since' | 'unknown';
  marriedOn: string;
}

const tri = (value: boolean | null | 'unknown' | undefined): Tri =>
  value === true ? 'yes' : value === false ? 'no' : value === 'unknown' ? 'unknown' : '';
const bool = (value: Tri): boolean | 'unknown' | null =>
  value === 'yes' ? true : value === 'no' ? false : value === 'unknown' ? 'unknown' : null;
const text = (value: string | null | undefined): string =>
  value == null || value === 'unknown' ? '' : showWhen(value);
/** Of a time, where an empty end says that it goes on. */
const limit = (value: string | null | undefined): string => (value == null ? '' : showWhen(value));

export function formOf(facts: Facts): FactsForm {
  const {
    birthDate,
    permit,
    refugeeStatus,
    stays,
    residence,
    language,
    socialAssistance: aid,
    marriedToSwissSince: married,
  } = facts;
  const known = typeof language === 'object' ? language : null;
  const aidKnown = typeof aid === 'object' ? aid : null;
  return {
    birthDate: text(birthDate),
    permit: permit ?? '',
    refugeeStatus: refugeeStatus ?? '',
    stays: Array.isArray(stays)
      ? stays.map(({ permit: kind, from, to }) => ({ permit: kind, from: limit(from), to: limit(to) }))
      : [],
    residence: Array.isArray(residence)
      ? residence.map(({ commune, from, to }) => ({
          commune: commune === 'unknown' ? null : commune,
          from: limit(from),
          to: limit(to),
        }))
      : [],
    languageCode: known && known.code !== 'unknown' ? known.code : '',
    oral: known?.oral ?? '',
    written: known?.written ?? '',
    proof: known?.proof ?? '',
    aid:
      aid === 'unknown'
        ? 'unknown'
        : !aidKnown
          ? ''
          : aidKnown.lastReceivedOn === 'unknown'
            ? 'unknown'
            : aidKnown.lastReceivedOn
              ? 'since'
              : 'never',
    aidOn: text(aidKnown?.lastReceivedOn),
    aidRepaid: tri(aidKnown?.repaid),
    criminalRecord: tri(facts.criminalRecord),
    pendingProceedings: tri(facts.pendingProceedings),
    debts: tri(facts.debts),
    married: married === 'unknown' ? 'unknown' : married === null ? 'no' : married === undefined ? '' : 'since',
    marriedOn: text(married),
  };
}

/** What cannot be read as a day, month or year. */
export function unreadable(form: Partial<FactsForm>): (keyof FactsForm)[] {
  const bad = (value: string | undefined): boolean =>
    value !== undefined && value.trim() !== '' && readWhen(value) === null;
  const found: (keyof FactsForm)[] = [];
  for (const name of ['birthDate', 'aidOn', 'marriedOn'] as const) if (bad(form[name])) found.push(name);
  for (const name of ['stays', 'residence'] as const)
    if (form[name]?.some(({ from, to }) => bad(from) || bad(to))) found.push(name);
  return found;
}

/** The command for what was changed; the form whole is needed since some answers stand in several fields. */
export function factsOf(form: FactsForm, changed: Partial<FactsForm>): Facts {
  const has = (...names: (keyof FactsForm)[]): boolean => names.some((name) => name in changed);
  // What is no day is sent as it was typed: the server says so at its field, and nothing is dropped in silence.
  const when = (value: string): string | null => readWhen(value) ?? (value.trim() || null);
  const or = <T extends string>(value: string, none: T): T => (value === '' ? none : (value as T));
  const facts: Facts = {};
  if (has('birthDate')) facts.birthDate = when(form.birthDate);
  if (has('permit')) facts.permit = (form.permit || null) as Facts['permit'];
  if (has('refugeeStatus')) facts.refugeeStatus = (form.refugeeStatus || null) as Facts['refugeeStatus'];
  if (has('stays')) {
    // A row in which nothing was said of when is one that somebody began and left.
    const rows = form.stays.filter(({ from, to }) => when(from) !== null || when(to) !== null);
    facts.stays =
      rows.length === 0
        ? null
        : rows.map(({ permit, from, to }) => ({
            permit: or(permit, 'unknown'),
            from: when(from) ?? 'unknown',
            to: when(to),
          }));
  }
  if (has('residence')) {
    const rows = form.residence.filter(
      ({ commune, from, to }) => commune !== null || when(from) !== null || when(to) !== null,
    );
    facts.residence =
      rows.length === 0
        ? null
        : rows.map(({ commune, from, to }) => ({
            commune: commune ?? 'unknown',
            from: when(from) ?? 'unknown',
            to: when(to),
          }));
  }
  if (has('languageCode', 'oral', 'written', 'proof')) {
    facts.language =
      form.languageCode === '' && form.oral === '' && form.written === '' && form.proof === ''
        ? null
        : {
            code: or(form.languageCode, 'unknown'),
            oral: or(form.oral, 'unknown'),
            written: or(form.written, 'unknown'),
            proof: or(form.proof, 'unknown'),
          };
  }
  if (has('aid', 'aidOn', 'aidRepaid')) {
    facts.socialAssistance =
      form.aid === ''
        ? null
        : form.aid === 'unknown'
          ? 'unknown'
          : {
              lastReceivedOn: form.aid === 'never' ? null : (when(form.aidOn) ?? 'unknown'),
              repaid: form.aid === 'never' ? false : (bool(form.aidRepaid) ?? 'unknown'),
            };
  }
  if (has('criminalRecord')) facts.criminalRecord = bool(form.criminalRecord);
  if (has('pendingProceedings')) facts.pendingProceedings = bool(form.pendingProceedings);
  if (has('debts')) facts.debts = bool(form.debts);
  if (has('married', 'marriedOn'))
    facts.marriedToSwissSince =
      form.married === 'no' ? null : form.married === 'since' ? (when(form.marriedOn) ?? 'unknown') : 'unknown';
  return facts;
}
