import type { Command } from '../offline/commands';
import type { DraftKind } from '../offline/drafts';

/** Key below `lostKind` in the texts. */
type LostLabel =
  | 'note'
  | 'done'
  | 'later'
  | 'followUp'
  | 'irregularity'
  | 'letter'
  | 'deadline'
  | 'case'
  | 'request'
  | 'adviser'
  | 'account'
  | 'export'
  | 'other';

const LABELS: Record<Command['kind'] | DraftKind, LostLabel> = {
  'add-note': 'note',
  'finish-follow-up': 'done',
  'postpone-follow-up': 'later',
  'log-irregularity': 'irregularity',
  'receive-letter': 'letter',
  'acknowledge-deadline': 'deadline',
  note: 'note',
  facts: 'case',
  case: 'case',
  edit: 'case',
  decision: 'case',
  move: 'case',
  letter: 'letter',
  ending: 'deadline',
  person: 'case',
  checklist: 'case',
  done: 'done',
  'follow-up': 'followUp',
  irregularity: 'irregularity',
  correct: 'irregularity',
  answer: 'irregularity',
  evidence: 'irregularity',
  'needs-more': 'irregularity',
  rejected: 'irregularity',
  snooze: 'request',
  decline: 'request',
  offer: 'request',
  'decline-offer': 'request',
  adviser: 'adviser',
  'adviser-state': 'adviser',
  'my-profile': 'adviser',
  reach: 'account',
  invitation: 'account',
  export: 'export',
};

/** `other` for what another version of the client has stored. */
export const lostLabel = (kind: string): LostLabel => (LABELS as Record<string, LostLabel>)[kind] ?? 'other';
