import type { Fault } from '../form.rules.js';
import { html, type Html } from '../html.js';
import type { Place } from '../place.form.js';
import { spoken } from '../spoken.js';
import type { TextKey } from '../texts.js';
import type { PageRequest } from '../page-request.js';
import { errorSummary, placeChoice, select, send, textField, tick, type Shown } from './form.parts.js';
import { frame } from './frame.page.js';

export interface Applying {
  values: Readonly<Record<string, string>>;
  faults: readonly Fault[];
  places: readonly Place[];
  trap: Html;
}

const LEVELS = ['native', 'fluent', 'basic'] as const;
/** Hours a week. */
export const VOLUNTEER_TIMES = ['1', '2', '4', '8'] as const;
export const SPOKEN_ROWS = [1, 2, 3, 4] as const;

/** Somebody wants to advise. */
export function volunteerPage(request: PageRequest, { values, faults, places, trap }: Applying): Html {
  const { texts } = request;
  const shown: Shown = { texts, faults };
  const v = (name: string): string => values[name] ?? '';
  const line = (name: string, more: object): Html =>
    textField(shown, { name, label: texts.t(`volunteer.${name}` as TextKey), ...more }, v(name));
  return frame(request, {
    title: texts.t('volunteer.title'),
    problem: faults.length > 0,
    found: true,
    body: html`${errorSummary(shown)}<h1>${texts.t('volunteer.title')}</h1><p class="lead">${texts.t('volunteer.lead')}</p><p>${texts.t('volunteer.next')}</p><form method="post" action="/${texts.language}/volunteer" novalidate>${trap}${line('first-name', { autocomplete: 'given-name', max: 80 })}${line('last-name', { autocomplete: 'family-name', max: 80 })}${line('email', { type: 'email', autocomplete: 'email' })}${line('phone', { type: 'tel', autocomplete: 'tel', max: 40 })}${line('home', { max: 60, autocomplete: 'off' })}${placeChoice(shown, 'home', places)}
<fieldset class="row"><legend>${texts.t('volunteer.languages')}</legend><p class="hint">${texts.t('volunteer.languages.hint')}</p>${SPOKEN_ROWS.map((n) => html`<div class="pair">${select(shown, { name: `language-${n}`, label: texts.t('volunteer.language', { number: n }), choices: spoken(), none: texts.t('form.none') }, v(`language-${n}`) || (n === 1 && Object.keys(values).length === 0 ? texts.language : ''))}${select(shown, { name: `level-${n}`, label: texts.t('volunteer.level', { number: n }), choices: LEVELS.map((level) => ({ value: level, label: texts.t(`level.${level}`) })), none: texts.t('form.choose') }, v(`level-${n}`))}</div>`)}</fieldset>
${select(shown, { name: 'time', label: texts.t('volunteer.time'), hint: texts.t('volunteer.time.hint'), choices: VOLUNTEER_TIMES.map((value) => ({ value, label: texts.t(`hours.${value}`) })) }, v('time') || '2')}${tick(shown, { name: 'remote', label: texts.t('volunteer.remote') }, v('remote') === 'yes')}${tick(shown, { name: 'agree', label: texts.t('volunteer.agree') }, v('agree') === 'yes')}<p><a href="/${texts.language}/data">${texts.t('data.title')}</a></p>${send(texts.t('volunteer.send'))}</form>`,
  });
}
