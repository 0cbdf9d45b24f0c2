import type { Schema } from '../../api/client';
import { formatPartialDate, parsePartialDate } from './partialDate';

export type Facts = Schema<'CaseFactsInput'>;
export const PERMITS = ['C', 'B', 'F', 'N', 'S', 'L', 'Ci', 'legitimation-card'] as const;
export const LEVELS = ['none', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'] as const;
export const PROOFS = ['certificate', 'school', 'mother-tongue', 'none'] as const;
export const REFUGEE_STATUSES = ['none', 'recognised', 'provisionally-admitted', 'applicant'] as const;

export const ABSENCE_REASONS = ['employer', 'studies', 'other'] as const;
export const SWISS_BY = ['ordinary', 'facilitated', 'reinstatement'] as const;
export const CIRCUMSTANCES = ['illness', 'disability', 'care', 'education', 'working-poor', 'illiteracy'] as const;

/** Parents and statelessness open a way until the 22nd and 18th birthday only (LN 23, 24). */
const CHILDREN_UNTIL = 22;

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

export interface Absence {
  from: string;
  to: string;
  reason: string;
  deregistered: YesNoUnknown;
}

/** Of facts with a day, for which "no" is an answer too. */
export type SinceOrNo = '' | 'no' | 'since' | 'unknown';

/** Fields are text so that partial input is kept; `unknown` is an answer. */
export interface FactsForm {
  birthDate: string;
  permit: string;
  refugeeStatus: string;
  stays: Stay[];
  /** Whether there were any; `absences` has them. */
  absent: '' | 'none' | 'some' | 'unknown';
  absences: Absence[];
  residence: Residence[];
  inCantonSince: string;
  languageCode: string;
  oral: string;
  written: string;
  proof: string;
  aid: '' | 'never' | 'since' | 'unknown';
  aidOn: string;
  aidRepaid: YesNoUnknown;
  aidOngoing: YesNoUnknown;
  /** Empty: not asked; `none` and `unknown` stand alone. */
  circumstances: string[];
  criminalRecord: YesNoUnknown;
  pendingProceedings: YesNoUnknown;
  debts: YesNoUnknown;
  married: SinceOrNo;
  marriedOn: string;
  registered: SinceOrNo;
  registeredOn: string;
  swissAtWedding: YesNoUnknown;
  swissBy: string;
  livedAbroad: '' | 'never' | 'yes' | 'unknown';
  unionYears: string;
  closeTies: YesNoUnknown;
  parent: SinceOrNo;
  parentOn: string;
  stateless: YesNoUnknown;
  lost: SinceOrNo;
  lostOn: string;
}

const toYesNoUnknown = (value: boolean | null | 'unknown' | undefined): YesNoUnknown =>
  value === true ? 'yes' : value === false ? 'no' : value === 'unknown' ? 'unknown' : '';

/** An unknown day is "?"; of a period, an empty end means that it continues. */
const toFieldText = (value: string | null | undefined): string => (value == null ? '' : formatPartialDate(value));

const toSinceOrNo = (value: string | null | undefined): SinceOrNo =>
  value === 'unknown' ? 'unknown' : value === null ? 'no' : value === undefined ? '' : 'since';

export function toFactsForm(facts: Facts): FactsForm {
  const {
    birthDate,
    permit,
    refugeeStatus,
    stays,
    residence,
    language,
    socialAssistance: aid,
    absences,
    circumstances,
    livedAbroad,
  } = facts;
  const knownLanguage = typeof language === 'object' ? language : null;
  const knownAid = typeof aid === 'object' ? aid : null;
  const abroad = typeof livedAbroad === 'object' ? livedAbroad : null;
  return {
    birthDate: toFieldText(birthDate),
    permit: permit ?? '',
    refugeeStatus: refugeeStatus ?? '',
    stays: Array.isArray(stays)
      ? stays.map(({ permit: kind, from, to }) => ({ permit: kind, from: toFieldText(from), to: toFieldText(to) }))
      : [],
    absent: absences === 'unknown' ? 'unknown' : !absences ? '' : absences.length === 0 ? 'none' : 'some',
    absences: Array.isArray(absences)
      ? absences.map(({ from, to, reason, deregistered }) => ({
          from: toFieldText(from),
          to: toFieldText(to),
          reason: reason ?? 'unknown',
          deregistered: toYesNoUnknown(deregistered),
        }))
      : [],
    residence: Array.isArray(residence)
      ? residence.map(({ commune, from, to }) => ({
          commune: commune === 'unknown' ? null : commune,
          from: toFieldText(from),
          to: toFieldText(to),
        }))
      : [],
    inCantonSince: toFieldText(facts.inCantonSince),
    languageCode: knownLanguage && knownLanguage.code !== 'unknown' ? knownLanguage.code : '',
    oral: knownLanguage?.oral ?? '',
    written: knownLanguage?.written ?? '',
    proof: knownLanguage?.proof ?? '',
    aid:
      aid === 'unknown'
        ? 'unknown'
        : !knownAid
          ? ''
          : knownAid.lastReceivedOn === null
            ? knownAid.ongoing === true
              ? 'since'
              : 'never'
            : (knownAid.lastReceivedOn ?? 'unknown') === 'unknown' && knownAid.ongoing !== true
              ? 'unknown'
              : 'since',
    aidOn: toFieldText(knownAid?.lastReceivedOn),
    aidRepaid: toYesNoUnknown(knownAid?.repaid),
    aidOngoing: toYesNoUnknown(knownAid?.ongoing),
    circumstances: !circumstances
      ? []
      : circumstances === 'unknown'
        ? ['unknown']
        : circumstances.length === 0
          ? ['none']
          : circumstances,
    criminalRecord: toYesNoUnknown(facts.criminalRecord),
    pendingProceedings: toYesNoUnknown(facts.pendingProceedings),
    debts: toYesNoUnknown(facts.debts),
    married: toSinceOrNo(facts.marriedToSwissSince),
    marriedOn: toFieldText(facts.marriedToSwissSince),
    registered: toSinceOrNo(facts.registeredPartnerOfSwissSince),
    registeredOn: toFieldText(facts.registeredPartnerOfSwissSince),
    swissAtWedding: toYesNoUnknown(facts.swissAtWedding),
    swissBy: facts.swissBy ?? '',
    livedAbroad:
      livedAbroad === 'unknown' ? 'unknown' : livedAbroad === null ? 'never' : livedAbroad === undefined ? '' : 'yes',
    unionYears:
      abroad?.unionYears === undefined ? '' : abroad.unionYears === 'unknown' ? '?' : String(abroad.unionYears),
    closeTies: toYesNoUnknown(abroad?.closeTies),
    parent: toSinceOrNo(facts.parentNaturalisedOn),
    parentOn: toFieldText(facts.parentNaturalisedOn),
    stateless: toYesNoUnknown(facts.stateless),
    lost: toSinceOrNo(facts.lostSwissCitizenshipOn),
    lostOn: toFieldText(facts.lostSwissCitizenshipOn),
  };
}

const DAYS = ['birthDate', 'inCantonSince', 'aidOn', 'marriedOn', 'registeredOn', 'parentOn', 'lostOn'] as const;

export const hasSwissPartner = ({ married, registered }: FactsForm): boolean =>
  married === 'since' || registered === 'since';

/** By the year of birth; not while nobody knows it, unless it was answered before. */
export function isAskedOfChildren({ birthDate, parent, stateless }: FactsForm, today: string): boolean {
  if (parent !== '' || stateless !== '') return true;
  const born = parsePartialDate(birthDate);
  return born !== null && born !== 'unknown' && Number(today.slice(0, 4)) - Number(born.slice(0, 4)) <= CHILDREN_UNTIL;
}

/** Names of the fields that are not a day, month or year. */
export function invalidDateFields(form: Partial<FactsForm>): (keyof FactsForm)[] {
  const isInvalid = (value: string | undefined): boolean =>
    value !== undefined && value.trim() !== '' && parsePartialDate(value) === null;
  const invalid: (keyof FactsForm)[] = [];
  for (const name of DAYS) if (isInvalid(form[name])) invalid.push(name);
  for (const name of ['stays', 'absences', 'residence'] as const)
    if (form[name]?.some(({ from, to }) => isInvalid(from) || isInvalid(to))) invalid.push(name);
  return invalid;
}
