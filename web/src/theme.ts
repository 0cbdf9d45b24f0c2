export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** Light, dark, or as the device has it; kept on the device. */
export function themeAtHand(): Theme {
  const theme = localStorage.getItem('theme');
  return THEMES.find((each) => each === theme) ?? 'auto';
}

export function setTheme(theme: Theme): void {
  localStorage.setItem('theme', theme);
  showTheme();
}

export function showTheme(): void {
  document.documentElement.dataset['theme'] = themeAtHand();
}
