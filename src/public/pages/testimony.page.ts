import type { Fault, TypedDate } from '../form.rules.js';
import { html, type Html } from '../html.js';
import type { Place } from '../place.form.js';
import type { TextKey } from '../texts.js';
import type { PageRequest } from '../page-request.js';
import { dateField, errorSummary, placeChoice, radios, send, textArea, textField, type Shown } from './form.parts.js';
import { frame } from './frame.page.js';

/** What may have happened, in plain words; the staff find the right kind. */
export const HAPPENINGS = {
  reasons: 'NO_REASONS',
  heard: 'NO_HEARING',
  test: 'EXCESSIVE_KNOWLEDGE',
  language: 'LANGUAGE_PROOF',
  unequal: 'DISCRIMINATION',
  situation: 'PERSONAL_CIRCUMSTANCES',
  slow: 'UNDUE_DELAY',
  money: 'EXCESSIVE_FEE',
  years: 'RESIDENCE_CALC',
  record: 'CRIMINAL_RECORD',
  private: 'PRIVACY_BREACH',
  pressure: 'DISCOURAGEMENT',
  papers: 'IDENTITY_DOCUMENTS',
  other: 'OTHER',
} as const;
export type Happening = keyof typeof HAPPENINGS;
export const HAPPENED = Object.keys(HAPPENINGS) as Happening[];
export const WHOSE = ['commune', 'canton', 'federal'] as const;
export const MAY_TELL = ['internal', 'statistics', 'anonymous-story'] as const;

export interface Telling {
  values: Readonly<Record<string, string>>;
  when: TypedDate;
  faults: readonly Fault[];
  places: readonly Place[];
  trap: Html;
}

/** What happened at an authority, told by anybody. */
export function testimonyPage(request: PageRequest, { values, when, faults, places, trap }: Telling): Html {
  const { texts } = request;
  const shown: Shown = { texts, faults };
  const v = (name: string): string => values[name] ?? '';
  const choices = (prefix: string, names: readonly string[]): { value: string; label: string }[] =>
    names.map((name) => ({ value: name, label: texts.t(`${prefix}.${name}` as TextKey) }));
  return frame(request, {
    title: texts.t('testimony.title'),
    problem: faults.length > 0,
    found: true,
    body: html`${errorSummary(shown)}<h1>${texts.t('testimony.title')}</h1><p class="lead">${texts.t('testimony.lead')}</p><p>${texts.t('testimony.not-help')} <a href="/${texts.language}/help">${texts.t('start.help')}</a></p><form method="post" action="/${texts.language}/testimony" novalidate>${trap}${radios(shown, { name: 'what', label: texts.t('testimony.what'), choices: choices('happening', HAPPENED) }, v('what'))}${radios(shown, { name: 'whose', label: texts.t('testimony.whose'), choices: choices('whose', WHOSE) }, v('whose'))}${textField(shown, { name: 'place', label: texts.t('testimony.place'), hint: texts.t('testimony.place.hint'), max: 60 }, v('place'))}${placeChoice(shown, 'place', places)}${dateField(shown, { name: 'when', label: texts.t('testimony.when'), hint: texts.t('date.roughly') }, when)}${textArea(shown, { name: 'story', label: texts.t('testimony.story'), hint: texts.t('testimony.story.hint'), max: 4000, rows: 8 }, v('story'))}${radios(shown, { name: 'consent', label: texts.t('testimony.consent'), hint: texts.t('testimony.consent.hint'), choices: choices('may-tell', MAY_TELL) }, v('consent'))}${send(texts.t('testimony.send'))}</form>`,
  });
}
