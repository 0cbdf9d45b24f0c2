import { useCallback, useEffect, useRef, useState } from 'react';
import { DRAFTS, readValue, removeValue, storeValue } from './store';

/** Start of the draft's name, before the ids. */
export type DraftKind =
  | 'note'
  | 'facts'
  | 'case'
  | 'edit'
  | 'decision'
  | 'move'
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

/**
 * Form state stored on this device from the first key stroke until `clear`. `ready` is false until the stored value
 * has been read.
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
        void storeValue(key, value);
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
