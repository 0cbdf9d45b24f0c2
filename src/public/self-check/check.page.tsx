import type { VNode } from 'preact';
import { placeName, type Place } from '../pages/place.form.js';
import type { Answers } from '../pages/answers.cookie.js';
import {
  fieldsOf,
  isAnswered,
  isBegun,
  previousStep,
  questionsOf,
  STEPS,
  stepsFor,
  type Question,
  type Step,
} from './check.steps.js';
import { datePartsOf, lineOf, typedDate, valueOf, type Fault, type Form } from '../pages/form.rules.js';
import type { TextKey, Texts } from '../../texts/texts.js';
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
  today: string;
}

export function CheckPage({ request, today }: { request: PageRequest; today: string }): VNode {
  const { texts, answers } = request;
  const check = `/${texts.language}/check`;
  const open = stepsFor(answers, today).find((step) => !isAnswered(step, answers, today));
  const begun = isBegun(answers, today);
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
  const { texts, answers } = request;
  const { step, faults, back, today } = shown;
  const title = texts.t(`check.${step.name}.title`);
  const steps = stepsFor(answers, today);
  const previous = previousStep(step, answers, today);
  const check = `/${texts.language}/check`;
  return (
    <Frame request={request} title={title} problem={faults.length > 0}>
      <p class="back">
        <a href={back ? `${check}/answer` : previous ? `${check}/${previous.name}` : check}>{texts.t('form.back')}</a>
      </p>
      <ErrorSummary form={{ texts, faults }} />
      <p class="step">{texts.t('check.step', { number: steps.indexOf(step) + 1, of: steps.length })}</p>
      <h1>{title}</h1>
      <details class="why">
        <summary>{texts.t('check.why')}</summary>
        <p>{texts.t(`check.${step.name}.why`)}</p>
      </details>
      <form method="post" action={`${check}/${step.name}${back ? '?back=1' : ''}`} novalidate autocomplete="off">
        {questionsOf(step, answers, today).map((question) => (
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
  const hint = hintOf(texts, question);
  const answered = answers[name] === 'unknown' && question.kind !== 'choice' ? '' : (answers[name] ?? '');
  if (question.kind === 'choice') {
    const choices = question.values.map((value) => ({
      value,
      label: choiceInWords(texts, name, value),
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

/** What may be left empty says so. */
function hintOf(texts: Texts, { name, kind }: Question): string | undefined {
  const key = `check.${name}.hint`;
  if (texts.has(key)) return texts.t(key);
  return kind === 'date' ? texts.t('check.date.hint') : undefined;
}

function isPlain(value: string): boolean {
  return value === 'unknown' || value === 'yes' || value === 'no';
}

/** A level such as B1 is its own word. */
function choiceInWords(texts: Texts, name: string, value: string): string {
  if (isPlain(value)) return texts.t(`form.${value}` as TextKey);
  const key = `check.${name}.${value}`;
  return texts.has(key) ? texts.t(key) : value;
}

export function answerInWords({ texts }: PageRequest, step: Step, answers: Answers, today: string): string | null {
  if (!isAnswered(step, answers, today)) return null;
  const several = questionsOf(step, answers, today).length > 1;
  const parts = fieldsOf(step, answers, today)
    .filter((field) => field !== 'place' || answers['place'] === 'unknown')
    .flatMap((field) => {
      const value = answers[field] ?? '';
      if (value === '') return [];
      if (/^\d{4}(-\d\d){0,2}$/.test(value)) return [texts.day(value)];
      const words = choiceInWords(texts, field, value);
      const needsQuestion = (isPlain(value) && value !== 'unknown') || words === value;
      return [
        several && needsQuestion && field !== 'place-name' ? `${texts.t(`check.${field}` as TextKey)} ${words}` : words,
      ];
    });
  return [...new Set(parts)].join(' · ');
}
