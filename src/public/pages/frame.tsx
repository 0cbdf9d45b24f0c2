import type { ComponentChildren, VNode } from 'preact';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PAGES_FOLDER } from '../../common/folders.js';
import { NAMES, type Language } from '../../texts/languages.js';
import { OFFERED, type Texts } from '../../texts/texts.js';
import type { PageRequest } from './page-request.js';

/** The name holds a digest, so that browsers may keep it for ever. */
export const STYLE = readFileSync(path.join(PAGES_FOLDER, 'public.css'), 'utf8');
export const STYLE_NAME = `${createHash('sha256').update(STYLE).digest('hex').slice(0, 12)}.css`;

const TAGS: Partial<Record<Language, string>> = { de: 'de-CH', fr: 'fr-CH', it: 'it-CH', bs: 'bs-Latn' };
export const tagOf = (language: Language): string => TAGS[language] ?? language;

const LONGEST_ADDRESS = 300;
const MAX_PARAMETERS = 100;

/** `plain` leaves out what names this site. */
export function Document({
  texts,
  title,
  indexable = false,
  plain = false,
  children,
}: {
  texts: Texts;
  title: string;
  indexable?: boolean;
  plain?: boolean;
  children: ComponentChildren;
}): VNode {
  return (
    <html lang={tagOf(texts.language)} dir={texts.dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {!plain && <meta name="referrer" content="same-origin" />}
        {!indexable && <meta name="robots" content="noindex" />}
        <title>{title}</title>
        <link rel="stylesheet" href={`/style/${STYLE_NAME}`} />
        {!plain && <link rel="icon" href="/icon.svg" />}
      </head>
      {children}
    </html>
  );
}

export interface FrameProps {
  request: PageRequest;
  title: string;
  /** The title says first that the form has faults. */
  problem?: boolean;
  indexable?: boolean;
  /** Without footer and contact. */
  bare?: boolean;
  children: ComponentChildren;
}

export function Frame({
  request,
  title,
  problem = false,
  indexable = false,
  bare = false,
  children,
}: FrameProps): VNode {
  const { texts, controller } = request;
  const home = `/${texts.language}`;
  return (
    <Document
      texts={texts}
      title={`${problem ? `${texts.t('error.title')} ` : ''}${title} – Passerelle`}
      indexable={indexable}
    >
      <body>
        <a class="skip" href="#main">
          {texts.t('frame.skip')}
        </a>
        <header>
          <div class="bar">
            <a class="brand" href={home}>
              Passerelle
            </a>
            <LanguageSwitch request={request} />
            <a class="leave" href={`${home}/leave`} rel="nofollow">
              {texts.t('frame.leave')}
            </a>
          </div>
        </header>
        <main id="main">
          {request.demo && (
            <p class="notice demo">
              {texts.t('frame.demo')} <a href="/sign-in">{texts.t('frame.sign-in')}</a>
            </p>
          )}
          {texts.unread && <MachineNotice request={request} />}
          {children}
          {controller && !bare && (
            <p class="paper">
              {texts.t('about.contact')} {controller.name}, <bdi dir="ltr">{controller.contact}</bdi>
            </p>
          )}
        </main>
        {!bare && <Footer request={request} />}
      </body>
    </Document>
  );
}

function Footer({ request: { texts, controller } }: { request: PageRequest }): VNode {
  return (
    <footer>
      <nav aria-label={texts.t('frame.more')}>
        <ul>
          {(['about', 'data', 'questions', 'law', 'testimony', 'volunteer'] as const).map((page) => (
            <li>
              <a href={`/${texts.language}/${page}`}>{texts.t(`${page}.title`)}</a>
            </li>
          ))}
          <li>
            <a href="/sign-in">{texts.t('frame.sign-in')}</a>
          </li>
        </ul>
      </nav>
      {controller && (
        <p>
          {texts.t('frame.by', { name: controller.name })} {texts.t('frame.no-authority')}
        </p>
      )}
    </footer>
  );
}

function LanguageSwitch({ request: { texts, path: here, address, query } }: { request: PageRequest }): VNode {
  const { lang: _, ...rest } = query;
  const isLink = here === null && address !== '/';
  // A long made-up address would be repeated sixteen times.
  const isShort =
    address.length <= LONGEST_ADDRESS &&
    new URLSearchParams(Object.entries(rest).slice(0, MAX_PARAMETERS)).toString().length <= LONGEST_ADDRESS;
  const addressIn = (code: Language): string => {
    if (!isShort) return `/${code}`;
    const more = new URLSearchParams(isLink ? { ...rest, lang: code } : rest).toString();
    return `${isLink ? address : `/${code}${here ?? ''}`}${more === '' ? '' : `?${more}`}`;
  };
  return (
    <details class="languages">
      <summary>
        <span class="away">{texts.t('frame.language')} </span>
        {NAMES[texts.language]}
      </summary>
      <ul>
        {OFFERED.map((code) => (
          <li>
            <a
              href={addressIn(code)}
              lang={tagOf(code)}
              hreflang={tagOf(code)}
              dir="auto"
              aria-current={code === texts.language ? 'true' : undefined}
            >
              {NAMES[code]}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Until a native reader has signed the language off. */
function MachineNotice({ request: { texts, controller } }: { request: PageRequest }): VNode {
  return (
    <aside class="notice" aria-label={texts.t('machine.label')}>
      <p>
        {texts.t('machine.text')}
        {controller && [
          ' ',
          <a href={`mailto:${controller.contact}`} dir="ltr">
            {controller.contact}
          </a>,
        ]}
      </p>
    </aside>
  );
}

export function Original({
  request: { original },
  say,
}: {
  request: PageRequest;
  say: (original: Texts) => string;
}): VNode | null {
  return (
    original && (
      <p class="original" lang={tagOf(original.language)} dir="ltr">
        {say(original)}
      </p>
    )
  );
}

export function Contact({ request: { texts, controller } }: { request: PageRequest }): VNode | null {
  return (
    controller && (
      <p class="inset">
        {texts.t('about.contact')}
        <br />
        <strong>{controller.name}</strong>
        <br />
        <a href={`mailto:${controller.contact}`} dir="ltr">
          {controller.contact}
        </a>
      </p>
    )
  );
}
