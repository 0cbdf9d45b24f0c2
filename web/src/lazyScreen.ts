import { lazy, type ComponentType, type LazyExoticComponent } from 'react';
import { isMissingFile, reloadOnce } from './missingFiles';
import { loadTexts, type Namespace } from './texts';

type Load<Props> = () => Promise<{ default: ComponentType<Props> }>;

export interface LazyScreen<Props = object> {
  /** Fetches its file early. */
  load: () => Promise<unknown>;
  texts: readonly Namespace[];
  Screen: LazyExoticComponent<ComponentType<Props>>;
}

/** Screens whose file could not be fetched: React keeps the failure, so they need another component for another try. */
const failed = new Set<() => void>();

/** What is loaded on demand, together with its texts. Where a file is missing, the page may reload itself. */
export function lazyScreen<Props = object>(load: Load<Props>, ...texts: Namespace[]): LazyScreen<Props> {
  const fetchAll = async (): ReturnType<Load<Props>> => {
    const [module] = await Promise.all([load(), loadTexts(texts)]);
    return module;
  };
  const create = (): LazyScreen<Props>['Screen'] =>
    lazy(() =>
      fetchAll().catch((error: unknown): ReturnType<Load<Props>> => {
        failed.add(renew);
        // Until the page has gone, the placeholder stays.
        if (isMissingFile(error) && reloadOnce()) return new Promise(() => undefined);
        throw error;
      }),
    );
  const screen: LazyScreen<Props> = { load, texts, Screen: create() };
  const renew = (): void => {
    screen.Screen = create();
  };
  return screen;
}

/** Lets screens that failed be fetched again. Not while rendering: React would try without end. */
export function renewFailedScreens(): void {
  for (const renew of failed) renew();
  failed.clear();
}
