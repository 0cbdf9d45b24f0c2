/** Where the browser keeps short texts; `session` lasts as long as the tab. */
type Area = 'local' | 'session';

/** What the browser did not store or delete lasts as long as the page; null was deleted. */
const inMemory = new Map<string, string | null>();

/** Blocked storage throws already when it is looked up. */
const areaOf = (area: Area): Storage => (area === 'local' ? localStorage : sessionStorage);
const nameOf = (area: Area, key: string): string => `${area}/${key}`;

/** Null if there is none, or the browser does not let us read. */
export function readSetting(key: string, area: Area = 'local'): string | null {
  const value = inMemory.get(nameOf(area, key));
  if (value !== undefined) return value;
  try {
    return areaOf(area).getItem(key);
  } catch {
    return null;
  }
}

/** Returns false if it is lost when the page closes: storage is full or blocked. */
export function storeSetting(key: string, value: string, area: Area = 'local'): boolean {
  return change(key, value, area, (storage) => storage.setItem(key, value));
}

/** Returns false if it is back when the page is loaded again. */
export function removeSetting(key: string, area: Area = 'local'): boolean {
  return change(key, null, area, (storage) => storage.removeItem(key));
}

function change(key: string, value: string | null, area: Area, apply: (storage: Storage) => void): boolean {
  try {
    apply(areaOf(area));
    inMemory.delete(nameOf(area, key));
    return true;
  } catch {
    inMemory.set(nameOf(area, key), value);
    return false;
  }
}
