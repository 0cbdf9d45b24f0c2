import { isLanguage, languageOf, LANGUAGES } from '../../texts/languages.js';

/** The parameter of every route below a language. */
export const LANG = `:lang(^(?:${LANGUAGES.join('|')})$)`;

/** Where a typed address leads that means one of the pages; null where it is right as it stands, or means none. */
export function redirectTarget(url: string): string | null {
  const [address = '', ...rest] = url.split('?');
  const [, first = '', more = ''] = /^\/([a-z]{2,3}(?:-[a-z]{2,4})?)((?:\/.*)?)$/i.exec(address) ?? [];
  const language = languageOf(first);
  if (language === null) return null;
  const meant = `/${language}${withoutSlashes(first === language ? more : more.toLowerCase())}`;
  return meant === address ? null : [meant, ...rest].join('?');
}

/** Without slashes at its end. A regular expression would take quadratic time on a long row of them. */
function withoutSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end--;
  return path.slice(0, end);
}

export function isPageAddress(url: string): boolean {
  const [, first = ''] = /^\/([^/?]*)/.exec(url) ?? [];
  return isLanguage(first) || first === 'requests' || first === 'tell-me';
}
