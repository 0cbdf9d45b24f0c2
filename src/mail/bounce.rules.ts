/** What a returned letter says of the mail it was. */
export interface Bounce {
  /** `soft`: the other server still tries, or has put it off; nothing is to be done. */
  kind: 'hard' | 'soft';
  /** The status code (RFC 3463), such as `5.1.1`; null where none was given. */
  status: string | null;
}

/** Of a machine-readable report (RFC 3464), what it says of the first recipient; null when it is none. */
export function bounceOf(deliveryStatus: string): Bounce | null {
  const field = (name: string): string | null =>
    new RegExp(`^${name}:[ \\t]*(.{1,200})$`, 'im').exec(deliveryStatus)?.[1]?.trim().toLowerCase() ?? null;
  const action = field('Action');
  const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(field('Status') ?? '')?.[0] ?? null;
  if (action === null && status === null) return null;
  const isFinal = action === 'failed' || (action === null && status!.startsWith('5'));
  return { kind: isFinal ? 'hard' : 'soft', status };
}

/**
 * Whether a status code says that the address itself does not work: 5.1.x (no such mailbox or domain, moved without a
 * new address) and 5.2.1 (mailbox disabled). A full mailbox or a policy against us says nothing of the kind.
 */
export function isBadAddress(status: string | null): boolean {
  return status !== null && /^5\.(1\.(1|2|3|4|6|10)|2\.1)$/.test(status);
}
