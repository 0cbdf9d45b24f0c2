import type { VNode } from 'preact';
import { WORRIES } from '../../cases/case.entity.js';
import type { Place } from '../pages/place.form.js';
import type { Answers } from '../pages/answers.cookie.js';
import type { Fault } from '../pages/form.rules.js';
import { spoken } from '../pages/spoken.js';
import type { TextKey } from '../../texts/texts.js';
import type { PageRequest } from '../pages/page-request.js';
import {
  Checkboxes,
  ErrorSummary,
  PlaceChoice,
  Radios,
  Select,
  SendButton,
  TextArea,
  TextField,
  type LineProps,
} from '../pages/form.parts.js';
import { Frame } from '../pages/frame.js';

export interface Asking {
  /** Field by field, as typed or as kept. */
  values: Answers;
  faults: readonly Fault[];
  places: readonly Place[];
  honeypot: VNode;
}

/** Asks for help: who, where, how to be reached, what it is about. The server stores nothing before the last page. */
export function HelpPage({
  request,
  shown: { values, faults, places, honeypot },
}: {
  request: PageRequest;
  shown: Asking;
}): VNode {
  const { texts } = request;
  const form = { texts, faults };
  const hintOf = (name: string): string | undefined =>
    texts.has(`help.${name}.hint`) ? texts.t(`help.${name}.hint` as TextKey) : undefined;
  const line = (name: string, more: LineProps = {}): VNode => (
    <TextField
      form={form}
      name={name}
      label={texts.t(`help.${name}` as TextKey)}
      hint={hintOf(name)}
      value={values[name]}
      {...more}
    />
  );
  return (
    <Frame request={request} title={texts.t('help.title')} problem={faults.length > 0} indexable>
      <ErrorSummary form={form} />
      <h1>{texts.t('help.title')}</h1>
      <p class="lead">{texts.t('help.lead')}</p>
      <p>{texts.t('help.deadline')}</p>
      <form method="post" action={`/${texts.language}/help`} novalidate>
        {honeypot}
        <h2>{texts.t('help.you')}</h2>
        {line('first-name', { autocomplete: 'given-name', max: 80 })}
        {line('last-name', { autocomplete: 'family-name', max: 80 })}
        <Select
          form={form}
          name="language-1"
          label={texts.t('help.language-1')}
          choices={spoken()}
          value={values['language-1'] || texts.language}
        />
        <Select
          form={form}
          name="language-2"
          label={texts.t('help.language-2')}
          choices={spoken()}
          none={texts.t('form.none')}
          value={values['language-2']}
        />
        {line('home', { max: 60, autocomplete: 'off' })}
        <PlaceChoice form={form} name="home" places={places} />
        <h2>{texts.t('help.reach')}</h2>
        <p>{texts.t('help.reach.hint')}</p>
        {line('phone', { type: 'tel', autocomplete: 'tel', max: 40 })}
        <Radios
          form={form}
          name="safe"
          label={texts.t('help.safe')}
          hint={texts.t('help.safe.hint')}
          choices={[
            { value: 'yes', label: texts.t('help.safe.yes') },
            { value: 'no', label: texts.t('help.safe.no') },
          ]}
          value={values['safe']}
        />
        {line('email', { type: 'email', autocomplete: 'email' })}
        {line('best-time')}
        <h2>{texts.t('help.matter')}</h2>
        <Checkboxes
          form={form}
          name="worries"
          label={texts.t('help.worries')}
          hint={texts.t('help.worries.hint')}
          choices={WORRIES.map((name) => ({ value: name, label: texts.t(`worry.${name}`) }))}
          values={values['worries']?.split(',')}
        />
        <TextArea
          form={form}
          name="message"
          label={texts.t('help.message')}
          hint={texts.t('help.message.hint')}
          max={1500}
          value={values['message']}
        />
        <details
          class="helper"
          open={Boolean(values['helper-name']) || faults.some(({ field }) => field.startsWith('helper'))}
        >
          <summary>{texts.t('help.helper')}</summary>
          <p>{texts.t('help.helper.hint')}</p>
          {line('helper-name', { max: 120 })}
          {line('helper-phone', { type: 'tel', max: 40 })}
          {line('helper-relation', { max: 80 })}
        </details>
        <SendButton label={texts.t('form.continue')} />
      </form>
    </Frame>
  );
}
