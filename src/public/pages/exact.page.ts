import { html, type Html } from '../html.js';
import type { Fault, TypedDate } from '../form.rules.js';
import type { TextKey } from '../texts.js';
import type { PageRequest } from '../page-request.js';
import { dateField, errorSummary, select, type Shown } from './form.parts.js';
import { frame } from './frame.page.js';

export const EXACT_PERMITS = ['B', 'C', 'Ci', 'legitimation-card', 'F', 'S', 'N', 'L', 'unknown'] as const;
/** A whole life of permits; the form grows a row at a time. With a fault in every field the page stays below 64 kB. */
export const MOST_ROWS = 15;

export interface Row {
  permit: string;
  from: TypedDate;
  to: TypedDate;
}

/** The name of a permit of the exact count. */
export function permitKey(permit: string): TextKey {
  return permit === 'unknown'
    ? 'form.unknown'
    : permit === 'legitimation-card' || permit === 'Ci'
      ? `exact.${permit}`
      : (`check.permit.${permit}` as TextKey);
}

/** Each permit with its days: for those who want it to the day. Rows come by a button, without a script. */
export function exactPage(request: PageRequest, rows: readonly Row[], faults: readonly Fault[]): Html {
  const { texts } = request;
  const shown: Shown = { texts, faults };
  const at = `/${texts.language}/check`;
  return frame(request, {
    title: texts.t('exact.title'),
    problem: faults.length > 0,
    body: html`<p class="back"><a href="${at}/answer">${texts.t('form.back')}</a></p>${errorSummary(shown)}<h1>${texts.t('exact.title')}</h1><p class="lead">${texts.t('exact.lead')}</p><p>${texts.t('exact.hint')}</p><form method="post" action="${at}/exact" novalidate autocomplete="off"><button class="away" tabindex="-1" aria-hidden="true">${texts.t('exact.count')}</button>${rows.map((row, i) => drawn(shown, row, i, rows.length))}${rows.length < MOST_ROWS ? html`<p><button class="go second" name="do" value="add">${texts.t('exact.add')}</button></p>` : ''}<p class="buttons"><button class="go">${texts.t('exact.count')}</button>${request.answers['stays'] ? html`<button class="go second" name="do" value="forget">${texts.t('exact.forget')}</button>` : ''}</p></form>`,
  });
}

function drawn(shown: Shown, row: Row, i: number, of: number): Html {
  const { texts } = shown;
  const permits = EXACT_PERMITS.map((permit) => ({ value: permit, label: texts.t(permitKey(permit)) }));
  return html`<fieldset class="row"><legend>${texts.t('exact.row', { number: i + 1 })}</legend>${select(shown, { name: `permit-${i}`, label: texts.t('exact.permit'), choices: permits, none: texts.t('form.choose') }, row.permit)}${dateField(shown, { name: `from-${i}`, label: texts.t('exact.from') }, row.from)}${dateField(shown, { name: `to-${i}`, label: texts.t('exact.to') }, row.to)}${of > 1 ? html`<p><button class="quiet" name="do" value="remove-${i}">${texts.t('exact.remove', { number: i + 1 })}</button></p>` : ''}</fieldset>`;
}
