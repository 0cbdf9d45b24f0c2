import type { VNode } from 'preact';
import { bestLanguage } from '../common/accept-language.js';
import { LOCALES, type Locale } from '../texts/languages.js';
import { textsOf, type Texts } from '../texts/texts.js';
import type { PasswordPurpose } from './account.entity.js';
import { linkFrame } from './link-frame.js';
import { linkErrors, type LinkAttempt, type LinkErrors } from './link-errors.js';
import { PasswordForm, FormError } from './link-form.js';

export type LinkPageState = { purpose: PasswordPurpose | 'sign-in'; attempt?: LinkAttempt } | 'done' | 'gone';

export function localeOf(header: string | undefined): Locale {
  return bestLanguage(header, LOCALES);
}

export function linkPage(locale: Locale, state: LinkPageState): string {
  const texts = textsOf(locale);
  if (state === 'done') return linkFrame(texts, texts.t('link.password.title'), <Done texts={texts} />);
  if (state === 'gone') return linkFrame(texts, texts.t('link.gone.title'), <Gone texts={texts} />);
  const { purpose, attempt } = state;
  const errors = attempt && linkErrors(texts, attempt);
  if (purpose === 'sign-in')
    return linkFrame(texts, texts.t('link.sign-in.title'), <SignInForm texts={texts} errors={errors} />);
  return linkFrame(
    texts,
    texts.t('link.password.title'),
    <PasswordForm texts={texts} errors={errors} typed={attempt?.form} withName={purpose === 'first-admin'} />,
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
