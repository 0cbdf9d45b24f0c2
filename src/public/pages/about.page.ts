import { html, type Html } from '../html.js';
import type { PageRequest } from '../page-request.js';
import { frame } from './frame.page.js';

const ABOUT = ['about.who', 'about.what', 'about.not', 'about.authority', 'about.free', 'about.limits'] as const;
const DATA = ['who', 'what', 'use', 'sees', 'check', 'others', 'story', 'machine', 'long', 'rights', 'wrong'] as const;

/** Who runs this. */
export function aboutPage(request: PageRequest): Html {
  const { texts, controller } = request;
  return frame(request, {
    title: texts.t('about.title'),
    found: true,
    body: html`<h1>${texts.t('about.title')}</h1>${ABOUT.map((key) => html`<p${key === 'about.who' ? html` class="lead"` : ''}>${texts.t(key, { name: controller?.name ?? '' })}</p>`)}${contact(request)}<p class="buttons"><a class="go" href="/${texts.language}/check">${texts.t('start.check')}</a><a class="go second" href="/${texts.language}/help">${texts.t('start.help')}</a></p>`,
  });
}

/** What happens to what people tell, and their rights: before the first question. */
export function dataPage(request: PageRequest): Html {
  const { texts, controller } = request;
  return frame(request, {
    title: texts.t('data.title'),
    found: true,
    body: html`<h1>${texts.t('data.title')}</h1><p class="lead">${texts.t('data.lead')}</p>${DATA.map((part) => html`<h2>${texts.t(`data.${part}.title`)}</h2><p>${texts.t(`data.${part}.text`, { name: controller?.name ?? '' })}</p>`)}${contact(request)}<p class="hint">${texts.t('data.version', { version: '2026-01' })}</p>`,
  });
}

/** Whom to write to. */
export function contact({ texts, controller }: PageRequest): Html {
  return controller
    ? html`<p class="inset">${texts.t('about.contact')}<br><strong>${controller.name}</strong><br><a href="mailto:${controller.contact}" dir="ltr">${controller.contact}</a></p>`
    : html``;
}
