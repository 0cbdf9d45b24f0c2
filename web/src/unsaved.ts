/** What would be lost if the page went now, because it is in memory alone. */
const holders = new Set<object>();

const warn = (event: BeforeUnloadEvent): void => event.preventDefault();

/** The browser asks before this page is left, and it is not reloaded by itself, until the function returned is called. */
export function holdPage(): () => void {
  const holder = {};
  if (holders.size === 0) addEventListener('beforeunload', warn);
  holders.add(holder);
  return () => {
    if (holders.delete(holder) && holders.size === 0) removeEventListener('beforeunload', warn);
  };
}

/** True if something is held, or a field has text in it that may stand nowhere else. */
export function hasUnsaved(): boolean {
  if (holders.size > 0) return true;
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'form textarea, form input:not([type="checkbox"], [type="radio"], [type="hidden"])',
  );
  return [...fields].some((field) => field.value !== '');
}
