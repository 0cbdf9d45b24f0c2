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
  /** Free text, only where erasure and export demand a reason. */
  reason?: string;
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
export function touched(...ids: (string | null | undefined)[]): void {
  const context = storage.getStore();
  if (!context) return;
  for (const id of ids) if (id) context.subjects.add(id);
}
