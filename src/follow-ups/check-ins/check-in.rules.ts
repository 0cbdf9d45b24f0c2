import { addDays } from '../../common/day.js';
import { addWorkingDays, workingDayOnOrAfter } from '../../eligibility/working-days.js';
import type { CantonCode } from '../../common/cantons.js';
import { reasonsNotToWriteFirst, type WritingFacts, type WritingReason } from '../../people/writing.rules.js';
import type { CheckIn, CheckInAnswer, Proposal } from './check-in.entity.js';

/** Days in which a link can be answered. */
export const LINK_DAYS = 30;
/** Hours after the answer in which a photo of the letter can be added. */
export const PHOTO_HOURS = 24;
export const MAX_PHOTOS = 5;
/** So many letters without an answer, and nobody is asked again until somebody has been in contact. */
export const MAX_UNANSWERED = 2;
/** Working days until the coordinators are told that nobody has decided. */
export const DECIDE_WITHIN = 2;

export type NotAskedBecause = WritingReason | 'no-consent' | 'letters-held' | 'case-ended' | 'no-adviser';

export interface AskingFacts extends WritingFacts {
  /** A standing consent to be contacted. */
  consented: boolean;
  lettersHeld: boolean;
  ended: boolean;
  hasAdviser: boolean;
}

/** Why a person is not asked how it is going; empty when they may be. A choice of the network. */
export function reasonsNotToAsk(facts: AskingFacts): NotAskedBecause[] {
  const reasons: NotAskedBecause[] = reasonsNotToWriteFirst(facts);
  if (!facts.consented) reasons.push('no-consent');
  if (facts.lettersHeld) reasons.push('letters-held');
  if (facts.ended) reasons.push('case-ended');
  if (!facts.hasAdviser) reasons.push('no-adviser');
  return reasons;
}

export type LinkState = 'open' | 'answered' | 'over';

/** What a link can still do. Whoever has it can always stop the letters. */
export function linkState(
  link: Pick<CheckIn, 'answeredAt' | 'stoppedAt' | 'lapsedAt' | 'expiresAt'>,
  now: Date,
): LinkState {
  if (link.stoppedAt !== null || link.lapsedAt !== null) return 'over';
  if (link.answeredAt !== null) return 'answered';
  return link.expiresAt !== null && link.expiresAt > now ? 'open' : 'over';
}

/** Whether a photo can be added: to the answer that something came, on the same day, a few pages at most. */
export function takesPhoto(
  link: Pick<CheckIn, 'answer' | 'answeredAt' | 'stoppedAt' | 'photoIds'>,
  now: Date,
): boolean {
  if (link.answer !== 'came' || link.answeredAt === null || link.stoppedAt !== null) return false;
  return link.photoIds.length < MAX_PHOTOS && now.getTime() - link.answeredAt.getTime() < PHOTO_HOURS * 3_600_000;
}

/** What an answer proposes to whoever has the case; null: nothing needs doing. Nothing is done by itself. */
export function proposalOf(answer: CheckInAnswer, ended: boolean): Proposal | null {
  switch (answer) {
    case 'well':
      return null;
    case 'came':
      return ended ? 'reopen' : 'check-deadline';
    case 'call':
      return ended ? 'reopen' : 'call';
    case 'done':
      return ended ? null : 'end';
    case 'other':
      return ended ? null : 'other-adviser';
  }
}

/** When the follow-up of a confirmed proposal is due: a letter may hold a deadline, so it is looked at the same day. */
export function taskDay(proposal: 'check-deadline' | 'call' | 'end', today: string, canton: CantonCode): string {
  if (proposal === 'check-deadline') return workingDayOnOrAfter(today, canton, 'in-part');
  return addWorkingDays(today, proposal === 'call' ? 1 : 3, canton);
}

/** The last day on which an answer may have come for which it is now time to tell the coordinators. */
export function escalationDay(today: string): string {
  return addWorkingDays(today, -DECIDE_WITHIN, null);
}

/** Contact on this day or later means that there is no silence. */
export function silentBefore(today: string, silenceDays: number): string {
  return addDays(today, -silenceDays);
}
