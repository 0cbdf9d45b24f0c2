/** Apart, so that slow mail servers do not delay other work. */
export const QUEUES = ['work', 'mail'] as const;
export type QueueName = (typeof QUEUES)[number];

/** Data are ids or a day, never personal. */
export interface JobKind<T extends Record<string, string>> {
  queue: QueueName;
  name: string;
  readonly data?: T;
}

const declared = new Set<string>();

/** Declares a kind of job; one that nothing handles keeps the program from starting. */
export function jobKind<T extends Record<string, string>>(queue: QueueName, name: string): JobKind<T> {
  if (declared.has(name)) throw new Error(`jobs of the kind ${name} are declared twice`);
  declared.add(name);
  return { queue, name };
}

export const jobKinds = (): Iterable<string> => declared;

/** `id` is unique among jobs: letters, digits and dashes. */
export interface NewJob<T> {
  id: string;
  data: T;
  /** Business time; default now. */
  runAt?: Date;
}
