import type { Schema } from '../../api/client';
import { formatPartialDate, parsePartialDate } from './partialDate';

export type Facts = Schema<'CaseFactsInput'>;
export const PERMITS = ['C', 'B', 'F', 'N', 'S', 'L', 'Ci', 'legitimation-card'] as const;
export const LEVELS = ['none', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'] as const;
export const PROOFS = ['certificate', 'school', 'mother-tongue', 'none'] as const;
export const REFUGEE_STATUSES = ['none', 'recognised', 'provisionally-admitted', 'applicant'] as const;

/** The empty string means not asked yet. */
export type YesNoUnknown = '' | 'yes' | 'no' | 'unknown';

export interface Stay {
  permit: string;
  from: string;
  to: string;
}

export interface Residence {
  commune: number | null;
  from: string;
  to: string;
}

/** Fields are text so that partial input is kept; `unknown` is an answer. */
export interface FactsForm {
  birthDate: string;
  permit: string;
  refugeeStatus: string;
  stays: Stay[];
  residence: Residence[];
  languageCode: string;
  oral: string;
  written: string;
  proof: string;
  aid: '' | 'never' | 'since' | 'unknown';
  aidOn: string;
  aidRepaid: YesNoUnknown;
  criminalRecord: YesNoUnknown;
  pendingProceedings: YesNoUnknown;
  debts: YesNoUnknown;
  married: '' | 'no' | 'since' | 'unknown';
  marriedOn: string;
}

const toYesNoUnknown = (value: boolean | null | 'unknown' | undefined): YesNoUnknown =>
  value === true ? 'yes' : value === false ? 'no' : value === 'unknown' ? 'unknown' : '';

const toFieldText = (value: string | null | undefined): string =>
  value == null || value === 'unknown' ? '' : formatPartialDate(value);

/** An empty end means that the period continues. */
const toPeriodEnd = (value: string | null | undefined): string => (value == null ? '' : formatPartialDate(value));

export function toFactsForm(facts: Facts): FactsForm {
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
  const knownLanguage = typeof language === 'object' ? language : null;
  const knownAid = typeof aid === 'object' ? aid : null;
  return {
    birthDate: toFieldText(birthDate),
    permit: permit ?? '',
    refugeeStatus: refugeeStatus ?? '',
    stays: Array.isArray(stays)
      ? stays.map(({ permit: kind, from, to }) => ({ permit: kind, from: toPeriodEnd(from), to: toPeriodEnd(to) }))
      : [],
    residence: Array.isArray(residence)
      ? residence.map(({ commune, from, to }) => ({
          commune: commune === 'unknown' ? null : commune,
          from: toPeriodEnd(from),
          to: toPeriodEnd(to),
        }))
      : [],
    languageCode: knownLanguage && knownLanguage.code !== 'unknown' ? knownLanguage.code : '',
    oral: knownLanguage?.oral ?? '',
    written: knownLanguage?.written ?? '',
    proof: knownLanguage?.proof ?? '',
    aid:
      aid === 'unknown'
        ? 'unknown'
        : !knownAid
          ? ''
          : knownAid.lastReceivedOn === 'unknown'
            ? 'unknown'
            : knownAid.lastReceivedOn
              ? 'since'
              : 'never',
    aidOn: toFieldText(knownAid?.lastReceivedOn),
    aidRepaid: toYesNoUnknown(knownAid?.repaid),
    criminalRecord: toYesNoUnknown(facts.criminalRecord),
    pendingProceedings: toYesNoUnknown(facts.pendingProceedings),
    debts: toYesNoUnknown(facts.debts),
    married: married === 'unknown' ? 'unknown' : married === null ? 'no' : married === undefined ? '' : 'since',
    marriedOn: toFieldText(married),
  };
}

/** Names of the fields that are not a day, month or year. */
export function invalidDateFields(form: Partial<FactsForm>): (keyof FactsForm)[] {
  const isInvalid = (value: string | undefined): boolean =>
    value !== undefined && value.trim() !== '' && parsePartialDate(value) === null;
  const invalid: (keyof FactsForm)[] = [];
  for (const name of ['birthDate', 'aidOn', 'marriedOn'] as const) if (isInvalid(form[name])) invalid.push(name);
  for (const name of ['stays', 'residence'] as const)
    if (form[name]?.some(({ from, to }) => isInvalid(from) || isInvalid(to))) invalid.push(name);
  return invalid;
}
