import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** Escaped texts and attributes hold no `<` and no `"`, so this matches whole tags only. */
const VOID_ELEMENT = /<(input|meta|link|br)((?: [\w-]+(?:="[^"]*")?)*)\/>/g;

/** Preact closes void elements as XML does; HTML does without the slash. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page).replace(VOID_ELEMENT, '<$1$2>')}`;
}
