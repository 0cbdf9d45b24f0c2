import type { Schema } from '../../api/client';

/** Whether a text of `engine` exists. */
type TextExists = (key: string) => boolean;
type GetText = (key: string, values?: Record<string, string>) => string;

/** What was done, in words: "Notes of cases: looked at". Of a room or step without a word, its code. */
export function describeAction({ action, on, step }: Schema<'AuditDeed'>, text: GetText, exists: TextExists): string {
  const subject = exists(`on.${on}`) ? text(`on.${on}`) : on;
  const stepText = step !== null && exists(`step.${step}`) ? text(`step.${step}`) : step;
  if (stepText === null) return text(action === 'did' ? 'did.changed' : `did.${action}`, { what: subject });
  if (action === 'did') return text('did.did', { what: subject, step: stepText });
  return text(`did.${action}`, { what: `${subject} (${stepText})` });
}
