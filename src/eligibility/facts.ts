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
}

/** Absent means not asked. */
export interface Facts {
  birthDate?: FuzzyDay | Unknown;
  permit?: Permit | Unknown;
  stays?: Stay[] | Unknown;
  residence?: ResidenceIn[] | Unknown;
  language?: { code: string; oral: string; written: string; proof: string } | Unknown;
  socialAssistance?: { lastReceivedOn: FuzzyDay | null; repaid: boolean | Unknown } | Unknown;
  criminalRecord?: boolean | Unknown;
  pendingProceedings?: boolean | Unknown;
  debts?: boolean | Unknown;
  marriedToSwissSince?: FuzzyDay | null | Unknown;
  thirdGeneration?: Record<string, boolean | number | Unknown> | Unknown;
  refugeeStatus?: RefugeeStatus | Unknown;
}
