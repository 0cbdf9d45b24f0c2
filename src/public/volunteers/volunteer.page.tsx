import type { VNode } from 'preact';
import { ErrorSummary } from '../pages/error-summary.js';
import { Field, type FormView } from '../pages/form.field.js';
import { SendButton } from '../pages/form.parts.js';
import { Frame } from '../pages/frame.js';
import type { PageRequest } from '../pages/page-request.js';
import { LANGUAGE_ROWS, type VOLUNTEER_FORM } from './volunteer.form.js';

export function VolunteerPage({
  request,
  form,
}: {
  request: PageRequest;
  form: FormView<keyof typeof VOLUNTEER_FORM.fields>;
}): VNode {
  const { texts } = request;
  return (
    <Frame request={request} title={texts.t('volunteer.title')} problem={form.faults.length > 0} indexable>
      <ErrorSummary form={form} />
      <h1>{texts.t('volunteer.title')}</h1>
      <p class="lead">{texts.t('volunteer.lead')}</p>
      <p>{texts.t('volunteer.next')}</p>
      <form method="post" action={`/${texts.language}/volunteer`} novalidate>
        {form.honeypot}
        <Field form={form} name="first-name" />
        <Field form={form} name="last-name" />
        <Field form={form} name="email" />
        <Field form={form} name="phone" />
        <Field form={form} name="home" />
        <fieldset class="row">
          <legend>{texts.t('volunteer.languages')}</legend>
          <p class="hint">{texts.t('volunteer.languages.hint')}</p>
          {LANGUAGE_ROWS.map((row) => (
            <div class="pair">
              <Field form={form} name={`language-${row}`} />
              <Field form={form} name={`level-${row}`} />
            </div>
          ))}
        </fieldset>
        <Field form={form} name="time" />
        <Field form={form} name="remote" />
        <Field form={form} name="agree" />
        <p>
          <a href={`/${texts.language}/data`}>{texts.t('data.title')}</a>
        </p>
        <SendButton label={texts.t('volunteer.send')} />
      </form>
    </Frame>
  );
}
