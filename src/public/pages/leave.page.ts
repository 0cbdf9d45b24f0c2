import { addDays, weekday } from '../../common/day.js';
import { html, type Html } from '../html.js';
import type { PageRequest } from '../page-request.js';
import { STYLE_NAME, tagOf } from './frame.page.js';

/** Where the quick exit leads: a plain calendar, without a word of what was here before. */
export function leavePage({ texts }: PageRequest, today: string): Html {
  const month = today.slice(0, 7);
  const first = `${month}-01`;
  const start = addDays(first, 1 - weekday(first));
  const weeks = Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, i) => addDays(start, week * 7 + i)),
  ).filter(([monday]) => monday.slice(0, 7) <= month);
  return html`<!doctype html><html lang="${tagOf(texts.language)}" dir="${texts.dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>${texts.day(month)}</title><link rel="stylesheet" href="/style/${STYLE_NAME}"></head><body class="calendar"><main><h1>${texts.day(today)}</h1><table><tbody>${weeks.map((days) => html`<tr>${days.map((day) => html`<td${day === today ? html` aria-current="date"` : ''}${day.slice(0, 7) === month ? '' : html` class="other"`}>${Number(day.slice(8))}</td>`)}</tr>`)}</tbody></table></main></body></html>`;
}
