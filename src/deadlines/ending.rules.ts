import { inputError, type InputError } from '../common/input-codes.js';
import type { MeetDeadline } from './deadline.dto.js';
import type { Deadline } from './deadline.entity.js';

interface MeetFacts {
  deadline: Pick<Deadline, 'kind' | 'latestDay'>;
  /** When its letter came; null: not known. */
  receivedOn: string | null;
  today: string;
}

/** What keeps a deadline from being called met. An appeal sent after its last reading was missed (LTF 50, PA 24). */
export function meetFaults(
  { sentOn, tracking, attachmentId }: Pick<MeetDeadline, 'sentOn' | 'tracking' | 'attachmentId'>,
  { deadline, receivedOn, today }: MeetFacts,
): InputError[] {
  const faults: InputError[] = [];
  if (sentOn > today) faults.push(inputError('/sentOn', 'in-the-future'));
  if (receivedOn !== null && sentOn < receivedOn) faults.push(inputError('/sentOn', 'before-letter'));
  if (deadline.kind === 'appeal' && deadline.latestDay !== null && sentOn > deadline.latestDay)
    faults.push(inputError('/sentOn', 'after-latest-day'));
  // Nobody gets a receipt for having been at an interview.
  if (deadline.kind !== 'interview' && tracking === undefined && attachmentId === undefined)
    faults.push(inputError('/tracking', 'proof-needed'));
  return faults;
}
