/** The two queues: letters wait for slow mail servers, and must not keep other work from being done. */
export const QUEUES = ['work', 'mail'] as const;
export type QueueName = (typeof QUEUES)[number];

/** A kind of job, and the type of what it carries: ids or a day, never personal data. */
export interface JobKind<T extends Record<string, string>> {
  queue: QueueName;
  name: string;
  /** Only for the type. */
  readonly data?: T;
}

export function jobKind<T extends Record<string, string>>(queue: QueueName, name: string): JobKind<T> {
  return { queue, name };
}

/** What is enqueued; `id` makes it unique among jobs: letters, digits and dashes. */
export interface NewJob<T> {
  id: string;
  data: T;
  /** Business time; left out: at once. */
  runAt?: Date;
}
