import { readSetting, storeSetting } from './webStorage';

export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export function storedTheme(): Theme {
  const theme = readSetting('theme');
  return THEMES.find((each) => each === theme) ?? 'auto';
}

/** Returns false if it does not survive closing the page. */
export function setTheme(theme: Theme): boolean {
  const isStored = storeSetting('theme', theme);
  applyTheme();
  return isStored;
}

export function applyTheme(): void {
  document.documentElement.dataset['theme'] = storedTheme();
}
