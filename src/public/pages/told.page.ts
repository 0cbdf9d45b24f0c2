import { html, type Html } from '../html.js';
import { LANGUAGES, NAMES } from '../languages.js';
import type { Fault, TypedDate } from '../form.rules.js';
import type { TextKey } from '../texts.js';
import type { Visit } from '../visit.js';
import { dateField, errorSummary, radios, select, send, textArea, textField, tick, type Shown } from './form.parts.js';
import { frame } from './frame.page.js';

/** What may have happened, in plain words; the staff find the right kind. */
export const HAPPENINGS = {
  reasons: 'NO_REASONS', heard: 'NO_HEARING', test: 'EXCESSIVE_KNOWLEDGE', language: 'LANGUAGE_PROOF', unequal: 'DISCRIMINATION', situation: 'PERSONAL_CIRCUMSTANCES', slow: 'UNDUE_DELAY', money: 'EXCESSIVE_FEE',
  years: 'RESIDENCE_CALC', record: 'CRIMINAL_RECORD', private: 'PRIVACY_BREACH', pressure: 'DISCOURAGEMENT', papers: 'IDENTITY_DOCUMENTS', other: 'OTHER',
} as const;
export type Happening = keyof typeof HAPPENINGS;
export const HAPPENED = Object.keys(HAPPENINGS) as Happening[];
export const WHOSE = ['commune', 'canton', 'federal'] as const;
export const MAY_TELL = ['internal', 'statistics', 'anonymous-story'] as const;

export interface Telling {
  values: Readonly<Record<string, string>>;
  when: TypedDate;
  faults: readonly Fault[];
  places: readonly { bfs: number; name: string; canton: string }[];
  trap: Html;
}

/** What happened at an authority, told by anybody. */
export function testimonyPage(visit: Visit, { values, when, faults, places, trap }: Telling): Html {
  const { texts } = visit;
  const shown: Shown = { texts, faults };
  const v = (name: string): string => values[name] ?? '';
  const choices = (prefix: string, names: readonly string[]): { value: string; label: string }[] => names.map((name) => ({ value: name, label: texts.t(`${prefix}.${name}` as TextKey) }));
  return frame(visit, {
    title: texts.t('testimony.title'), problem: faults.length > 0, found: true,
    body: html`${errorSummary(shown)}<h1>${texts.t('testimony.title')}</h1><p class="lead">${texts.t('testimony.lead')}</p><p>${texts.t('testimony.not-help')} <a href="/${texts.language}/help">${texts.t('start.help')}</a></p><form method="post" action="/${texts.language}/testimony" novalidate>${trap}${radios(shown, { name: 'what', label: texts.t('testimony.what'), choices: choices('happening', HAPPENED) }, v('what'))}${radios(shown, { name: 'whose', label: texts.t('testimony.whose'), choices: choices('whose', WHOSE) }, v('whose'))}${textField(shown, { name: 'place', label: texts.t('testimony.place'), hint: texts.t('testimony.place.hint'), max: 60 }, v('place'))}${places.length > 1 ? radios(shown, { name: 'place-choice', label: texts.t('check.place.which'), choices: places.slice(0, 20).map((place) => ({ value: String(place.bfs), label: `${place.name} (${place.canton})` })) }) : ''}${dateField(shown, { name: 'when', label: texts.t('testimony.when'), hint: texts.t('date.year-is-enough') }, when)}${textArea(shown, { name: 'story', label: texts.t('testimony.story'), hint: texts.t('testimony.story.hint'), max: 4000, rows: 8 }, v('story'))}${radios(shown, { name: 'consent', label: texts.t('testimony.consent'), hint: texts.t('testimony.consent.hint'), choices: choices('may-tell', MAY_TELL) }, v('consent'))}${send(texts.t('testimony.send'))}</form>`,
  });
}

export interface Applying {
  values: Readonly<Record<string, string>>;
  faults: readonly Fault[];
  places: readonly { bfs: number; name: string; canton: string }[];
  trap: Html;
}

const LEVELS = ['native', 'fluent', 'basic'] as const;
const CAPACITIES = ['1', '2', '3', '5', '8'] as const;
export const SPOKEN_ROWS = [1, 2, 3, 4] as const;

/** Somebody wants to advise. */
export function volunteerPage(visit: Visit, { values, faults, places, trap }: Applying): Html {
  const { texts } = visit;
  const shown: Shown = { texts, faults };
  const v = (name: string): string => values[name] ?? '';
  const line = (name: string, more: object): Html => textField(shown, { name, label: texts.t(`volunteer.${name}` as TextKey), ...more }, v(name));
  return frame(visit, {
    title: texts.t('volunteer.title'), problem: faults.length > 0, found: true,
    body: html`${errorSummary(shown)}<h1>${texts.t('volunteer.title')}</h1><p class="lead">${texts.t('volunteer.lead')}</p><p>${texts.t('volunteer.next')}</p><form method="post" action="/${texts.language}/volunteer" novalidate>${trap}${line('first-name', { autocomplete: 'given-name', max: 80 })}${line('last-name', { autocomplete: 'family-name', max: 80 })}${line('email', { type: 'email', autocomplete: 'email' })}${line('phone', { type: 'tel', autocomplete: 'tel', max: 40 })}${line('home', { max: 60, autocomplete: 'off' })}${places.length > 1 ? radios(shown, { name: 'home-choice', label: texts.t('check.place.which'), choices: places.slice(0, 20).map((place) => ({ value: String(place.bfs), label: `${place.name} (${place.canton})` })) }) : ''}
<fieldset class="row"><legend>${texts.t('volunteer.languages')}</legend><p class="hint">${texts.t('volunteer.languages.hint')}</p>${SPOKEN_ROWS.map((n) => html`<div class="pair">${select(shown, { name: `language-${n}`, label: texts.t('volunteer.language', { number: n }), choices: LANGUAGES.map((code) => ({ value: code, label: NAMES[code] })), none: texts.t('form.none') }, v(`language-${n}`) || (n === 1 && faults.length === 0 ? texts.language : ''))}${select(shown, { name: `level-${n}`, label: texts.t('volunteer.level', { number: n }), choices: LEVELS.map((level) => ({ value: level, label: texts.t(`level.${level}`) })) }, v(`level-${n}`))}</div>`)}</fieldset>
${select(shown, { name: 'capacity', label: texts.t('volunteer.capacity'), hint: texts.t('volunteer.capacity.hint'), choices: CAPACITIES.map((value) => ({ value, label: value })) }, v('capacity') || '2')}${tick(shown, { name: 'remote', label: texts.t('volunteer.remote') }, v('remote') === 'yes')}${tick(shown, { name: 'agree', label: texts.t('volunteer.agree') }, v('agree') === 'yes')}<p><a href="/${texts.language}/data">${texts.t('data.title')}</a></p>${send(texts.t('volunteer.send'))}</form>`,
  });
}

/** It has arrived; `reference` is how it can be spoken of. */
export function thanksPage(visit: Visit, of: 'testimony' | 'volunteer', reference: string | null): Html {
  const { texts } = visit;
  const title = texts.t('thanks.title');
  return frame(visit, { title, body: html`<h1>${title}</h1><p class="lead">${texts.t(`thanks.${of}`)}</p>${reference ? html`<p class="number"><span>${texts.t('tracking.number')}</span> <strong dir="ltr">${reference}</strong></p>` : ''}<p class="buttons"><a class="go second" href="/${texts.language}">${texts.t('message.home')}</a></p>` });
}
