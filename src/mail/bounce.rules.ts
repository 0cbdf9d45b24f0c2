export interface Bounce {
  /** `soft`: still being tried; nothing to do. */
  kind: 'hard' | 'soft';
  /** RFC 3463, such as `5.1.1`. */
  status: string | null;
}

/** RFC 3464; null when it is none. */
export function bounceOf(deliveryStatus: string): Bounce | null {
  const field = (name: string): string | null =>
    new RegExp(`^${name}:[ \\t]*(.{1,200})$`, 'im').exec(deliveryStatus)?.[1]?.trim().toLowerCase() ?? null;
  const action = field('Action');
  const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(field('Status') ?? '')?.[0] ?? null;
  if (action === null && status === null) return null;
  const isFinal = action === 'failed' || (action === null && status!.startsWith('5'));
  return { kind: isFinal ? 'hard' : 'soft', status };
}

/** 5.1.x and 5.2.1, but not full mailboxes or policies. */
export function isBadAddress(status: string | null): boolean {
  return status !== null && /^5\.(1\.(1|2|3|4|6|10)|2\.1)$/.test(status);
}
