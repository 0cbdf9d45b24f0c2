import { AsyncLocalStorage } from 'node:async_hooks';

/** The request or job the program is working on. */
export interface WorkContext {
  requestId: string;
  /** Null for the public and the program. */
  actor: string | null;
  actorKind: 'account' | 'public' | 'program';
  permission: string;
  /** Route template or job name, without ids. */
  route: string;
  /** Ids for the audit line. */
  subjects: Set<string>;
  /** The reason given for erasure and export, or the code of a refusal. */
  reason?: string;
  /** Number of hits of a search; never its words. */
  hits?: number;
  /** Write a line even without subjects. */
  due?: boolean;
  turnedAway?: boolean;
  /** Subjects already covered by a written line. */
  audited: number;
}

const storage = new AsyncLocalStorage<WorkContext>();

export function runInContext<T>(context: WorkContext, work: () => Promise<T>): Promise<T> {
  return storage.run(context, work);
}

export function workContext(): WorkContext | undefined {
  return storage.getStore();
}

/** Adds persons or records to the audit line of this request. */
export function auditSubjects(...ids: (string | null | undefined)[]): void {
  const context = storage.getStore();
  if (!context) return;
  for (const id of ids) if (id) context.subjects.add(id);
}

/** Audits a search and its number of hits, also when none. */
export function auditSearch(hits: number): void {
  const context = storage.getStore();
  if (!context) return;
  context.hits = hits;
  context.due = true;
}

/** The account that acts from here on, after signing in or out. */
export function setActor(accountId: string): void {
  const context = storage.getStore();
  if (!context) return;
  context.actor = accountId;
  context.actorKind = 'account';
  context.subjects.add(accountId);
}

/** Audits a request for an account, also when the address has none. */
export function auditRequest(accountId: string | null): void {
  const context = storage.getStore();
  if (!context) return;
  if (accountId !== null) context.subjects.add(accountId);
  context.due = true;
}

/** Audits a wrong password or code with the account, if any. */
export function auditRefusedSubject(accountId: string | null, reason: string): void {
  const context = storage.getStore();
  if (!context) return;
  if (accountId !== null) context.subjects.add(accountId);
  context.reason = reason;
  context.turnedAway = true;
}
