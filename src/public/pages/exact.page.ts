import { attributes, html, type Html } from '../html.js';
import type { Fault, TypedDate } from '../form.rules.js';
import type { Visit } from '../visit.js';
import { errorSummary, type Shown } from './form.parts.js';
import { frame } from './frame.page.js';

export const EXACT_PERMITS = ['B', 'C', 'Ci', 'legitimation-card', 'F', 'S', 'N', 'L', 'unknown'] as const;
/** A whole life of permits; the form grows a row at a time. */
export const MOST_ROWS = 40;

export interface Row {
  permit: string;
  from: TypedDate;
  to: TypedDate;
}

/** Each permit with its days: for those who want it to the day. Rows come by a button, without a script. */
export function exactPage(visit: Visit, rows: readonly Row[], faults: readonly Fault[]): Html {
  const { texts } = visit;
  const shown: Shown = { texts, faults };
  const at = `/${texts.language}/check`;
  return frame(visit, {
    title: texts.t('exact.title'), problem: faults.length > 0,
    body: html`<p class="back"><a href="${at}/answer">${texts.t('form.back')}</a></p>${errorSummary(shown)}<h1>${texts.t('exact.title')}</h1><p class="lead">${texts.t('exact.lead')}</p><p>${texts.t('exact.hint')}</p><form method="post" action="${at}/exact" novalidate><button class="away" tabindex="-1" aria-hidden="true">${texts.t('exact.count')}</button>${rows.map((row, i) => drawn(shown, row, i, rows.length))}${rows.length < MOST_ROWS ? html`<p><button class="go second" name="do" value="add">${texts.t('exact.add')}</button></p>` : ''}<p class="buttons"><button class="go">${texts.t('exact.count')}</button></p></form>`,
  });
}

function drawn(shown: Shown, row: Row, i: number, of: number): Html {
  const { texts, faults } = shown;
  const fault = (name: string): Fault | undefined => faults.find(({ field }) => field === name);
  const error = (name: string): Html => {
    const found = fault(name);
    return found ? html`<p class="error" id="${name}-error">${texts.t(found.text, found.values)}</p>` : html``;
  };
  const part = (name: string, which: 'day' | 'month' | 'year', value: string, size: number): Html =>
    html`<div><label for="${which === 'year' ? name : `${name}-${which}`}">${texts.t(`date.${which}`)}</label><input${attributes({ id: which === 'year' ? name : `${name}-${which}`, name: `${name}-${which}`, value, inputmode: 'numeric', maxlength: size, dir: 'ltr', class: `digits${size}`, autocomplete: 'off', 'aria-invalid': fault(name) ? 'true' : null })}></div>`;
  const date = (name: string, label: string, value: TypedDate): Html =>
    html`<fieldset${attributes({ 'aria-describedby': fault(name) ? `${name}-error` : null })}><legend>${label}</legend>${error(name)}<div class="date">${part(name, 'day', value.day, 2)}${part(name, 'month', value.month, 2)}${part(name, 'year', value.year, 4)}</div></fieldset>`;
  return html`<fieldset class="row"><legend>${texts.t('exact.row', { number: i + 1 })}</legend><div class="field"><label for="permit-${i}">${texts.t('exact.permit')}</label>${error(`permit-${i}`)}<select${attributes({ id: `permit-${i}`, name: `permit-${i}`, 'aria-describedby': fault(`permit-${i}`) ? `permit-${i}-error` : null })}><option value="">${texts.t('form.choose')}</option>${EXACT_PERMITS.map((permit) => html`<option${attributes({ value: permit, selected: permit === row.permit })}>${texts.t(permit === 'unknown' ? 'form.unknown' : permit === 'legitimation-card' ? 'exact.legitimation-card' : permit === 'Ci' ? 'exact.Ci' : `check.permit.${permit}`)}</option>`)}</select></div>${date(`from-${i}`, texts.t('exact.from'), row.from)}${date(`to-${i}`, texts.t('exact.to'), row.to)}${of > 1 ? html`<p><button class="quiet" name="do" value="remove-${i}">${texts.t('exact.remove', { number: i + 1 })}</button></p>` : ''}</fieldset>`;
}
