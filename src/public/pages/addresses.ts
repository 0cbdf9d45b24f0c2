import { isLanguage, languageOf, LANGUAGES } from '../../texts/languages.js';

export const LANG = `:lang(^(?:${LANGUAGES.join('|')})$)`;

/** Null where the address is right as it stands, or means none of the pages. */
export function redirectTarget(url: string): string | null {
  const [address = '', ...rest] = url.split('?');
  const [, first = '', more = ''] = /^\/([a-z]{2,3}(?:-[a-z]{2,4})?)((?:\/.*)?)$/i.exec(address) ?? [];
  const language = languageOf(first);
  if (language === null) return null;
  const meant = `/${language}${withoutSlashes(first === language ? more : more.toLowerCase())}`;
  return meant === address ? null : [meant, ...rest].join('?');
}

/** Not a regular expression, which takes quadratic time on a long row of slashes. */
function withoutSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end--;
  return path.slice(0, end);
}

export function isPageAddress(url: string): boolean {
  const [, first = ''] = /^\/([^/?]*)/.exec(url) ?? [];
  return isLanguage(first) || ['requests', 'tell-me', 'check-in'].includes(first);
}
