import type { RequestState } from '../../cases/case-opening.service.js';
import { zurichDay } from '../../common/clock.js';
import { html, type Html } from '../html.js';
import type { PageRequest } from '../page-request.js';
import { beside, frame } from './frame.page.js';

/** The page behind the link of a receipt, and the first thing after asking: how the request stands, and the way to take it back. No names. */
export function trackingPage(request: PageRequest, tracked: RequestState | null, link: string): Html {
  const { texts } = request;
  if (!tracked)
    return frame(request, {
      title: texts.t('tracking.title'),
      body: html`<h1>${texts.t('tracking.title')}</h1><p class="lead">${texts.t('tracking.gone')}</p>`,
    });
  const { reference, state, since } = tracked;
  const open = state === 'looking' || state === 'found';
  const isNew = request.query['new'] !== undefined && open;
  const title = texts.t(isNew ? 'tracking.new' : 'tracking.title');
  return frame(request, {
    title,
    body: html`<h1>${title}</h1><p class="lead">${texts.t(`tracking.${state}`)}</p>${beside(request, (original) => original.t(`tracking.${state}`))}<p class="number"><span>${texts.t('tracking.number')}</span> <strong dir="ltr">${reference}</strong></p>${isNew ? html`<h2>${texts.t('tracking.next')}</h2><ol><li>${texts.t('tracking.next.1')}</li><li>${texts.t('tracking.next.2')}</li><li>${texts.t('tracking.next.3')}</li></ol>` : html`<p>${texts.t('tracking.since', { day: texts.day(zurichDay(since)) })}</p>`}${open ? html`<p>${texts.t('tracking.keep-link')}</p><p class="link" dir="ltr"><a href="${link}">${link}</a></p><p>${texts.t('tracking.for-phone')}</p>` : ''}${open ? html`<p class="inset">${texts.t('help.deadline')}</p><form method="post" class="apart" action="?lang=${texts.language}"><p>${texts.t('tracking.explain')}</p><p class="buttons"><button class="go danger">${texts.t('tracking.withdraw')}</button></p></form>` : ''}`,
  });
}
