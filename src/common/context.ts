import { AsyncLocalStorage } from 'node:async_hooks';
import { newId } from './id.js';

export interface WorkContext {
  requestId: string;
  actor: string | null;
  actorKind: 'account' | 'public' | 'program';
  permission: string;
  /** Route template or job name, without ids. */
  route: string;
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

/** As a piece of work apart in the name of the present one, with an audit line of its own; `part`: added to its route. */
export function runApart<T>(work: () => Promise<T>, part?: string): Promise<T> {
  const context = storage.getStore();
  if (!context) return work();
  return storage.run(
    {
      ...context,
      route: part ? `${context.route} ${part}` : context.route,
      requestId: newId(),
      subjects: new Set(),
      audited: 0,
      due: false,
    },
    work,
  );
}

export function workContext(): WorkContext | undefined {
  return storage.getStore();
}

export function auditSubjects(...ids: (string | null | undefined)[]): void {
  const context = storage.getStore();
  if (!context) return;
  for (const id of ids) if (id) context.subjects.add(id);
}

export function auditSearch(hits: number): void {
  const context = storage.getStore();
  if (!context) return;
  context.hits = hits;
  context.due = true;
}

export function setActor(accountId: string): void {
  const context = storage.getStore();
  if (!context) return;
  context.actor = accountId;
  context.actorKind = 'account';
  context.subjects.add(accountId);
}

/** Also when the address has no account. */
export function auditRequest(accountId: string | null): void {
  const context = storage.getStore();
  if (!context) return;
  if (accountId !== null) context.subjects.add(accountId);
  context.due = true;
}

export function auditRefusedSubject(accountId: string | null, reason: string): void {
  const context = storage.getStore();
  if (!context) return;
  if (accountId !== null) context.subjects.add(accountId);
  context.reason = reason;
  context.turnedAway = true;
}
