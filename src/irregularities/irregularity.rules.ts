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

export const MOVES: Record<Status, readonly Status[]> = {
  reported: ['under-review', 'needs-more', 'confirmed', 'rejected'],
  'under-review': ['needs-more', 'confirmed', 'rejected'],
  'needs-more': ['under-review', 'confirmed', 'rejected'],
  confirmed: ['in-follow-up', 'resolved', 'under-review'],
  'in-follow-up': ['resolved', 'confirmed'],
  rejected: ['under-review'],
  resolved: ['in-follow-up'],
};

export const PENDING_STATUSES: readonly Status[] = ['reported', 'under-review', 'needs-more'];
export const CONFIRMED_STATUSES: readonly Status[] = ['confirmed', 'in-follow-up', 'resolved'];

export const DEMANDS_REASON: readonly Status[] = ['needs-more', 'rejected'];
export const CORRECTABLE: readonly Status[] = ['reported', 'needs-more'];

export interface ReviewFacts {
  status: Status;
  kind: Conduct | null;
  scale: number | null;
  scope: Scope | null;
  remediable: Remediable | null;
  evidenceLevel: EvidenceLevel | null;
}

export const BLOCKERS = ['no-such-move', 'no-kind', 'no-severity', 'no-evidence-level'] as const;
export type Blocker = (typeof BLOCKERS)[number];

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
  scale: number;
  scope: Scope;
  remediable: Remediable;
}

/** 1 to 4: the scale, plus one where several are affected or it cannot be remedied; systemic is always 4. */
export function severityLevel({ scale, scope, remediable }: Severity): number {
  if (scope === 'systemic') return 4;
  return Math.min(4, scale + (scope === 'several' || remediable === 'not' ? 1 : 0));
}

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

/** A document of an authority or publisher makes it documented; all else needs a reviewer. */
export function levelWith(level: EvidenceLevel | null, attached: EvidenceKind): EvidenceLevel | null {
  return DOCUMENTS.includes(attached) &&
    EVIDENCE_LEVELS.indexOf(level ?? 'alleged') < EVIDENCE_LEVELS.indexOf('documented')
    ? 'documented'
    : level;
}

export function isNarrower(consent: StoryConsent, than: StoryConsent): boolean {
  return STORY_CONSENTS.indexOf(consent) < STORY_CONSENTS.indexOf(than);
}

export interface Period {
  from: string;
  to: string;
}
export type Occurred = string | Period;

export function periodOf(occurred: Occurred): Period {
  if (typeof occurred !== 'string') return { from: occurred.from, to: occurred.to };
  return occurred.length === 7 ? { from: `${occurred}-01`, to: lastOf(occurred) } : { from: occurred, to: occurred };
}

export function occurredOf({ from, to }: Period): Occurred {
  if (from === to) return from;
  const month = from.slice(0, 7);
  return from.endsWith('-01') && to === lastOf(month) ? month : { from, to };
}

/** The current month does not. */
export function isAhead(occurred: Occurred, today: string): boolean {
  return (typeof occurred === 'string' ? occurred : occurred.to) > today;
}

function lastOf(month: string): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
  return addDays(`${next}-01`, -1);
}
