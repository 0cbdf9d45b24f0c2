import { html, type Html } from '../html.js';
import { LANGUAGES, NAMES } from '../languages.js';
import { OFFERED } from '../texts.js';
import type { PageRequest } from '../page-request.js';
import { frame, tagOf } from './frame.page.js';

const POINTS = ['start.point.free', 'start.point.quiet', 'start.point.language'] as const;

/** The first page: what this is, and the two ways on. At the bare address it also lays out all languages. */
export function startPage(request: PageRequest, { choose = false }: { choose?: boolean } = {}): Html {
  const { texts } = request;
  const at = `/${texts.language}`;
  const source = request.query['source']
    ? `?${new URLSearchParams({ source: request.query['source'] }).toString()}`
    : '';
  return frame(request, {
    title: texts.t('start.title'),
    found: true,
    body: html`<h1>${texts.t('start.title')}</h1>
<p class="lead">${texts.t('start.lead')}</p>
<p class="buttons"><a class="go" href="${at}/check">${texts.t('start.check')}</a><a class="go second" href="${at}/help">${texts.t('start.help')}</a></p>
<ul class="points">${POINTS.map((key) => html`<li>${texts.t(key)}</li>`)}</ul>
${choose ? html`<nav class="choose" aria-label="${texts.t('frame.language')}"><ul>${LANGUAGES.filter((code) => OFFERED.includes(code)).map((code) => html`<li><a href="/${code}${source}" lang="${tagOf(code)}" hreflang="${tagOf(code)}" dir="auto">${NAMES[code]}</a></li>`)}</ul></nav>` : ''}
<h2>${texts.t('start.before')}</h2>
<ul class="cards"><li><a href="${at}/about">${texts.t('about.title')}</a><p>${texts.t('start.about')}</p></li><li><a href="${at}/data">${texts.t('data.title')}</a><p>${texts.t('start.data')}</p></li><li><a href="${at}/questions">${texts.t('questions.title')}</a><p>${texts.t('start.questions')}</p></li></ul>
<h2>${texts.t('start.more')}</h2>
<ul class="cards"><li><a href="${at}/testimony">${texts.t('testimony.title')}</a><p>${texts.t('start.testimony')}</p></li><li><a href="${at}/volunteer">${texts.t('volunteer.title')}</a><p>${texts.t('start.volunteer')}</p></li></ul>`,
  });
}
