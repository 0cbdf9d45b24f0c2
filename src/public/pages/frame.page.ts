import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PAGES_FOLDER } from '../../common/folders.js';
import { html, type Html } from '../html.js';
import { NAMES, type Language } from '../languages.js';
import { OFFERED } from '../texts.js';
import type { PageRequest } from '../page-request.js';

/** The one stylesheet; its name says what is in it, so that browsers may keep it for ever. */
export const STYLE = readFileSync(path.join(PAGES_FOLDER, 'public.css'), 'utf8');
export const STYLE_NAME = `${createHash('sha256').update(STYLE).digest('hex').slice(0, 12)}.css`;

const TAGS: Partial<Record<Language, string>> = { de: 'de-CH', fr: 'fr-CH', it: 'it-CH', bs: 'bs-Latn' };
export const tagOf = (language: Language): string => TAGS[language] ?? language;

/** Signs of an address, and again of its query, that the links to the other languages carry along. */
const LONGEST_ADDRESS = 300;
const MOST_PARAMETERS = 100;

export interface Frame {
  title: string;
  body: Html;
  /** The form has faults: the title says so first. */
  problem?: boolean;
  /** May stand in search engines. */
  found?: boolean;
  /** Without the frame's own links: nothing is to be seen but this. */
  bare?: boolean;
}

/** Everything around a page: language switch, quick exit, the way home, who answers for it. */
export function frame(
  request: PageRequest,
  { title, body, problem = false, found = false, bare = false }: Frame,
): Html {
  const { texts, controller } = request;
  const at = `/${texts.language}`;
  const link = (to: string, label: string): Html => html`<li><a href="${at}${to}">${label}</a></li>`;
  return html`<!doctype html><html lang="${tagOf(texts.language)}" dir="${texts.dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="same-origin">${found ? '' : html`<meta name="robots" content="noindex">`}<title>${problem ? `${texts.t('error.title')} ` : ''}${title} – Passerelle</title><link rel="stylesheet" href="/style/${STYLE_NAME}"><link rel="icon" href="/icon.svg"></head><body><a class="skip" href="#main">${texts.t('frame.skip')}</a><header><div class="bar"><a class="brand" href="${at}">Passerelle</a>${languageSwitch(request)}<a class="leave" href="${at}/leave" rel="nofollow">${texts.t('frame.leave')}</a></div></header><main id="main">${request.demo ? html`<p class="notice demo">${texts.t('frame.demo')} <a href="/sign-in">${texts.t('frame.sign-in')}</a></p>` : ''}${texts.unread ? machineNotice(request) : ''}${body}${controller && !bare ? html`<p class="paper">${texts.t('about.contact')} ${controller.name}, <bdi dir="ltr">${controller.contact}</bdi></p>` : ''}</main>${bare ? '' : html`<footer><nav aria-label="${texts.t('frame.more')}"><ul>${link('/about', texts.t('about.title'))}${link('/data', texts.t('data.title'))}${link('/questions', texts.t('questions.title'))}${link('/testimony', texts.t('testimony.title'))}${link('/volunteer', texts.t('volunteer.title'))}<li><a href="/sign-in">${texts.t('frame.sign-in')}</a></li></ul></nav>${controller ? html`<p>${texts.t('frame.by', { name: controller.name })} ${texts.t('frame.no-authority')}</p>` : ''}</footer>`}</body></html>`;
}

/** All languages by their own names; the address behind the language stays, as does the whole of one that holds no language. */
function languageSwitch({ texts, path: here, address, query }: PageRequest): Html {
  const { lang: _, ...rest } = query;
  const isLink = here === null && address !== '/';
  // No address of ours is so long; what somebody makes up is not said back sixteen times.
  const isShort =
    address.length <= LONGEST_ADDRESS &&
    new URLSearchParams(Object.entries(rest).slice(0, MOST_PARAMETERS)).toString().length <= LONGEST_ADDRESS;
  const to = (code: Language): string => {
    if (!isShort) return `/${code}`;
    const more = new URLSearchParams(isLink ? { ...rest, lang: code } : rest).toString();
    return `${isLink ? address : `/${code}${here ?? ''}`}${more === '' ? '' : `?${more}`}`;
  };
  return html`<details class="languages"><summary><span class="away">${texts.t('frame.language')} </span>${NAMES[texts.language]}</summary><ul>${OFFERED.map((code) => html`<li><a href="${to(code)}" lang="${tagOf(code)}" hreflang="${tagOf(code)}" dir="auto"${code === texts.language ? html` aria-current="true"` : ''}>${NAMES[code]}</a></li>`)}</ul></details>`;
}

/** Until somebody who speaks it has read a language, each of its pages says so. */
function machineNotice({ texts, controller }: PageRequest): Html {
  return html`<aside class="notice" aria-label="${texts.t('machine.label')}"><p>${texts.t('machine.text')}${controller ? html` <a href="mailto:${controller.contact}" dir="ltr">${controller.contact}</a>` : ''}</p></aside>`;
}

/** The original of what was said, beside it, where a machine has translated it. */
export function beside(
  { original }: PageRequest,
  say: (original: NonNullable<PageRequest['original']>) => string,
): Html {
  return original
    ? html`<p class="original" lang="${tagOf(original.language)}" dir="ltr">${say(original)}</p>`
    : html``;
}
