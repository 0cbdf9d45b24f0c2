import { html, type Html } from '../html.js';
import type { PageRequest } from '../page-request.js';
import { frame } from './frame.page.js';

/** It has arrived; `reference` is how it can be spoken of. */
export function thanksPage(request: PageRequest, of: 'testimony' | 'volunteer', reference: string | null): Html {
  const { texts } = request;
  const title = texts.t('thanks.title');
  return frame(request, {
    title,
    body: html`<h1>${title}</h1><p class="lead">${texts.t(`thanks.${of}`)}</p>${reference ? html`<p class="number"><span>${texts.t('tracking.number')}</span> <strong dir="ltr">${reference}</strong></p>` : ''}<p class="buttons"><a class="go second" href="/${texts.language}">${texts.t('message.home')}</a></p>`,
  });
}
