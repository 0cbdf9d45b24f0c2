import { html, type Html } from '../html.js';
import type { PageRequest } from '../page-request.js';
import { contact } from './about.page.js';
import { frame } from './frame.page.js';

/** Where there is nothing to go on with: why, and the ways on, a person among them. */
export function lostPage(request: PageRequest, what: 'help' | 'check' | 'exact'): Html {
  const { texts } = request;
  const at = `/${texts.language}`;
  const exact = what === 'exact';
  const title = texts.t(exact ? 'lost.exact.title' : 'lost.title');
  const check = html`<a class="go" href="${at}/check/born">${texts.t(exact ? 'check.continue' : 'check.start')}</a>`;
  const help = html`<a class="go${what === 'help' ? '' : ' second'}" href="${at}/help">${texts.t('start.help')}</a>`;
  return frame(request, {
    title,
    body: html`<h1>${title}</h1><p class="lead">${texts.t(exact ? 'lost.exact.text' : 'lost.text')}</p><p class="buttons">${what === 'help' ? '' : check}${help}</p>${contact(request)}`,
  });
}
