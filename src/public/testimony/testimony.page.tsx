import type { VNode } from 'preact';
import { ErrorSummary } from '../pages/error-summary.js';
import { Field, type FormView } from '../pages/form.field.js';
import { SendButton } from '../pages/form.parts.js';
import { Frame } from '../pages/frame.js';
import type { PageRequest } from '../pages/page-request.js';
import type { TESTIMONY_FORM } from './testimony.form.js';

export function TestimonyPage({
  request,
  form,
}: {
  request: PageRequest;
  form: FormView<keyof typeof TESTIMONY_FORM.fields>;
}): VNode {
  const { texts } = request;
  return (
    <Frame request={request} title={texts.t('testimony.title')} problem={form.faults.length > 0} indexable>
      <ErrorSummary form={form} />
      <h1>{texts.t('testimony.title')}</h1>
      <p class="lead">{texts.t('testimony.lead')}</p>
      <p>
        {texts.t('testimony.not-help')} <a href={`/${texts.language}/help`}>{texts.t('start.help')}</a>
      </p>
      <form method="post" action={`/${texts.language}/testimony`} novalidate>
        {form.honeypot}
        <Field form={form} name="what" />
        <Field form={form} name="whose" />
        <Field form={form} name="place" />
        <Field form={form} name="when" />
        <Field form={form} name="story" />
        <Field form={form} name="consent" />
        <SendButton label={texts.t('testimony.send')} />
      </form>
    </Frame>
  );
}
