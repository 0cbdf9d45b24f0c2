import { useMemo } from 'react';
import type { Schema } from '../../api/client';
import {
  removeWaiting,
  sendLater,
  sendOrQueue,
  useQueuedAndSent,
  type LaterResult,
  type SendResult,
} from '../../offline/queue';

/** Changes made on this device that the lists do not contain yet, also offline. */
interface Override {
  dueOn?: string;
  done?: true;
}

/** Time to undo a postponement. */
const UNDO_MS = 8_000;

export function useOverrides(): ReadonlyMap<string, Override> {
  const commands = useQueuedAndSent();
  return useMemo(() => {
    const overrides = new Map<string, Override>();
    for (const { kind, input, refusal } of commands) {
      if (refusal !== null) continue;
      if (kind === 'finish-follow-up') overrides.set(input.followUpId, { done: true });
      if (kind === 'postpone-follow-up') overrides.set(input.followUpId, { dueOn: input.until });
    }
    return overrides;
  }, [commands]);
}

export function withOverrides<T extends { id: string; dueOn: string }>(
  items: readonly T[],
  overrides: ReadonlyMap<string, Override>,
): T[] {
  return items
    .filter(({ id }) => !overrides.get(id)?.done)
    .map((item) => ({ ...item, dueOn: overrides.get(item.id)?.dueOn ?? item.dueOn }))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}

const removePostponementsOf = (id: string): Promise<void> =>
  removeWaiting(({ kind, input }) => kind === 'postpone-follow-up' && input.followUpId === id);

/** Applied at once and sent after eight seconds. @throws NotKeptError */
export async function postponeFollowUp(id: string, until: string, label: string): Promise<LaterResult> {
  await removePostponementsOf(id);
  return sendLater(UNDO_MS, { kind: 'postpone-follow-up', version: 1, input: { followUpId: id, until } }, label);
}

export async function finishFollowUp(id: string, result: Schema<'FinishFollowUp'>, label: string): Promise<SendResult> {
  await removePostponementsOf(id);
  return sendOrQueue({ kind: 'finish-follow-up', version: 1, input: { followUpId: id, result } }, label);
}
