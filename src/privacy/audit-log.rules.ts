export const AUDIT_ACTIONS = ['read', 'searched', 'made', 'changed', 'did', 'removed', 'worked'] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

export interface AuditedAction {
  action: AuditAction;
  on: string;
  /** `notes`, `accept`, `file`; null for the record itself. */
  step: string | null;
}

const BY_METHOD: Record<string, AuditAction> = {
  GET: 'read',
  HEAD: 'read',
  PUT: 'changed',
  PATCH: 'changed',
  DELETE: 'removed',
};
const COLLECTIONS = ['notes', 'offers', 'follow-ups', 'evidence', 'absences'];

/** From `'POST /api/offers/:id/accept'`, or the name of a job. */
export function auditActionOf(route: string): AuditedAction {
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
