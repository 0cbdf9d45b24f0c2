import { useEffect, useRef } from 'react';
import { readSetting, removeSetting, storeSetting } from '../webStorage';

const DISABLED_KEY = 'single-keys-off';

/** Single-key shortcuts can be disabled (WCAG 2.1.4), because speech input would trigger them. */
export const areShortcutsEnabled = (): boolean => readSetting(DISABLED_KEY) === null;
/** Returns false if it does not survive closing the page. */
export const setShortcutsEnabled = (on: boolean): boolean =>
  on ? removeSetting(DISABLED_KEY) : storeSetting(DISABLED_KEY, 'yes');

/** Radio buttons and checkboxes use only these keys. */
const CHOICE_INPUTS = ['radio', 'checkbox'];
const CHOICE_INPUT_KEYS = [' ', 'Enter', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

function isForFieldOrDialog({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && CHOICE_INPUTS.includes(target.type) && !CHOICE_INPUT_KEYS.includes(key))
    return target.closest('dialog') !== null;
  return target.closest('input, textarea, select, dialog, [contenteditable]') !== null;
}

/** Shortcuts of a screen, such as `{ n: next }`; ignored in fields and with modifiers. */
export function useShortcuts(shortcuts: Record<string, (() => void) | undefined>): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (
        event.defaultPrevented ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isForFieldOrDialog(event) ||
        !areShortcutsEnabled()
      )
        return;
      const action = current.current[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}
