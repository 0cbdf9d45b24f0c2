import { bestLanguage } from '../common/accept-language.js';
import type { Locale, PasswordPurpose } from './account.entity.js';
import { LOCALES } from './account.entity.js';
import { accountTexts } from './account.texts.js';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f4f5f7;color:#1b1b1b}main{max-width:26rem;margin:8vh auto;background:#fff;padding:2rem;border-radius:12px}
h1{font-size:1.4rem;margin:0 0 1rem}label{display:block;margin:1rem 0 .25rem;font-weight:600}input{width:100%;box-sizing:border-box;font:inherit;padding:.6rem;border:1px solid #767676;border-radius:6px}
small{display:block;color:#555;margin-top:.25rem}button,.go{display:inline-block;margin-top:1.5rem;font:inherit;background:#1d4f91;color:#fff;border:0;padding:.7rem 1.4rem;border-radius:6px;text-decoration:none}.error{background:#fdecea;border-left:4px solid #b3261e;padding:.75rem}
@media(prefers-color-scheme:dark){body{background:#111;color:#eee}main{background:#1c1c1e}small{color:#bbb}input{background:#2a2a2c;color:#eee}.error{background:#3b1512}}`;

/** The header this page is sent with: nothing but its own style and form. */
export const LINK_PAGE_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/** The first of a browser's languages that we write. */
export function localeOf(header: string | undefined): Locale {
  return bestLanguage(header, LOCALES);
}

/**
 * The page a link opens: a form, the good news, or that the link is gone. Works without JavaScript. It tells its own house
 * where it comes from, else older browsers send its form without an origin.
 */
export function linkPage(
  locale: Locale,
  state: { purpose: PasswordPurpose | 'sign-in'; error?: string } | 'done' | 'gone',
): string {
  const { page: words, signInPage, gonePage } = accountTexts[locale];
  const signsIn = typeof state === 'object' && state.purpose === 'sign-in';
  const title = state === 'gone' ? gonePage.title : signsIn ? signInPage.title : words.title;
  let body: string;
  if (state === 'done') body = `<p>${words.done}</p><a class="go" href="/sign-in">${words.signIn}</a>`;
  else if (state === 'gone')
    body = `<p>${gonePage.explain}</p><p>${gonePage.invited}</p><a class="go" href="/sign-in">${gonePage.go}</a>`;
  else if (signsIn) body = `<p>${signInPage.explain}</p><form method="post"><button>${signInPage.go}</button></form>`;
  else {
    const own =
      state.purpose === 'first-admin'
        ? `<label for="name">${words.name}</label><input id="name" name="name" required maxlength="120" autocomplete="name"><label for="email">${words.email}</label><input id="email" name="email" type="email" required maxlength="200" autocomplete="username">`
        : '';
    body = `${state.error ? `<p class="error" role="alert">${state.error}</p>` : ''}<form method="post">${own}<label for="password">${words.password}</label><input id="password" name="password" type="password" required minlength="12" maxlength="200" autocomplete="new-password" aria-describedby="hint"><small id="hint">${words.hint}</small><button>${words.save}</button></form>`;
  }
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><meta name="referrer" content="same-origin"><title>Passerelle: ${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`;
}
