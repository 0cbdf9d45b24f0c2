import type { View } from '../../api/client';

/** Whether a text of `engine` exists. */
type Has = (key: string) => boolean;
type Say = (key: string, values?: Record<string, string>) => string;

/** What was done, in words: "Notes of cases: looked at". Of a room or step without a word, its code. */
export function deedInWords({ action, on, step }: View<'AuditActionView'>, say: Say, has: Has): string {
  const room = has(`on.${on}`) ? say(`on.${on}`) : on;
  const part = step !== null && has(`step.${step}`) ? say(`step.${step}`) : step;
  if (part === null) return say(action === 'did' ? 'did.changed' : `did.${action}`, { what: room });
  if (action === 'did') return say('did.did', { what: room, step: part });
  return say(`did.${action}`, { what: `${room} (${part})` });
}
