import type { Grant } from './grant.entity.js';
import type { Role } from './permissions.js';

/** `needed`: the role requires one that is not set up; nothing else is allowed until it is. */
export const SECOND_FACTOR_STATES = ['none', 'needed', 'on'] as const;
export type SecondFactorState = (typeof SECOND_FACTOR_STATES)[number];

/** An exception in force, see {@link Grant}. */
export interface GrantInForce {
  kind: Grant['subjectKind'];
  id: string;
  part: Grant['part'];
}

export interface Principal {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** Canton codes, or `CH` for all of them; also those of coordinators who are away, for whom one stands in today. */
  cantons: string[];
  adviserId: string | null;
  undertaken: boolean;
  grants: readonly GrantInForce[];
  locale: 'de' | 'fr' | 'it' | 'en';
  sessionId: string;
  confirmedAt: Date;
  secondFactor: SecondFactorState;
  /** Whether an app shows codes for it; otherwise a second factor is passkeys only. */
  authenticatorApp: boolean;
  accessEpoch: number;
}

/** Null means every canton, an empty list none. */
export function territoryOf(who: Principal): string[] | null {
  if (who.role !== 'coordinator') return [];
  return who.cantons.includes('CH') ? null : who.cantons;
}

export function coordinates(who: Principal, canton: string): boolean {
  const territory = territoryOf(who);
  return territory === null || territory.includes(canton);
}
