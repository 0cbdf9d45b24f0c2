/** Whether a link of this state can still be used at `now`. */
export function isUsable({ usedAt, expiresAt }: { usedAt: Date | null; expiresAt: Date }, now: Date): boolean {
  return usedAt === null && expiresAt > now;
}
