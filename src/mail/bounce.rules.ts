export interface Bounce {
  /** `soft`: still being tried; nothing to do. */
  kind: 'hard' | 'soft';
  /** RFC 3463, such as `5.1.1`. */
  status: string | null;
}

/** RFC 3464; null when it is none. */
export function bounceOf(deliveryStatus: string): Bounce | null {
  const field = (name: string): string | null =>
    new RegExp(`^${name}:[ \\t]*(.{1,200})$`, 'im').exec(deliveryStatus)?.[1].trim().toLowerCase() ?? null;
  const action = field('Action');
  const status = field('Status')?.match(/^[245]\.\d{1,3}\.\d{1,3}/)?.[0] ?? null;
  if (action === null && status === null) return null;
  const isFinal = action === 'failed' || (action === null && status!.startsWith('5'));
  return { kind: isFinal ? 'hard' : 'soft', status };
}

const BAD_ADDRESS: readonly (string | null)[] = ['5.1.1', '5.1.2', '5.1.3', '5.1.4', '5.1.6', '5.1.10', '5.2.1'];

/** Whether the address itself fails (RFC 3463, RFC 7505), but not a full mailbox or a policy. */
export function isBadAddress(status: string | null): boolean {
  return BAD_ADDRESS.includes(status);
}
