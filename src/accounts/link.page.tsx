import type { ComponentChildren, VNode } from 'preact';
import { bestLanguage } from '../common/accept-language.js';
import { renderPage } from '../common/render.js';
import { LOCALES, type Locale } from '../texts/languages.js';
import { textsOf, type Texts } from '../texts/texts.js';
import type { PasswordPurpose } from './account.entity.js';
import { linkErrors, type LinkAttempt, type LinkErrors } from './link-errors.js';
import { PasswordForm, FormError } from './link-form.js';

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f4f5f7;color:#1b1b1b}main{max-width:26rem;margin:8vh auto;background:#fff;padding:2rem;border-radius:12px}
h1{font-size:1.4rem;margin:0 0 1rem}label{display:block;margin:1rem 0 .25rem;font-weight:600}input{width:100%;box-sizing:border-box;font:inherit;padding:.6rem;border:1px solid #767676;border-radius:6px}
small{display:block;color:#555;margin:0 0 .5rem}input[aria-invalid]{border:2px solid #b3261e}.wrong{color:#b3261e;font-weight:600;margin:0 0 .5rem}button,.go{display:inline-block;margin-top:1.5rem;font:inherit;background:#1d4f91;color:#fff;border:0;padding:.7rem 1.4rem;border-radius:6px;text-decoration:none}.error{background:#fdecea;border-left:4px solid #b3261e;padding:.75rem}
@media(prefers-color-scheme:dark){body{background:#111;color:#eee}main{background:#1c1c1e}small{color:#bbb}input{background:#2a2a2c;color:#eee}input[aria-invalid]{border-color:#ffb4ab}.wrong{color:#ffb4ab}.error{background:#3b1512}}`;

export const LINK_PAGE_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

export type LinkPageState = { purpose: PasswordPurpose | 'sign-in'; attempt?: LinkAttempt } | 'done' | 'gone';

export function localeOf(header: string | undefined): Locale {
  return bestLanguage(header, LOCALES);
}

export function linkPage(locale: Locale, state: LinkPageState): string {
  const texts = textsOf(locale);
  if (state === 'done') return page(texts, texts.t('link.password.title'), <Done texts={texts} />);
  if (state === 'gone') return page(texts, texts.t('link.gone.title'), <Gone texts={texts} />);
  const { purpose, attempt } = state;
  const errors = attempt && linkErrors(texts, attempt);
  if (purpose === 'sign-in')
    return page(texts, texts.t('link.sign-in.title'), <SignInForm texts={texts} errors={errors} />);
  return page(
    texts,
    texts.t('link.password.title'),
    <PasswordForm texts={texts} errors={errors} typed={attempt?.form} withName={purpose === 'first-admin'} />,
  );
}

function page(texts: Texts, title: string, body: ComponentChildren): string {
  return renderPage(
    <html lang={texts.language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        {/* Older browsers would send the form without an origin. */}
        <meta name="referrer" content="same-origin" />
        <title>Passerelle: {title}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <main>
          <h1>{title}</h1>
          {body}
        </main>
      </body>
    </html>,
  );
}

const ToSignIn = ({ label }: { label: string }): VNode => (
  <a class="go" href="/sign-in">
    {label}
  </a>
);

const Done = ({ texts }: { texts: Texts }): VNode => (
  <>
    <p>{texts.t('link.password.done')}</p>
    <ToSignIn label={texts.t('link.password.sign-in')} />
  </>
);

const Gone = ({ texts }: { texts: Texts }): VNode => (
  <>
    <p>{texts.t('link.gone.explain')}</p>
    <p>{texts.t('link.gone.invited')}</p>
    <ToSignIn label={texts.t('link.gone.go')} />
  </>
);

const SignInForm = ({ texts, errors }: { texts: Texts; errors?: LinkErrors }): VNode => (
  <>
    <FormError errors={errors} />
    <p>{texts.t('link.sign-in.explain')}</p>
    <form method="post">
      <button>{texts.t('link.sign-in.go')}</button>
    </form>
  </>
);
