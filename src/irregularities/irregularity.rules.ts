import { addDays } from '../common/day.js';
import {
  EVIDENCE_LEVELS,
  STORY_CONSENTS,
  type Conduct,
  type EvidenceKind,
  type EvidenceLevel,
  type Remediable,
  type Scope,
  type Status,
  type StoryConsent,
} from './irregularity.entity.js';

/** Where the reviewers may move an irregularity from where it stands. */
export const MOVES: Record<Status, readonly Status[]> = {
  reported: ['under-review', 'needs-more', 'confirmed', 'rejected'],
  'under-review': ['needs-more', 'confirmed', 'rejected'],
  'needs-more': ['under-review', 'confirmed', 'rejected'],
  confirmed: ['in-follow-up', 'resolved', 'under-review'],
  'in-follow-up': ['resolved', 'confirmed'],
  rejected: ['under-review'],
  resolved: ['in-follow-up'],
};

/** What waits for the reviewers, or for an answer to them. */
export const IN_THE_QUEUE: readonly Status[] = ['reported', 'under-review', 'needs-more'];
/** What somebody other than who logged it has found to be so. */
export const FOUND: readonly Status[] = ['confirmed', 'in-follow-up', 'resolved'];

/** Moves that say nothing without words: what is asked, and why not. */
export const DEMANDS_REASON: readonly Status[] = ['needs-more', 'rejected'];
/** While it stands here, whoever logged it may still correct it. */
export const CORRECTABLE: readonly Status[] = ['reported', 'needs-more'];

export interface ReviewFacts {
  status: Status;
  kind: Conduct | null;
  scale: number | null;
  scope: Scope | null;
  remediable: Remediable | null;
  /** Null: nobody has weighed the evidence. */
  evidenceLevel: EvidenceLevel | null;
}

export type Blocker = 'no-such-move' | 'no-kind' | 'no-severity' | 'no-evidence-level';

/** Why an irregularity may not move; an empty list means it may. */
export function blockers(facts: ReviewFacts, to: Status): Blocker[] {
  if (!MOVES[facts.status].includes(to)) return ['no-such-move'];
  const result: Blocker[] = [];
  if (to === 'confirmed') {
    if (facts.kind === null) result.push('no-kind');
    if (severityOf(facts) === null) result.push('no-severity');
    if (facts.evidenceLevel === null) result.push('no-evidence-level');
  }
  return result;
}

export interface Severity {
  /** 1 an inconvenience, 2 delay, cost or insecurity, 3 it influenced the outcome, 4 refusal or loss by a breach of fundamental rights. */
  scale: number;
  scope: Scope;
  remediable: Remediable;
}

/**
 * How grave it is, 1 to 4: the scale; one step more where several people are hit or nothing can put it right; and what is
 * systemic is a pattern, which is grave whatever a single instance of it is.
 */
export function severityLevel({ scale, scope, remediable }: Severity): number {
  if (scope === 'systemic') return 4;
  return Math.min(4, scale + (scope === 'several' || remediable === 'not' ? 1 : 0));
}

/** All three parts, or null as long as one is missing. */
export function severityOf({
  scale,
  scope,
  remediable,
}: {
  scale: number | null;
  scope: Scope | null;
  remediable: Remediable | null;
}): Severity | null {
  return scale === null || scope === null || remediable === null ? null : { scale, scope, remediable };
}

const DOCUMENTS: readonly EvidenceKind[] = ['letter', 'decision', 'minutes', 'e-mail', 'publication'];

/**
 * The evidence level after a piece of evidence was attached. What an authority or a publisher has written is a document:
 * the irregularity is then no longer merely alleged, whoever attaches it and without a reviewer. Anything above that is a
 * reviewer's judgement, and a note, witness, photo or recording has to be weighed first.
 */
export function levelWith(level: EvidenceLevel | null, attached: EvidenceKind): EvidenceLevel | null {
  return DOCUMENTS.includes(attached) &&
    EVIDENCE_LEVELS.indexOf(level ?? 'alleged') < EVIDENCE_LEVELS.indexOf('documented')
    ? 'documented'
    : level;
}

/** Whether a consent allows less than another. */
export function isNarrower(consent: StoryConsent, than: StoryConsent): boolean {
  return STORY_CONSENTS.indexOf(consent) < STORY_CONSENTS.indexOf(than);
}

/** First and last day, both included. */
export interface Period {
  from: string;
  to: string;
}
/** As people say when something happened: a day, a month, or from one day to another. */
export type Occurred = string | Period;

/** The days that `'2026-10-01'`, `'2026-10'`, or `{ from, to }` means. */
export function periodOf(occurred: Occurred): Period {
  if (typeof occurred !== 'string') return { from: occurred.from, to: occurred.to };
  return occurred.length === 7 ? { from: `${occurred}-01`, to: lastOf(occurred) } : { from: occurred, to: occurred };
}

/** The shortest way to say a period: the same that {@link periodOf} reads. */
export function occurredOf({ from, to }: Period): Occurred {
  if (from === to) return from;
  const month = from.slice(0, 7);
  return from.endsWith('-01') && to === lastOf(month) ? month : { from, to };
}

/**
 * Whether it has not happened yet. Of the running month it may be said that it was then, although some of its days are
 * still to come.
 */
export function isAhead(occurred: Occurred, today: string): boolean {
  if (typeof occurred === 'string') return occurred > today.slice(0, occurred.length);
  return occurred.to > today;
}

function lastOf(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return addDays(`${next}-01`, -1);
}
