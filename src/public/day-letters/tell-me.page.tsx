import type { VNode } from 'preact';
import { isDay } from '../../common/day.js';
import { ErrorSummary } from '../pages/error-summary.js';
import { Field, type FormView } from '../pages/form.field.js';
import { SendButton } from '../pages/form.parts.js';
import { Frame } from '../pages/frame.js';
import type { TypedDate } from '../pages/form.rules.js';
import type { PageRequest } from '../pages/page-request.js';
import { reminderDay } from './day-promises.service.js';
import type { TELL_ME_FORM } from './tell-me.form.js';

export function TellMePage({
  request,
  form,
  today,
}: {
  request: PageRequest;
  form: FormView<keyof typeof TELL_ME_FORM.fields>;
  today: string;
}): VNode {
  const { texts } = request;
  const closes = form.values.about === 'closes';
  const title = texts.t(closes ? 'answer.remind' : 'tell-me.title');
  const day = typedDay(form.dates['day']);
  // When the letter would come before the last day to file.
  const reminder = closes && day !== null && day > today ? reminderDay(day, today) : null;
  return (
    <Frame request={request} title={title} problem={form.faults.length > 0}>
      <ErrorSummary form={form} />
      <h1>{title}</h1>
      <p class="lead">
        {reminder ? texts.t('tell-me.reminder', { day: texts.day(reminder) }) : texts.t('tell-me.lead')}
      </p>
      <p>{texts.t('tell-me.kept')}</p>
      <form method="post" action={`/${texts.language}/tell-me`} novalidate>
        {form.honeypot}
        <Field form={form} name="about" />
        <Field form={form} name="day" />
        <Field form={form} name="email" />
        <Field form={form} name="agree" />
        <p>
          <a href={`/${texts.language}/data`}>{texts.t('data.title')}</a>
        </p>
        <SendButton label={closes ? title : texts.t('tell-me.send')} />
      </form>
    </Frame>
  );
}

function typedDay(date: TypedDate | undefined): string | null {
  if (!date) return null;
  const day = `${date.year}-${date.month.padStart(2, '0')}-${date.day.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

/** Does not say whether a letter will come, which would reveal which addresses are known. */
export function PromisedPage({ request, day }: { request: PageRequest; day: string }): VNode {
  const { texts } = request;
  return (
    <Frame request={request} title={texts.t('tell-me.sent.title')}>
      <h1>{texts.t('tell-me.sent.title')}</h1>
      <p class="lead">{texts.t('tell-me.sent.text', { day: texts.day(day) })}</p>
      <p>{texts.t('tell-me.sent.none')}</p>
      <p class="buttons">
        <a class="go second" href={`/${texts.language}`}>
          {texts.t('message.home')}
        </a>
      </p>
    </Frame>
  );
}

export function WithdrawPage({ request, day }: { request: PageRequest; day: string | null }): VNode {
  const { texts } = request;
  return (
    <Frame request={request} title={texts.t('tell-me.withdraw.title')}>
      <h1>{texts.t('tell-me.withdraw.title')}</h1>
      {day === null ? (
        <p class="lead">{texts.t('tell-me.gone')}</p>
      ) : (
        <>
          <p class="lead">{texts.t('tell-me.withdraw.text', { day: texts.day(day) })}</p>
          <form method="post" action={`?lang=${texts.language}`}>
            <p class="buttons">
              <button class="go danger">{texts.t('tell-me.withdraw.button')}</button>
            </p>
          </form>
        </>
      )}
    </Frame>
  );
}
