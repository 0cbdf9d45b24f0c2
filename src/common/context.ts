import { AsyncLocalStorage } from 'node:async_hooks';

/** What the program knows about the work it is doing: a request of somebody, or a job of its own. */
export interface WorkContext {
  requestId: string;
  /** The account that acts; null for the public and for the program itself. */
  actor: string | null;
  /** `account`, `public` or `program`. */
  actorKind: 'account' | 'public' | 'program';
  permission: string;
  /** Route template or name of the job; never a path with ids. */
  route: string;
  /** Ids of the persons and records this work has read or changed. */
  subjects: Set<string>;
  /** Free text where erasure and export demand a reason; of somebody turned away at the door, the code of the refusal. */
  reason?: string;
  /** Of a search: how many were found. Never the words. */
  hits?: number;
  /** A line is due although no record was touched: a search that found nothing, an address that nobody has. */
  due?: boolean;
  /** Turned away by a wrong password or code, which leaves a line although nobody is signed in. */
  turnedAway?: boolean;
  /** How many subjects the audit line already written in this work covers. */
  audited: number;
}

const storage = new AsyncLocalStorage<WorkContext>();

export function runInContext<T>(context: WorkContext, work: () => Promise<T>): Promise<T> {
  return storage.run(context, work);
}

export function workContext(): WorkContext | undefined {
  return storage.getStore();
}

/** Notes that these persons or records were read or changed; the audit line of this request will name them. */
export function auditSubjects(...ids: (string | null | undefined)[]): void {
  const context = storage.getStore();
  if (!context) return;
  for (const id of ids) if (id) context.subjects.add(id);
}

/** Notes that a search was made and how many it found, also when that is nobody. */
export function searched(hits: number): void {
  const context = storage.getStore();
  if (!context) return;
  context.hits = hits;
  context.due = true;
}

/** Notes that somebody came in or went out: from here on they are the one who acts. */
export function actsAs(accountId: string): void {
  const context = storage.getStore();
  if (!context) return;
  context.actor = accountId;
  context.actorKind = 'account';
  context.subjects.add(accountId);
}

/** Notes that something was asked for an account, or for an address that has none: both leave one line. */
export function askedFor(accountId: string | null): void {
  const context = storage.getStore();
  if (!context) return;
  if (accountId !== null) context.subjects.add(accountId);
  context.due = true;
}

/** Notes that a password or code was wrong, whose account it was, if anybody's, and the code of the refusal. */
export function auditRefusedSubject(accountId: string | null, reason: string): void {
  const context = storage.getStore();
  if (!context) return;
  if (accountId !== null) context.subjects.add(accountId);
  context.reason = reason;
  context.turnedAway = true;
}
