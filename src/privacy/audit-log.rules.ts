export const AUDIT_ACTIONS = ['read', 'searched', 'made', 'changed', 'did', 'removed', 'worked'] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** What a line is about, in words that need no knowledge of the API. */
export interface Deed {
  action: AuditAction;
  /** The room, as the address calls it: `cases`, `people`, `irregularities`; of a job, its name. */
  on: string;
  /** What of it, or which step: `notes`, `accept`, `file`; null for the thing itself. */
  step: string | null;
}

const BY_METHOD: Record<string, AuditAction> = {
  GET: 'read',
  HEAD: 'read',
  PUT: 'changed',
  PATCH: 'changed',
  DELETE: 'removed',
};
/** What stands after an id and makes something of its own; any other word there is a step. */
const COLLECTIONS = ['notes', 'offers', 'follow-ups', 'evidence', 'absences'];

/** Reads the template of a route, `'POST /api/offers/:id/accept'`, or the name of a job. */
export function auditActionOf(route: string): Deed {
  const [method = '', path = ''] = route.split(' ');
  if (!path.startsWith('/')) return { action: 'worked', on: route.slice(method.length + 1) || route, step: null };
  const parts = path.split('/').filter((part) => part !== '' && part !== 'api');
  const [on = 'home', ...rest] = parts;
  const words = rest.filter((part) => !part.startsWith(':'));
  const step = words.at(-1) ?? null;
  if (method !== 'POST') return { action: BY_METHOD[method] ?? 'did', on, step };
  if (on === 'search' || step === 'search')
    return { action: 'searched', on: on === 'search' ? 'everything' : on, step: null };
  return {
    action: step === null ? (rest.length === 0 ? 'made' : 'did') : COLLECTIONS.includes(step) ? 'made' : 'did',
    on,
    step,
  };
}
