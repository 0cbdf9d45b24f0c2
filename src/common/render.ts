import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** Text and attribute values hold no `<` and no `"` after escaping, so this matches whole tags and nothing else. */
const VOID_ELEMENT = /<(input|meta|link|br)((?: [\w-]+(?:="[^"]*")?)*)\/>/g;

/** The HTML of a page or a letter. Preact writes the slash of XML at the end of void elements; HTML does without. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page).replace(VOID_ELEMENT, '<$1$2>')}`;
}
