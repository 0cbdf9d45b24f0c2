import type { CantonCode } from '../common/cantons.js';

/*
 * The shapes of the demonstration's data. The words are those of the API; every day is told as a distance from the
 * demonstration's today, so that the network looks the same whenever it is loaded.
 */

export type Language =
  | 'de'
  | 'fr'
  | 'it'
  | 'rm'
  | 'en'
  | 'pt'
  | 'es'
  | 'sq'
  | 'bs'
  | 'hr'
  | 'sr'
  | 'tr'
  | 'ar'
  | 'fa'
  | 'prs'
  | 'ti'
  | 'ta'
  | 'uk'
  | 'ru'
  | 'kmr'
  | 'ckb'
  | 'so';

export type Role = 'adviser' | 'coordinator' | 'staff' | 'privacy' | 'admin';

export type Procedure =
  | 'ordinary'
  | 'facilitated-spouse'
  | 'facilitated-spouse-abroad'
  | 'facilitated-third-generation'
  | 'facilitated-child'
  | 'facilitated-stateless-child'
  | 'reinstatement'
  | 'unknown';

export type Stage =
  | 'requested'
  | 'screening'
  | 'preparation'
  | 'filed'
  | 'examination'
  | 'interview'
  | 'communal-decision'
  | 'public-notice'
  | 'federal-authorisation'
  | 'cantonal-decision'
  | 'closed'
  | 'suspended'
  | 'refused'
  | 'appeal'
  | 'withdrawn'
  | 'moved';

export type Outcome = 'naturalised' | 'advised' | 'referred' | 'unreachable' | 'not-ours' | 'duplicate';

export interface ExampleAccount {
  key: string;
  email: string;
  name: string;
  role: Role;
  /** The territory; `['CH']` is the whole country. */
  cantons: string[];
  locale: 'de' | 'fr' | 'it' | 'en';
  /** Key of the adviser this login belongs to. */
  adviser?: string;
}

export interface ExampleOrganisation {
  key: string;
  name: string;
  kind: 'section' | 'sister-party' | 'community' | 'assembly';
  /** Null for one that works in all Switzerland. */
  canton: CantonCode | null;
}

export interface AdviserLanguage {
  code: Language;
  level: 'basic' | 'fluent' | 'native';
  interprets: boolean;
}

/** `caseReference` holds the *key* of a case: references are made when the demonstration is loaded. */
export type AdviserConflict =
  { kind: 'authority'; canton: string; commune?: number } | { kind: 'person'; caseReference: string };

export interface ExampleAdviser {
  key: string;
  firstName: string;
  lastName: string;
  email: string;
  phone?: string;
  languages: AdviserLanguage[];
  /** Numbers of the Federal Statistical Office; the first is where they live. */
  communes: number[];
  cantons: string[];
  remote: boolean;
  capacity: number;
  specialities: (Procedure | 'appeal')[];
  state: 'applying' | 'active' | 'paused' | 'left';
  conflicts: AdviserConflict[];
  /** Key of the organisation they belong to. */
  organisation?: string;
  /** Has none yet and signs in nowhere: an offer would reach nobody. */
  withoutAccount?: true;
  /** Both days inclusive; without an end when `toInDays` is null. `coveredBy` is the key of an adviser. */
  absences?: { fromInDays: number; toInDays: number | null; coveredBy?: string }[];
}

export interface ExamplePerson {
  firstName: string;
  lastName?: string;
  /** By preference. */
  languages: Language[];
  commune: number;
  canton: string;
  contact: {
    email?: string;
    phone?: string;
    safeToCall?: boolean;
    safeToWrite?: boolean;
    sharedWith?: boolean;
    bestTime?: string;
  };
  helper?: { name: string; phone?: string; relation: string };
  members?: { firstName: string; birthYear?: number; relation: 'spouse' | 'child' | 'parent' | 'other' }[];
}

/** A day, a month or a year: `'2014-02-01'`, `'2014-02'`, `'2014'`. */
export type Roughly = string;

type Permit = 'B' | 'C' | 'F' | 'L' | 'N' | 'S';

/** The names of "Assess" in the API; what nobody knows is `'unknown'` or absent. */
export interface ExampleFacts {
  birthDate?: Roughly;
  permit?: Permit | 'unknown';
  stays?: { permit: Permit; from: Roughly; to: Roughly | null }[];
  absences?: { from: Roughly; to: Roughly | null; reason: 'employer' | 'studies' | 'other'; deregistered: boolean }[];
  residence?: { commune: number; from: Roughly; to: Roughly | null }[];
  inCantonSince?: Roughly;
  language?:
    | { code: Language; oral: string; written: string; proof: 'certificate' | 'school' | 'mother-tongue' | 'none' }
    | 'unknown';
  socialAssistance?: { lastReceivedOn: Roughly | null; repaid: boolean; ongoing?: boolean } | 'unknown';
  circumstances?: ('illness' | 'disability' | 'care' | 'education' | 'working-poor' | 'illiteracy')[];
  criminalRecord?: boolean | 'unknown';
  pendingProceedings?: boolean | 'unknown';
  debts?: boolean | 'unknown';
  marriedToSwissSince?: Roughly | null;
  registeredPartnerOfSwissSince?: Roughly | null;
  swissAtWedding?: boolean;
  swissBy?: 'ordinary' | 'facilitated' | 'reinstatement';
  livedAbroad?: { unionYears: number; closeTies: boolean } | null;
  parentNaturalisedOn?: Roughly | null;
  stateless?: boolean;
  lostSwissCitizenshipOn?: Roughly | null;
  thirdGeneration?: {
    bornInSwitzerland: boolean;
    ownSchoolYears: number;
    parentSettled: boolean;
    parentYearsInSwitzerland: number;
    parentSchoolYears: number;
    grandparentRight: boolean;
  };
  refugeeStatus?: 'none' | 'recognised' | 'provisionally-admitted' | 'applicant' | 'unknown';
}

export interface ExampleDecision {
  decidedDaysAgo: number;
  receivedDaysAgo: number;
  delivery: 'in-person' | 'registered' | 'ordinary' | 'electronic';
  by: string;
  remedyBody?: string;
  termDays?: number;
  /** Absent while nobody has typed the letter. */
  lastDayInDays?: number;
  acknowledged?: true;
  /** The appeal was sent; absent while it is not. */
  sent?: ExampleSent;
}

export interface ExampleSent {
  daysAgo: number;
  tracking: string;
  /** A second person has looked at the receipt. */
  confirmed?: true;
}

/** Another letter of an authority than the refusal. */
export interface ExampleLetter {
  kind: 'right-to-be-heard' | 'documents' | 'interview' | 'fee';
  /** Null: a registered letter that was never fetched. */
  receivedDaysAgo: number | null;
  delivery: ExampleDecision['delivery'];
  firstAttemptDaysAgo?: number;
  by: string;
  termDays?: number;
  lastDayInDays?: number;
  text?: string;
  acknowledged?: true;
}

export interface ExampleNote {
  kind: 'note' | 'call' | 'meeting' | 'letter' | 'message';
  daysAgo: number;
  text: string;
}

export interface ExampleFollowUp {
  title: string;
  /** Negative when overdue, 0 when due today. */
  dueInDays: number;
  remindDaysBefore: number[];
  done?: boolean;
}

export interface ExampleCase {
  key: string;
  person: ExamplePerson;
  procedure: Procedure;
  stage: Stage;
  /** Key of the adviser; null while the case waits (or was closed without one). */
  adviser: string | null;
  askedDaysAgo: number;
  /** When the adviser accepted; only with an adviser. */
  takenDaysAgo?: number;
  /** Key of an adviser who interprets, and sees languages and phone only. */
  interpreter?: string;
  /** The adviser who stopped, for a case that waits again. */
  released?: { by: string; daysAgo: number; reason: string };
  /** What they wrote, in their own language. */
  message?: string;
  /** What they ticked, as the public form has it. */
  worries?: ('deadline' | 'papers' | 'waiting' | 'money' | 'family' | 'language')[];
  facts?: ExampleFacts;
  /** For those whose age matters: the birthday that comes next; `birthDateOf` turns it into `facts.birthDate`. */
  birthday?: { turns: number; inDays: number };
  filedDaysAgo?: number;
  /** The federal authorisation was granted. */
  authorisedDaysAgo?: number;
  /** Since when it has been at its stage, where the story says so. */
  reachedDaysAgo?: number;
  decision?: ExampleDecision;
  letters?: ExampleLetter[];
  outcome?: Outcome;
  closedDaysAgo?: number;
  notes?: ExampleNote[];
  followUps?: ExampleFollowUp[];
  /** So many days ago the letter about their adviser came back: the address does not exist. */
  letterReturnedDaysAgo?: number;
  /** They were asked how it is going and answered; nobody has decided about it yet. */
  checkIn?: { sentDaysAgo: number; answer: 'call'; answeredDaysAgo: number };
  /** Nothing is written to them until a coordinator says that the request is one: many came from their address that day. */
  lettersHeld?: true;
  /** The word of the campaign on the leaflet or poster that brought them. */
  source?: string;
}

export interface ExampleIrregularity {
  key: string;
  /** Key of a case. */
  case?: string;
  /** Key of an adviser. */
  loggedBy: string;
  code: string;
  authority: {
    level: 'commune' | 'citizens-commune' | 'canton' | 'federal';
    /** Also for a federal authority: the canton of the person concerned. */
    canton: string;
    commune?: number;
    organ?: 'executive' | 'assembly' | 'parliament' | 'commission' | 'administration' | 'court';
  };
  occurred: { daysAgo: number } | { monthsAgo: number };
  description: string;
  consent: 'internal' | 'statistics' | 'anonymous-story' | 'named-story';
  status: 'reported' | 'under-review' | 'needs-more' | 'confirmed' | 'rejected' | 'in-follow-up' | 'resolved';
  kind?: 'act' | 'omission';
  severity?: {
    scale: 1 | 2 | 3 | 4;
    scope: 'one' | 'household' | 'several' | 'systemic';
    remediable: 'easily' | 'with-effort' | 'hardly' | 'not';
  };
  evidenceLevel?: 'alleged' | 'documented' | 'corroborated' | 'established';
  rejectedBecause?: string;
}

/** The stages that take a place of the adviser; a case that waits for an authority takes none. */
export const STAGES_THAT_COUNT: readonly Stage[] = ['screening', 'preparation', 'interview', 'refused', 'appeal'];

/** The date of birth of somebody who turns `turns` on the day `on` (`'2027-01-08'`). */
export function birthDateOf(turns: number, on: string): string {
  const year = Number(on.slice(0, 4)) - turns;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return `${year}${on.slice(4) === '-02-29' && !leap ? '-02-28' : on.slice(4)}`;
}
