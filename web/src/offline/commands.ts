// File extension needed because tests load this module under Node's module rules.
import type { components } from '../api/schema.js';

type Input<Name extends keyof components['schemas']> = components['schemas'][Name];

/**
 * Commands of the offline queue. Raise `version` when the shape of `input` changes, and keep reading the old one,
 * because entries outlive an update.
 */
export type Command =
  | { kind: 'add-note'; version: 1; input: { caseId: string; note: Input<'CreateNote'> } }
  | { kind: 'finish-follow-up'; version: 1; input: { followUpId: string; result: Input<'FinishFollowUp'> } }
  | { kind: 'postpone-follow-up'; version: 1; input: { followUpId: string; until: string } }
  | { kind: 'receive-letter'; version: 1; input: { caseId: string; letter: Input<'ReceiveLetter'> } }
  | {
      kind: 'acknowledge-deadline';
      version: 1;
      input: { deadlineId: string; acknowledgement: Input<'AcknowledgeDeadline'> };
    }
  | { kind: 'log-irregularity'; version: 1; input: { irregularity: Input<'CreateIrregularity'> } };

export function toRequest(command: Command): { path: string; body: object } {
  switch (command.kind) {
    case 'add-note':
      return { path: `/api/cases/${command.input.caseId}/notes`, body: command.input.note };
    case 'finish-follow-up':
      return { path: `/api/follow-ups/${command.input.followUpId}/done`, body: command.input.result };
    case 'postpone-follow-up':
      return { path: `/api/follow-ups/${command.input.followUpId}/snooze`, body: { until: command.input.until } };
    case 'receive-letter':
      return { path: `/api/cases/${command.input.caseId}/letters`, body: command.input.letter };
    case 'acknowledge-deadline':
      return {
        path: `/api/deadlines/${command.input.deadlineId}/acknowledge`,
        body: command.input.acknowledgement,
      };
    case 'log-irregularity':
      return { path: '/api/irregularities', body: command.input.irregularity };
  }
}

const COMMAND_VERSIONS: Record<Command['kind'], Command['version']> = {
  'add-note': 1,
  'finish-follow-up': 1,
  'postpone-follow-up': 1,
  'receive-letter': 1,
  'acknowledge-deadline': 1,
  'log-irregularity': 1,
};

/** A newer client in another tab may have stored a version that this one does not know. */
export function isSupported({ kind, version }: { kind: string; version: number }): boolean {
  return (COMMAND_VERSIONS as Record<string, number>)[kind] === version;
}

/** Reads an entry stored as URL and body by clients up to 0.1; null if no command matches. */
export function commandFromUrl(path: string, body: unknown): Command | null {
  if (path === '/api/irregularities')
    return { kind: 'log-irregularity', version: 1, input: { irregularity: body as Input<'CreateIrregularity'> } };
  const [, list, id = '', action] = /^\/api\/(cases|follow-ups)\/([^/]+)\/(notes|done|snooze)$/.exec(path) ?? [];
  switch (`${list}/${action}`) {
    case 'cases/notes':
      return { kind: 'add-note', version: 1, input: { caseId: id, note: body as Input<'CreateNote'> } };
    case 'follow-ups/done':
      return {
        kind: 'finish-follow-up',
        version: 1,
        input: { followUpId: id, result: body as Input<'FinishFollowUp'> },
      };
    case 'follow-ups/snooze':
      return {
        kind: 'postpone-follow-up',
        version: 1,
        input: { followUpId: id, until: (body as Input<'SnoozeFollowUp'>).until },
      };
    default:
      return null;
  }
}
