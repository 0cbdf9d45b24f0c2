import type { VNode } from 'preact';
import type { Fault, TypedDate } from '../pages/form.rules.js';
import type { Place } from '../pages/place.form.js';
import type { TextKey } from '../../texts/texts.js';
import type { PageRequest } from '../pages/page-request.js';
import {
  DateField,
  ErrorSummary,
  PlaceChoice,
  Radios,
  SendButton,
  TextArea,
  TextField,
  type Choice,
} from '../pages/form.parts.js';
import { Frame } from '../pages/frame.js';

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
  honeypot: VNode;
}

/** What happened at an authority, told by anybody. */
export function TestimonyPage({
  request,
  shown: { values, when, faults, places, honeypot },
}: {
  request: PageRequest;
  shown: Telling;
}): VNode {
  const { texts } = request;
  const form = { texts, faults };
  const choices = (prefix: string, names: readonly string[]): Choice[] =>
    names.map((name) => ({ value: name, label: texts.t(`${prefix}.${name}` as TextKey) }));
  return (
    <Frame request={request} title={texts.t('testimony.title')} problem={faults.length > 0} indexable>
      <ErrorSummary form={form} />
      <h1>{texts.t('testimony.title')}</h1>
      <p class="lead">{texts.t('testimony.lead')}</p>
      <p>
        {texts.t('testimony.not-help')} <a href={`/${texts.language}/help`}>{texts.t('start.help')}</a>
      </p>
      <form method="post" action={`/${texts.language}/testimony`} novalidate>
        {honeypot}
        <Radios
          form={form}
          name="what"
          label={texts.t('testimony.what')}
          choices={choices('happening', HAPPENED)}
          value={values['what']}
        />
        <Radios
          form={form}
          name="whose"
          label={texts.t('testimony.whose')}
          choices={choices('whose', WHOSE)}
          value={values['whose']}
        />
        <TextField
          form={form}
          name="place"
          label={texts.t('testimony.place')}
          hint={texts.t('testimony.place.hint')}
          max={60}
          value={values['place']}
        />
        <PlaceChoice form={form} name="place" places={places} />
        <DateField
          form={form}
          name="when"
          label={texts.t('testimony.when')}
          hint={texts.t('date.roughly')}
          value={when}
        />
        <TextArea
          form={form}
          name="story"
          label={texts.t('testimony.story')}
          hint={texts.t('testimony.story.hint')}
          max={4000}
          rows={8}
          value={values['story']}
        />
        <Radios
          form={form}
          name="consent"
          label={texts.t('testimony.consent')}
          hint={texts.t('testimony.consent.hint')}
          choices={choices('may-tell', MAY_TELL)}
          value={values['consent']}
        />
        <SendButton label={texts.t('testimony.send')} />
      </form>
    </Frame>
  );
}
