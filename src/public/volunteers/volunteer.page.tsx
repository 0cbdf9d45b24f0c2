import type { VNode } from 'preact';
import type { Fault } from '../pages/form.rules.js';
import type { Place } from '../pages/place.form.js';
import { spoken } from '../pages/spoken.js';
import type { TextKey } from '../../texts/texts.js';
import type { PageRequest } from '../pages/page-request.js';
import {
  Checkbox,
  ErrorSummary,
  PlaceChoice,
  Select,
  SendButton,
  TextField,
  type LineProps,
} from '../pages/form.parts.js';
import { Frame } from '../pages/frame.js';

export interface Applying {
  values: Readonly<Record<string, string>>;
  faults: readonly Fault[];
  places: readonly Place[];
  honeypot: VNode;
}

const LEVELS = ['native', 'fluent', 'basic'] as const;
/** Hours a week. */
export const VOLUNTEER_TIMES = ['1', '2', '4', '8'] as const;
export const SPOKEN_ROWS = [1, 2, 3, 4] as const;

/** Somebody wants to advise. */
export function VolunteerPage({
  request,
  shown: { values, faults, places, honeypot },
}: {
  request: PageRequest;
  shown: Applying;
}): VNode {
  const { texts } = request;
  const form = { texts, faults };
  const isBlank = Object.keys(values).length === 0;
  const line = (name: string, more: LineProps): VNode => (
    <TextField form={form} name={name} label={texts.t(`volunteer.${name}` as TextKey)} value={values[name]} {...more} />
  );
  return (
    <Frame request={request} title={texts.t('volunteer.title')} problem={faults.length > 0} indexable>
      <ErrorSummary form={form} />
      <h1>{texts.t('volunteer.title')}</h1>
      <p class="lead">{texts.t('volunteer.lead')}</p>
      <p>{texts.t('volunteer.next')}</p>
      <form method="post" action={`/${texts.language}/volunteer`} novalidate>
        {honeypot}
        {line('first-name', { autocomplete: 'given-name', max: 80 })}
        {line('last-name', { autocomplete: 'family-name', max: 80 })}
        {line('email', { type: 'email', autocomplete: 'email' })}
        {line('phone', { type: 'tel', autocomplete: 'tel', max: 40 })}
        {line('home', { max: 60, autocomplete: 'off' })}
        <PlaceChoice form={form} name="home" places={places} />
        <fieldset class="row">
          <legend>{texts.t('volunteer.languages')}</legend>
          <p class="hint">{texts.t('volunteer.languages.hint')}</p>
          {SPOKEN_ROWS.map((n) => (
            <div class="pair">
              <Select
                form={form}
                name={`language-${n}`}
                label={texts.t('volunteer.language', { number: n })}
                choices={spoken()}
                none={texts.t('form.none')}
                value={values[`language-${n}`] || (n === 1 && isBlank ? texts.language : '')}
              />
              <Select
                form={form}
                name={`level-${n}`}
                label={texts.t('volunteer.level', { number: n })}
                choices={LEVELS.map((level) => ({ value: level, label: texts.t(`level.${level}`) }))}
                none={texts.t('form.choose')}
                value={values[`level-${n}`]}
              />
            </div>
          ))}
        </fieldset>
        <Select
          form={form}
          name="time"
          label={texts.t('volunteer.time')}
          hint={texts.t('volunteer.time.hint')}
          choices={VOLUNTEER_TIMES.map((value) => ({ value, label: texts.t(`hours.${value}`) }))}
          value={values['time'] || '2'}
        />
        <Checkbox form={form} name="remote" label={texts.t('volunteer.remote')} checked={values['remote'] === 'yes'} />
        <Checkbox form={form} name="agree" label={texts.t('volunteer.agree')} checked={values['agree'] === 'yes'} />
        <p>
          <a href={`/${texts.language}/data`}>{texts.t('data.title')}</a>
        </p>
        <SendButton label={texts.t('volunteer.send')} />
      </form>
    </Frame>
  );
}
