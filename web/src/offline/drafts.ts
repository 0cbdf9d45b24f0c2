import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { DRAFTS, readValue, removeValue, storeValue } from './store';

/** Start of the draft's name, before the ids. */
export type DraftKind =
  | 'note'
  | 'facts'
  | 'case'
  | 'edit'
  | 'decision'
  | 'move'
  | 'letter'
  | 'ending'
  | 'person'
  | 'checklist'
  | 'done'
  | 'follow-up'
  | 'irregularity'
  | 'correct'
  | 'answer'
  | 'evidence'
  | 'needs-more'
  | 'rejected'
  | 'snooze'
  | 'decline'
  | 'offer'
  | 'decline-offer'
  | 'adviser'
  | 'adviser-state'
  | 'my-profile'
  | 'reach'
  | 'invitation'
  | 'export';
export type DraftName = DraftKind | `${DraftKind}/${string}`;

/** Whether the last change of a draft was stored on the device. */
let isStored = true;
const listeners = new Set<() => void>();

/** False if what is typed now does not survive closing the page. */
export const useDraftsAreStored = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isStored,
  );

async function storeDraft(key: string, value: object): Promise<void> {
  isStored = (await storeValue(key, value)) === 'done';
  for (const listener of listeners) listener();
}

/**
 * Form state stored on this device from the first key stroke until `clear`, or in memory if the device does not store
 * it. `ready` is false until the stored value has been read.
 */
export function useDraft<T extends object>(
  name: DraftName,
  initialValue: T,
): {
  value: T;
  change: (change: Partial<T> | ((now: T) => Partial<T>)) => void;
  clear: () => void;
  ready: boolean;
  restored: boolean;
} {
  const key = DRAFTS + name;
  const [state, setState] = useState({ key: '', value: initialValue, restored: false });
  const initial = useRef(initialValue);
  useEffect(() => {
    let current = true;
    void readValue<T>(key).then((entry) => {
      if (current) setState({ key, value: { ...initial.current, ...entry?.value }, restored: entry !== null });
    });
    return () => {
      current = false;
    };
  }, [key]);
  const change = useCallback(
    (changed: Partial<T> | ((now: T) => Partial<T>)) => {
      setState((before) => {
        const value = { ...before.value, ...(typeof changed === 'function' ? changed(before.value) : changed) };
        void storeDraft(key, value);
        return { ...before, key, value };
      });
    },
    [key],
  );
  const clear = useCallback(() => {
    void removeValue(key);
    setState({ key, value: initial.current, restored: false });
  }, [key]);
  return { value: state.value, change, clear, ready: state.key === key, restored: state.restored };
}
