import { html, type Html } from '../html.js';
import type { TextKey } from '../texts.js';
import type { PageRequest } from '../page-request.js';
import { frame } from './frame.page.js';

export const MESSAGES = ['not-found', 'too-many', 'unreadable', 'failed', 'closed'] as const;
export type Message = (typeof MESSAGES)[number];

/** A page that says why there is nothing here, and where to go on. */
export function messagePage(request: PageRequest, kind: Message): Html {
  const { texts } = request;
  const title = texts.t(`message.${kind}.title` as TextKey);
  return frame(request, {
    title,
    bare: kind === 'closed',
    body: html`<h1>${title}</h1><p class="lead">${texts.t(`message.${kind}.text` as TextKey)}</p>${kind === 'closed' ? html`<p><a href="/sign-in">${texts.t('frame.sign-in')}</a></p>` : html`<p><a class="go" href="/${texts.language}">${texts.t('message.home')}</a></p>`}`,
  });
}
