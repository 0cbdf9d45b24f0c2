export const THEMES = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export function storedTheme(): Theme {
  const theme = localStorage.getItem('theme');
  return THEMES.find((each) => each === theme) ?? 'auto';
}

export function setTheme(theme: Theme): void {
  localStorage.setItem('theme', theme);
  applyTheme();
}

export function applyTheme(): void {
  document.documentElement.dataset['theme'] = storedTheme();
}
