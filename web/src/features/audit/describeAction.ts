import type { Schema } from '../../api/client';

type TextExists = (key: string) => boolean;
type GetText = (key: string, values?: Record<string, string>) => string;

/** Describes an audit action, such as "Notes of cases: viewed"; falls back to the code where there is no text. */
export function describeAction(
  { action, on, step }: Schema<'AuditActionView'>,
  text: GetText,
  exists: TextExists,
): string {
  const subject = exists(`on.${on}`) ? text(`on.${on}`) : on;
  const stepText = step !== null && exists(`step.${step}`) ? text(`step.${step}`) : step;
  if (stepText === null) return text(action === 'did' ? 'did.changed' : `did.${action}`, { what: subject });
  if (action === 'did') return text('did.did', { what: subject, step: stepText });
  return text(`did.${action}`, { what: `${subject} (${stepText})` });
}
