import { attributes, html, type Html } from '../html.js';
import type { Fault, TypedDate } from '../form.rules.js';
import type { PageRequest } from '../page-request.js';
import { dateField, errorSummary, send, textField, tick, type Shown } from './form.parts.js';
import { frame } from './frame.page.js';

export interface Telling {
  day: TypedDate;
  email: string;
  agreed: boolean;
  faults: readonly Fault[];
  trap: Html;
}

/** Asks for a letter on a day: an address and nothing else. */
export function tellMePage(request: PageRequest, { day, email, agreed, faults, trap }: Telling): Html {
  const { texts } = request;
  const shown: Shown = { texts, faults };
  return frame(request, {
    title: texts.t('tell-me.title'),
    problem: faults.length > 0,
    body: html`${errorSummary(shown)}<h1>${texts.t('tell-me.title')}</h1><p class="lead">${texts.t('tell-me.lead')}</p><p>${texts.t('tell-me.kept')}</p><form method="post" action="/${texts.language}/tell-me" novalidate>${trap}${dateField(shown, { name: 'day', label: texts.t('tell-me.day'), hint: texts.t('tell-me.day.hint') }, day)}${textField(shown, { name: 'email', label: texts.t('form.email'), type: 'email', autocomplete: 'email' }, email)}${tick(shown, { name: 'agree', label: texts.t('tell-me.agree') }, agreed)}<p><a href="/${texts.language}/data">${texts.t('data.title')}</a></p>${send(texts.t('tell-me.send'))}</form>`,
  });
}

/** It is asked for. Whether there will be a letter is said by a letter alone: this page knows no address better than another. */
export function promisedPage(request: PageRequest, day: string): Html {
  const { texts } = request;
  return frame(request, {
    title: texts.t('tell-me.sent.title'),
    body: html`<h1>${texts.t('tell-me.sent.title')}</h1><p class="lead">${texts.t('tell-me.sent.text', { day: texts.day(day) })}</p><p>${texts.t('tell-me.sent.none')}</p><p class="buttons"><a class="go second" href="/${texts.language}">${texts.t('message.home')}</a></p>`,
  });
}

/** Behind the link in the letter: take it back. */
export function withdrawPage(request: PageRequest, state: { day: string } | 'gone'): Html {
  const { texts } = request;
  const body =
    state === 'gone'
      ? html`<p class="lead">${texts.t('tell-me.gone')}</p>`
      : html`<p class="lead">${texts.t('tell-me.withdraw.text', { day: texts.day(state.day) })}</p><form method="post"${attributes({ action: `?lang=${texts.language}` })}><p class="buttons"><button class="go danger">${texts.t('tell-me.withdraw.button')}</button></p></form>`;
  return frame(request, {
    title: texts.t('tell-me.withdraw.title'),
    body: html`<h1>${texts.t('tell-me.withdraw.title')}</h1>${body}`,
  });
}
