import type { VNode } from 'preact';
import { ErrorSummary } from '../pages/error-summary.js';
import { Field, type FormView } from '../pages/form.field.js';
import { SendButton } from '../pages/form.parts.js';
import { Frame } from '../pages/frame.js';
import type { PageRequest } from '../pages/page-request.js';
import type { HelpField } from './help.form.js';

export function HelpPage({ request, form }: { request: PageRequest; form: FormView<HelpField> }): VNode {
  const { texts } = request;
  const { faults, values } = form;
  const hasHelper = values['helper-name'] !== '' || faults.some(({ field }) => field.startsWith('helper'));
  return (
    <Frame request={request} title={texts.t('help.title')} problem={faults.length > 0} indexable>
      <ErrorSummary form={form} />
      <h1>{texts.t('help.title')}</h1>
      <p class="lead">{texts.t('help.lead')}</p>
      <p>{texts.t('help.deadline')}</p>
      <form method="post" action={`/${texts.language}/help`} novalidate>
        {form.honeypot}
        <h2>{texts.t('help.you')}</h2>
        <Field form={form} name="first-name" />
        <Field form={form} name="last-name" />
        <Field form={form} name="language-1" />
        <Field form={form} name="language-2" />
        <Field form={form} name="home" />
        <h2>{texts.t('help.reach')}</h2>
        <p>{texts.t('help.reach.hint')}</p>
        <Field form={form} name="phone" />
        <Field form={form} name="safe" />
        <Field form={form} name="email" />
        <Field form={form} name="best-time" />
        <h2>{texts.t('help.matter')}</h2>
        <Field form={form} name="worries" />
        <Field form={form} name="message" />
        <details class="helper" open={hasHelper}>
          <summary>{texts.t('help.helper')}</summary>
          <p>{texts.t('help.helper.hint')}</p>
          <Field form={form} name="helper-name" />
          <Field form={form} name="helper-phone" />
          <Field form={form} name="helper-relation" />
        </details>
        <SendButton label={texts.t('form.continue')} />
      </form>
    </Frame>
  );
}
