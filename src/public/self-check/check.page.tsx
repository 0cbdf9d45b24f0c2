import type { VNode } from 'preact';
import { placeName, type Place } from '../pages/place.form.js';
import type { Answers } from '../pages/answers.cookie.js';
import { previousStep, fieldsOf, isAnswered, STEPS, type Question, type Step } from './check.steps.js';
import { datePartsOf, lineOf, typedDate, valueOf, type Fault, type Form } from '../pages/form.rules.js';
import type { TextKey } from '../../texts/texts.js';
import type { PageRequest } from '../pages/page-request.js';
import { ErrorSummary } from '../pages/error-summary.js';
import { DateField, PlaceChoice, Radios, TextInput } from '../pages/form.parts.js';
import { Frame } from '../pages/frame.js';

export interface ShownStep {
  step: Step;
  faults: readonly Fault[];
  sent: Form | null;
  places: readonly Place[];
  back: boolean;
}

export function CheckPage({ request }: { request: PageRequest }): VNode {
  const { texts, answers } = request;
  const check = `/${texts.language}/check`;
  const open = STEPS.find((step) => !isAnswered(step, answers));
  const begun = STEPS.some((step) => isAnswered(step, answers));
  return (
    <Frame request={request} title={texts.t('check.title')} indexable>
      <h1>{texts.t('check.title')}</h1>
      <p class="lead">{texts.t('check.lead')}</p>
      <ul class="points">
        {(['short', 'unknown', 'kept', 'help'] as const).map((point) => (
          <li>{texts.t(`check.point.${point}`)}</li>
        ))}
      </ul>
      <p class="buttons">
        <a class="go" href={`${check}/${begun ? (open?.name ?? 'answer') : STEPS[0].name}`}>
          {texts.t(begun ? 'check.continue' : 'check.start')}
        </a>
        {begun && (
          <a class="go second" href={`${check}?new=1`}>
            {texts.t('check.again')}
          </a>
        )}
      </p>
      <p>
        <a href={`/${texts.language}/data`}>{texts.t('data.title')}</a>
      </p>
    </Frame>
  );
}

export function StepPage({ request, shown }: { request: PageRequest; shown: ShownStep }): VNode {
  const { texts } = request;
  const { step, faults, back } = shown;
  const title = texts.t(`check.${step.name}.title`);
  const previous = previousStep(step);
  const check = `/${texts.language}/check`;
  return (
    <Frame request={request} title={title} problem={faults.length > 0}>
      <p class="back">
        <a href={back ? `${check}/answer` : previous ? `${check}/${previous.name}` : check}>{texts.t('form.back')}</a>
      </p>
      <ErrorSummary form={{ texts, faults }} />
      <p class="step">{texts.t('check.step', { number: STEPS.indexOf(step) + 1, of: STEPS.length })}</p>
      <h1>{title}</h1>
      <details class="why">
        <summary>{texts.t('check.why')}</summary>
        <p>{texts.t(`check.${step.name}.why`)}</p>
      </details>
      <form method="post" action={`${check}/${step.name}${back ? '?back=1' : ''}`} novalidate autocomplete="off">
        {step.questions.map((question) => (
          <QuestionField request={request} question={question} shown={shown} />
        ))}
        <p class="buttons">
          <button class="go">{texts.t('form.continue')}</button>
          <button class="go second" name="unknown" value="1">
            {texts.t('check.unknown')}
          </button>
        </p>
      </form>
    </Frame>
  );
}

function QuestionField({
  request: { texts, answers },
  question,
  shown: { sent, places, faults },
}: {
  request: PageRequest;
  question: Question;
  shown: ShownStep;
}): VNode {
  const { name } = question;
  const form = { texts, faults };
  const label = texts.t(`check.${name}` as TextKey);
  const hint = texts.has(`check.${name}.hint`) ? texts.t(`check.${name}.hint` as TextKey) : undefined;
  const answered = answers[name] === 'unknown' && question.kind !== 'choice' ? '' : (answers[name] ?? '');
  if (question.kind === 'choice') {
    const choices = question.values.map((value) => ({
      value,
      label: texts.t((isPlain(value) ? `form.${value}` : `check.${name}.${value}`) as TextKey),
    }));
    return (
      <Radios
        form={form}
        name={name}
        label={label}
        hint={hint}
        choices={choices}
        value={sent ? valueOf(sent, name) : answered}
      />
    );
  }
  if (question.kind === 'date')
    return (
      <DateField
        form={form}
        name={name}
        label={label}
        hint={hint}
        birth={name === 'born'}
        value={sent ? typedDate(sent, name) : datePartsOf(answered)}
      />
    );
  const written =
    places.length === 1 && faults.every(({ field }) => field !== 'place-choice')
      ? placeName(places[0])
      : sent
        ? lineOf(sent, 'place')
        : (answers['place-name'] ?? '');
  return (
    <>
      <TextInput form={form} name="place" label={label} hint={hint} max={60} value={written} />
      <PlaceChoice form={form} name="place" places={places} />
    </>
  );
}

function isPlain(value: string): boolean {
  return value === 'unknown' || value === 'yes' || value === 'no';
}

export function answerInWords({ texts }: PageRequest, step: Step, answers: Answers): string | null {
  if (!isAnswered(step, answers)) return null;
  const parts = fieldsOf(step)
    .filter((field) => field !== 'place' || answers['place'] === 'unknown')
    .flatMap((field) => {
      const value = answers[field] ?? '';
      if (value === '') return [];
      if (isPlain(value))
        return [
          step.questions.length > 1 && value !== 'unknown'
            ? `${texts.t(`check.${field}` as TextKey)} ${texts.t(`form.${value}` as TextKey)}`
            : texts.t(`form.${value}` as TextKey),
        ];
      if (/^\d{4}(-\d\d){0,2}$/.test(value)) return [texts.day(value)];
      return [texts.has(`check.${field}.${value}`) ? texts.t(`check.${field}.${value}` as TextKey) : value];
    });
  return [...new Set(parts)].join(' · ');
}
