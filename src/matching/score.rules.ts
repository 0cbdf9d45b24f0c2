import type { Conflict, SpokenLanguage, LanguageLevel } from '../advisers/adviser.entity.js';
import { conflictsWith } from '../advisers/conflict.rules.js';
import type { Procedure, Stage } from '../cases/case.entity.js';

/*
 * Declared needs and offers, never predicted outcomes; nationality, religion, status and facts of the case are not
 * inputs. The points are a proposal, versioned; a coordinator decides.
 */

/** Raised whenever points or exclusions change; stored with each offer. */
export const SCORE_VERSION = '2026-11-1';

export const EXCLUSIONS = [
  'not-active',
  'full',
  'no-shared-language',
  'not-in-canton',
  'absent',
  'conflict-authority',
  'conflict-person',
  'not-for-appeals',
  'declined-before',
  'ended-before',
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

export type Reason =
  | { code: 'language'; points: number; value: { language: string; level: LanguageLevel; first: boolean } }
  | { code: 'place'; points: number; value: { km: number; travel: 'in-person' | 'remote' | 'far' } }
  | { code: 'speciality'; points: number; value: { speciality: string; has: boolean } }
  | { code: 'room'; points: number; value: { load: number; capacity: number } }
  | { code: 'absence'; points: number; value: { from: string; to: string | null } }
  | { code: 'waiting'; points: number; value: { days: number } };

export interface CaseNeeds {
  reference: string;
  languages: string[];
  canton: string;
  commune: number;
  procedure: Procedure;
  stage: Stage;
  waitingDays: number;
  declinedBy: string[];
  endedWith: string[];
}

export interface Candidate {
  id: string;
  state: string;
  languages: SpokenLanguage[];
  cantons: string[];
  /** From the nearest of their communes to that of the person. */
  km: number;
  remote: boolean;
  capacity: number;
  load: number;
  specialities: string[];
  conflicts: Conflict[];
  /** Those that have not ended, soonest first; inclusive days. */
  absences: { from: string; to: string | null }[];
}

export interface Suggestion {
  adviserId: string;
  score: number;
  reasons: Reason[];
  version: string;
}

/** Mutually intelligible; kmr and ckb are not. */
const ONE_LANGUAGE: readonly (readonly string[])[] = [
  ['bs', 'hr', 'sr'],
  ['fa', 'prs'],
];
const LEVEL_POINTS: Record<LanguageLevel, number> = { basic: 120, fluent: 220, native: 260 };
const FIRST_LANGUAGE = 40;
const LATER_LANGUAGE = 20;
/** Farther apart, people do not meet in person in the evening. */
const REACH_KM = 60;
const SOON_DAYS = 14;

export function sameLanguage(a: string, b: string): boolean {
  return a === b || ONE_LANGUAGE.some((group) => group.includes(a) && group.includes(b));
}

export function sharedLanguage(
  person: readonly string[],
  adviser: readonly SpokenLanguage[],
): Extract<Reason, { code: 'language' }> | null {
  let best: Extract<Reason, { code: 'language' }> | null = null;
  person.forEach((language, rank) => {
    for (const spoken of adviser) {
      if (!sameLanguage(language, spoken.code)) continue;
      const points = Math.max(
        0,
        LEVEL_POINTS[spoken.level] + (rank === 0 ? FIRST_LANGUAGE : -LATER_LANGUAGE * (rank - 1)),
      );
      if (!best || points > best.points)
        best = { code: 'language', points, value: { language, level: spoken.level, first: rank === 0 } };
    }
  });
  return best;
}

/** Empty: they can take the case. `today` is the day in Zurich. */
export function exclusions(need: CaseNeeds, candidate: Candidate, today: string): Exclusion[] {
  const result: Exclusion[] = [];
  if (candidate.state !== 'active') result.push('not-active');
  if (candidate.load >= candidate.capacity) result.push('full');
  if (!sharedLanguage(need.languages, candidate.languages)) result.push('no-shared-language');
  if (!candidate.cantons.includes(need.canton)) result.push('not-in-canton');
  if (candidate.absences.some(({ from, to }) => from <= today && (to === null || to >= today))) result.push('absent');
  result.push(...conflictsWith(candidate.conflicts, need));
  if ((need.stage === 'refused' || need.stage === 'appeal') && !candidate.specialities.includes('appeal'))
    result.push('not-for-appeals');
  if (need.declinedBy.includes(candidate.id)) result.push('declined-before');
  if (need.endedWith.includes(candidate.id)) result.push('ended-before');
  return result;
}

export function score(
  need: CaseNeeds,
  candidate: Candidate,
  today: string,
  inDays: (from: string, to: string) => number,
): Suggestion {
  const reasons: Reason[] = [];
  const language = sharedLanguage(need.languages, candidate.languages);
  if (language) reasons.push(language);
  reasons.push(place(candidate), speciality(need, candidate));
  const free = candidate.capacity > 0 ? Math.max(0, candidate.capacity - candidate.load) / candidate.capacity : 0;
  reasons.push({
    code: 'room',
    points: Math.round(100 * free),
    value: { load: candidate.load, capacity: candidate.capacity },
  });
  const next = candidate.absences.find(({ from }) => from > today && inDays(today, from) <= SOON_DAYS);
  if (next) reasons.push({ code: 'absence', points: -50, value: next });
  // The same for every adviser: it orders the cases of a plan.
  reasons.push({
    code: 'waiting',
    points: Math.min(200, Math.floor(need.waitingDays / 7) * 10),
    value: { days: need.waitingDays },
  });
  return {
    adviserId: candidate.id,
    score: reasons.reduce((sum, reason) => sum + reason.points, 0),
    reasons,
    version: SCORE_VERSION,
  };
}

function place({ km, remote }: Candidate): Reason {
  const rounded = Math.round(km);
  if (km <= REACH_KM)
    return {
      code: 'place',
      points: Math.max(60, Math.round(250 - 5 * km)),
      value: { km: rounded, travel: 'in-person' },
    };
  return remote
    ? { code: 'place', points: 50, value: { km: rounded, travel: 'remote' } }
    : { code: 'place', points: 10, value: { km: rounded, travel: 'far' } };
}

function speciality(need: CaseNeeds, { specialities }: Candidate): Reason {
  const wanted =
    need.stage === 'refused' || need.stage === 'appeal'
      ? 'appeal'
      : need.procedure === 'unknown'
        ? 'ordinary'
        : need.procedure;
  const has = specialities.includes(wanted);
  return {
    code: 'speciality',
    points: !has ? 40 : need.procedure === 'ordinary' || need.procedure === 'unknown' ? 150 : 200,
    value: { speciality: wanted, has },
  };
}
