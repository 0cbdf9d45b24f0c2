import { zurichDay } from '../common/clock.js';
import { initialOf } from '../people/initial.js';
import { inEachLocale } from '../texts/texts.js';
import type { CaseDeadlineView, DeadlineEndingView, DeadlineLetterView, ResponsibleView } from './deadline.dto.js';
import type { Deadline } from './deadline.entity.js';
import { isOverdue, wantsConfirmation } from './deadline.rules.js';

export type DeadlineRow = Omit<Deadline, 'letterId' | 'extends' | 'extendedTo' | 'rulesVersion' | 'createdBy'> & {
  caseReference: string;
  personId: string;
  firstName: string;
  lastName: string | null;
  canton: string;
  adviserId: string | null;
  responsibleId: string | null;
  responsibleName: string | null;
  responsibleRole: ResponsibleView['role'];
  adviserPhone: string | null;
  acknowledgedByName: string | null;
  confirmedByName: string | null;
  endedByName: string | null;
  extendedBy: string | null;
  letter: DeadlineLetterView | null;
  /** Null: nothing is to be confirmed. */
  hasSecondPerson: boolean | null;
};

/** `mayPhone`: the reader coordinates the case and is not its adviser. */
export function deadlineView(
  row: DeadlineRow,
  { today, mayPhone }: { today: string; mayPhone: boolean },
): CaseDeadlineView {
  const waits = row.state === 'open' && row.acknowledgedAt === null;
  return {
    id: row.id,
    caseId: row.caseId,
    caseReference: row.caseReference,
    firstName: row.firstName,
    lastInitial: initialOf(row.lastName),
    canton: row.canton,
    kind: row.kind,
    state: row.state,
    safeDay: row.safeDay,
    lastDay: row.lastDay,
    latestDay: row.latestDay,
    overdue: isOverdue(row, today),
    steps: row.steps.map((step) => ({ ...step, words: inEachLocale(`deadline-step.${step.what}`) })),
    former: row.former,
    letter: row.letter,
    responsible: {
      accountId: row.responsibleId,
      name: row.responsibleName,
      role: row.responsibleRole,
      phone: mayPhone && waits ? row.adviserPhone : null,
    },
    acknowledgedOn: dayOf(row.acknowledgedAt),
    acknowledgedBy: row.acknowledgedByName,
    acknowledgedHow: row.acknowledgedHow,
    confirmation: confirmationOf(row),
    confirmedBy: row.confirmedByName,
    confirmedOn: dayOf(row.confirmedAt),
    ending: endingOf(row),
    createdAt: row.createdAt,
    version: row.version,
  };
}

function confirmationOf(row: DeadlineRow): CaseDeadlineView['confirmation'] {
  if (wantsConfirmation(row)) return row.hasSecondPerson ? 'needed' : 'nobody';
  return row.confirmedAt === null ? null : 'seen';
}

function endingOf(row: DeadlineRow): DeadlineEndingView | null {
  if (row.endedAt === null) return null;
  return {
    on: zurichDay(row.endedAt),
    by: row.endedByName,
    sentOn: row.sentOn,
    how: row.sentHow,
    tracking: row.tracking,
    attachmentId: row.attachmentId,
    words: row.words,
    heardBy: row.heardBy,
    next: row.next,
    extendedBy: row.extendedBy,
  };
}

const dayOf = (at: Date | null): string | null => at && zurichDay(at);
