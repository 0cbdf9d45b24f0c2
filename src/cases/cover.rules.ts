import { conflictsWith, type ConcernedCase } from '../advisers/conflict.rules.js';
import type { Conflict } from '../advisers/adviser.entity.js';
import { zurichInstant } from '../common/clock.js';
import { addDays } from '../common/day.js';

/** An open case of somebody who is away or will be, and whoever covers it, if there is no conflict of interest. */
export interface CoveredCase extends ConcernedCase {
  absenceId: string;
  caseId: string;
  accountId: string;
  /** Inclusive days in Zurich. */
  fromOn: string;
  toOn: string | null;
  /** Of whoever covers. */
  conflicts: readonly Conflict[];
}

export interface CoverGrant {
  absenceId: string;
  caseId: string;
  accountId: string;
  fromAt: Date;
  untilAt: Date | null;
}

/** From the first hour of the first day to the last hour of the last, in Zurich. */
export function coverPeriod({
  fromOn,
  toOn,
}: Pick<CoveredCase, 'fromOn' | 'toOn'>): Pick<CoverGrant, 'fromAt' | 'untilAt'> {
  return { fromAt: zurichInstant(fromOn, 0), untilAt: toOn === null ? null : zurichInstant(addDays(toOn, 1), 0) };
}

/** The grants that absences make: none where whoever covers has a conflict of interest with the case. */
export function grantsFor(covered: readonly CoveredCase[]): CoverGrant[] {
  return covered
    .filter(({ conflicts, ...theCase }) => conflictsWith(conflicts, theCase).length === 0)
    .map(({ absenceId, caseId, accountId, ...period }) => ({ absenceId, caseId, accountId, ...coverPeriod(period) }));
}

/** What has to be written so that `existing` become `wanted`: a grant that differs is taken back and given anew. */
export function grantChanges<Existing extends CoverGrant>(
  wanted: readonly CoverGrant[],
  existing: readonly Existing[],
): { give: CoverGrant[]; takeBack: Existing[] } {
  const keyOf = ({ absenceId, caseId, accountId, fromAt, untilAt }: CoverGrant): string =>
    [absenceId, caseId, accountId, fromAt.getTime(), untilAt?.getTime() ?? ''].join(' ');
  const [wantedKeys, existingKeys] = [new Set(wanted.map(keyOf)), new Set(existing.map(keyOf))];
  return {
    give: wanted.filter((grant) => !existingKeys.has(keyOf(grant))),
    takeBack: existing.filter((grant) => !wantedKeys.has(keyOf(grant))),
  };
}
