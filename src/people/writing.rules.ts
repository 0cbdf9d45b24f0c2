/** Whether the network may write to a person, and why not. */
export interface WritingFacts {
  email: string | null;
  emailFailedOn: string | null;
  safeToCall: boolean | null;
  safeToWrite: boolean | null;
  sharedWith: boolean | null;
}

export const WRITING_REASONS = ['no-address', 'address-fails', 'not-safe-to-call', 'not-safe', 'not-asked'] as const;
export type WritingReason = (typeof WRITING_REASONS)[number];

/**
 * Why the network must not write first; empty when it may. What nobody has asked counts as no, and where calling is not
 * safe, somebody else is near the person. A choice of the network.
 */
export function reasonsNotToWriteFirst(facts: WritingFacts): WritingReason[] {
  const reasons: WritingReason[] = [];
  if (facts.email === null || facts.email === '') reasons.push('no-address');
  if (facts.emailFailedOn !== null) reasons.push('address-fails');
  if (facts.safeToCall === false) reasons.push('not-safe-to-call');
  if (facts.safeToWrite === false) reasons.push('not-safe');
  else if (facts.safeToWrite === null || facts.sharedWith === null) reasons.push('not-asked');
  return reasons;
}
