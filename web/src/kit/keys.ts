import { useEffect, useRef } from 'react';

const OFF = 'single-keys-off';

/** Single keys can be switched off (WCAG 2.1.4): who speaks to the computer would press them by accident. */
export const singleKeysOn = (): boolean => localStorage.getItem(OFF) === null;
export function switchSingleKeys(on: boolean): void {
  if (on) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, 'yes');
}

/** Fields one chooses in with these keys alone; letters and figures mean nothing to them. */
const CHOICES = ['radio', 'checkbox'];
const OF_CHOICES = [' ', 'Enter', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];

/** Whether a key press is meant for a field or an open dialog. */
function isElsewhere({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && CHOICES.includes(target.type) && !OF_CHOICES.includes(key))
    return target.closest('dialog') !== null;
  return target.closest('input, textarea, select, dialog, [contenteditable]') !== null;
}

/** Single keys of a screen, such as `{ n: next, p: previous }`; never inside a field, never with a modifier. */
export function useKeys(keys: Record<string, (() => void) | undefined>): void {
  const now = useRef(keys);
  useEffect(() => {
    now.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (
        event.defaultPrevented ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        isElsewhere(event) ||
        !singleKeysOn()
      )
        return;
      const act = now.current[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
