/** Not asked yet, or not known to the person. */
export type Unknown = 'unknown';
/** `'2004-05-01'`, `'2004-05'`, `'2004'` or `unknown`. */
export type FuzzyDay = string;

export const PERMITS = ['B', 'C', 'Ci', 'F', 'L', 'N', 'S', 'legitimation-card'] as const;
export type Permit = (typeof PERMITS)[number];
export const REFUGEE_STATUSES = ['none', 'recognised', 'provisionally-admitted', 'applicant'] as const;
export type RefugeeStatus = (typeof REFUGEE_STATUSES)[number];
export const LEVELS = ['none', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'] as const;
export const PROOFS = ['certificate', 'school', 'mother-tongue', 'none'] as const;
/** Why somebody was abroad: OLN 16 allows a year for an employer or for studies. */
export const ABSENCE_REASONS = ['employer', 'studies', 'other'] as const;
export type AbsenceReason = (typeof ABSENCE_REASONS)[number];
/** How the Swiss partner became Swiss after the wedding (LN 21(3), 10(2)). */
export const SWISS_BY = ['ordinary', 'facilitated', 'reinstatement'] as const;
export type SwissBy = (typeof SWISS_BY)[number];
/** What the authority has to weigh (LN 12(2), OLN 9). */
export const CIRCUMSTANCES = ['illness', 'disability', 'care', 'education', 'working-poor', 'illiteracy'] as const;
export type Circumstance = (typeof CIRCUMSTANCES)[number];

export interface Stay {
  permit: Permit | Unknown;
  from: FuzzyDay;
  to: FuzzyDay | null;
}

export interface ResidenceIn {
  commune: number | Unknown;
  from: FuzzyDay;
  to: FuzzyDay | null;
}

export interface AbsenceAbroad {
  from: FuzzyDay;
  to: FuzzyDay | null;
  /** Absent means unknown. */
  reason?: AbsenceReason | Unknown;
  /** Notice of leaving was given, which ends the stay (LN 33(3)); absent means it was not. */
  deregistered?: boolean | Unknown;
}

export interface SocialAssistance {
  /** Null: never. */
  lastReceivedOn: FuzzyDay | null;
  repaid: boolean | Unknown;
  /** Still received: no day can be named. */
  ongoing?: boolean | Unknown;
}

/** Close ties by OLN 11; `unionYears` in whole years. */
export interface LivedAbroad {
  unionYears: number | Unknown;
  closeTies: boolean | Unknown;
}

/** Absent means not asked. */
export interface Facts {
  birthDate?: FuzzyDay | Unknown;
  permit?: Permit | Unknown;
  stays?: Stay[] | Unknown;
  /** Absent: nobody spoke of any, and the stays are the time lived here. */
  absences?: AbsenceAbroad[] | Unknown;
  residence?: ResidenceIn[] | Unknown;
  /** Without a break, in the canton where one lives. */
  inCantonSince?: FuzzyDay | Unknown;
  language?: { code: string; oral: string; written: string; proof: string } | Unknown;
  socialAssistance?: SocialAssistance | Unknown;
  circumstances?: Circumstance[] | Unknown;
  criminalRecord?: boolean | Unknown;
  pendingProceedings?: boolean | Unknown;
  debts?: boolean | Unknown;
  /** Married and living together; null: not, or not any more. */
  marriedToSwissSince?: FuzzyDay | null | Unknown;
  /** Null: none. */
  registeredPartnerOfSwissSince?: FuzzyDay | null | Unknown;
  /** On the day of the wedding, or of the registration of the partnership. */
  swissAtWedding?: boolean | Unknown;
  swissBy?: SwissBy | Unknown;
  /** Null: never since the wedding. */
  livedAbroad?: LivedAbroad | null | Unknown;
  thirdGeneration?: Record<string, boolean | number | Unknown> | Unknown;
  /** Null: no parent was naturalised. */
  parentNaturalisedOn?: FuzzyDay | null | Unknown;
  stateless?: boolean | Unknown;
  /** Null: never was Swiss. */
  lostSwissCitizenshipOn?: FuzzyDay | null | Unknown;
  refugeeStatus?: RefugeeStatus | Unknown;
}

const NULL_IS_AN_ANSWER: readonly string[] = [
  'marriedToSwissSince',
  'registeredPartnerOfSwissSince',
  'livedAbroad',
  'parentNaturalisedOn',
  'lostSwissCitizenshipOn',
] satisfies (keyof Facts)[];

/** Not married, never abroad, no parent naturalised, never Swiss; null of other facts means that they are asked again. */
export function isNullAnAnswer(name: string): boolean {
  return NULL_IS_AN_ANSWER.includes(name);
}
