import { inWords, type Place } from '../place.form.js';
import { html, type Html } from '../html.js';
import type { Answers } from '../answers.cookie.js';
import { before, fieldsOf, isAnswered, STEPS, type Question, type Step } from '../check.steps.js';
import { apart, lineOf, typedDate, valueOf, type Fault, type Form } from '../form.rules.js';
import type { TextKey } from '../texts.js';
import type { PageRequest } from '../page-request.js';
import { dateField, errorSummary, placeChoice, radios, textField, type Shown } from './form.parts.js';
import { frame } from './frame.page.js';

export interface Asked {
  step: Step;
  faults: readonly Fault[];
  /** What was just sent; null when the page is opened. */
  form: Form | null;
  places: readonly Place[];
  /** Coming from the answer to change one thing. */
  back: boolean;
}

/** Before the first question: what it is, what it is not, how long it takes. */
export function checkPage(request: PageRequest): Html {
  const { texts, answers } = request;
  const at = `/${texts.language}/check`;
  const open = STEPS.find((step) => !isAnswered(step, answers));
  const begun = STEPS.some((step) => isAnswered(step, answers));
  return frame(request, {
    title: texts.t('check.title'),
    found: true,
    body: html`<h1>${texts.t('check.title')}</h1><p class="lead">${texts.t('check.lead')}</p><ul class="points"><li>${texts.t('check.point.short')}</li><li>${texts.t('check.point.unknown')}</li><li>${texts.t('check.point.kept')}</li><li>${texts.t('check.point.help')}</li></ul><p class="buttons"><a class="go" href="${at}/${begun ? (open?.name ?? 'answer') : STEPS[0].name}">${texts.t(begun ? 'check.continue' : 'check.start')}</a>${begun ? html`<a class="go second" href="${at}?new=1">${texts.t('check.again')}</a>` : ''}</p><p><a href="/${texts.language}/data">${texts.t('data.title')}</a></p>`,
  });
}

/** One question, why it is asked, and the way back. */
export function stepPage(request: PageRequest, asked: Asked): Html {
  const { texts } = request;
  const { step, faults, back } = asked;
  const shown: Shown = { texts, faults };
  const title = texts.t(`check.${step.name}.title`);
  const previous = before(step);
  const at = `/${texts.language}/check`;
  return frame(request, {
    title,
    problem: faults.length > 0,
    body: html`<p class="back"><a href="${back ? `${at}/answer` : previous ? `${at}/${previous.name}` : at}">${texts.t('form.back')}</a></p>${errorSummary(shown)}<p class="step">${texts.t('check.step', { number: STEPS.indexOf(step) + 1, of: STEPS.length })}</p><h1>${title}</h1><details class="why"><summary>${texts.t('check.why')}</summary><p>${texts.t(`check.${step.name}.why`)}</p></details><form method="post" action="${at}/${step.name}${back ? '?back=1' : ''}" novalidate autocomplete="off">${step.questions.map((question) => drawn(request, shown, question, asked))}<p class="buttons"><button class="go">${texts.t('form.continue')}</button><button class="go second" name="unknown" value="1">${texts.t('check.unknown')}</button></p></form>`,
  });
}

function drawn(
  { texts, answers }: PageRequest,
  shown: Shown,
  question: Question,
  { form, places, faults }: Asked,
): Html {
  const { name } = question;
  const label = texts.t(`check.${name}` as TextKey);
  const hint = texts.has(`check.${name}.hint`) ? texts.t(`check.${name}.hint` as TextKey) : undefined;
  const kept = answers[name] === 'unknown' && question.kind !== 'choice' ? '' : (answers[name] ?? '');
  if (question.kind === 'choice')
    return radios(
      shown,
      {
        name,
        label,
        hint,
        choices: question.values.map((value) => ({
          value,
          label: texts.t(
            (value === 'unknown' || value === 'yes' || value === 'no'
              ? `form.${value}`
              : `check.${name}.${value}`) as TextKey,
          ),
        })),
      },
      form ? valueOf(form, name) : kept,
    );
  if (question.kind === 'date')
    return dateField(shown, { name, label, hint, birth: name === 'born' }, form ? typedDate(form, name) : apart(kept));
  const written =
    places.length === 1 && faults.every(({ field }) => field !== 'place-choice')
      ? inWords(places[0])
      : form
        ? lineOf(form, 'place')
        : (answers['place-name'] ?? '');
  return html`${textField(shown, { name: 'place', label, hint, max: 60 }, written)}${placeChoice(shown, 'place', places)}`;
}

/** What somebody answered on a page, in words; null when it is open. */
export function answerInWords({ texts }: PageRequest, step: Step, answers: Answers): string | null {
  if (!isAnswered(step, answers)) return null;
  const said = fieldsOf(step)
    .filter((field) => field !== 'place' || answers['place'] === 'unknown')
    .flatMap((field) => {
      const value = answers[field] ?? '';
      if (value === '') return [];
      if (value === 'unknown' || value === 'yes' || value === 'no')
        return [
          step.questions.length > 1 && value !== 'unknown'
            ? `${texts.t(`check.${field}` as TextKey)} ${texts.t(`form.${value}` as TextKey)}`
            : texts.t(`form.${value}` as TextKey),
        ];
      if (/^\d{4}(-\d\d){0,2}$/.test(value)) return [texts.day(value)];
      return [texts.has(`check.${field}.${value}`) ? texts.t(`check.${field}.${value}` as TextKey) : value];
    });
  return [...new Set(said)].join(' · ');
}
