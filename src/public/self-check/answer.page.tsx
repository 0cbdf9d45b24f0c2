import type { VNode } from 'preact';
import type { AssessmentsView, AssessmentView } from '../../eligibility/eligibility.dto.js';
import { cited } from '../../eligibility/cited.rules.js';
import { stepsFor, type Step } from './check.steps.js';
import { periodsOf } from './check.facts.js';
import type { Texts } from '../../texts/texts.js';
import type { PageRequest } from '../pages/page-request.js';
import { answerInWords } from './check.page.js';
import { advised, Condition, openingQuestion, SIGNS } from './condition.page.js';
import { permitKey } from './exact.page.js';
import { Frame, Original } from '../pages/frame.js';

const ORDER = ['likely', 'not-yet', 'ask', 'other-way'];
const LAST = '9999-12-31';

/** What closes first stands first. */
function byUrgency(a: AssessmentView, b: AssessmentView): number {
  const [closes, other] = [a.until ?? LAST, b.until ?? LAST];
  return closes < other ? -1 : closes > other ? 1 : ORDER.indexOf(a.answer) - ORDER.indexOf(b.answer);
}

/** `latest`: the last day for which a letter can be promised. */
export function AnswerPage({
  request,
  judged,
  latest,
}: {
  request: PageRequest;
  judged: AssessmentsView;
  latest: string;
}): VNode {
  const { texts, answers } = request;
  const today = judged.on;
  const procedures = [...judged.procedures].sort(byUrgency);
  const theirs = procedures.filter(({ answer }) => answer !== 'other-way');
  const steps = stepsFor(answers, today);
  const home = `/${texts.language}`;
  return (
    <Frame request={request} title={texts.t('answer.title')}>
      <p class="back">
        <a href={`${home}/check/${steps.at(-1)!.name}`}>{texts.t('form.back')}</a>
      </p>
      <h1>{texts.t('answer.title')}</h1>
      <p class="lead">{texts.t('answer.lead')}</p>
      <Original request={request} say={(original) => original.t('answer.lead')} />
      {theirs
        .filter(({ opensWith }) => opensWith === null)
        .map((assessment) => (
          <Card request={request} assessment={assessment} latest={latest} today={today} />
        ))}
      <Perhaps request={request} ways={theirs.filter(({ opensWith }) => opensWith !== null)} today={today} />
      <Others request={request} others={procedures.filter(({ answer }) => answer === 'other-way')} />
      <NotJudged request={request} others={judged.others} />
      <section class="human">
        <h2>{texts.t('answer.human.title')}</h2>
        <p>{texts.t('answer.human.text')}</p>
        <p class="buttons">
          <a class="go" href={`${home}/help`}>
            {texts.t('start.help')}
          </a>
        </p>
      </section>
      <section>
        <h2>{texts.t('answer.yours')}</h2>
        <dl class="said">
          {steps.map((step) => (
            <StepAnswer request={request} step={step} today={today} />
          ))}
        </dl>
        <p class="buttons">
          <a class="go second" href={`${home}/check/exact`}>
            {texts.t('exact.title')}
          </a>
        </p>
        <p>{texts.t('answer.exact')}</p>
      </section>
      <p class="hint">
        {texts.t('answer.no-decision', { day: texts.day(judged.on) })}{' '}
        <a href={`${home}/law`}>{texts.t('law.title')}</a>
      </p>
    </Frame>
  );
}

function verdict(texts: Texts, assessment: AssessmentView): string {
  if (assessment.answer === 'not-yet')
    return assessment.from
      ? texts.t('verdict.not-yet', { day: texts.day(assessment.from) })
      : texts.t('verdict.not-yet-open');
  return texts.t(`verdict.${assessment.answer}`);
}

function Card({
  request,
  assessment,
  latest,
  today,
}: {
  request: PageRequest;
  assessment: AssessmentView;
  latest: string;
  today: string;
}): VNode {
  const { texts } = request;
  const { answer, procedure, from, until, conditions, better } = assessment;
  const given = new Set<string>();
  const rest = better.filter(
    (each) =>
      // Said above, with the last day.
      !(each.code === 'file-before' && until) &&
      !conditions.some((condition) =>
        condition.better.some(({ code, from }) => code === each.code && from === each.from),
      ),
  );
  return (
    <section class={`card ${answer}`}>
      <h2>{texts.t(`procedure.${procedure}`)}</h2>
      <p class="verdict">
        <span aria-hidden="true">{SIGNS[answer]}</span> <strong>{verdict(texts, assessment)}</strong>
      </p>
      <Original
        request={request}
        say={(original) =>
          original.t('joined', { what: original.t(`procedure.${procedure}`), answer: verdict(original, assessment) })
        }
      />
      <p class="hint">{texts.t(`procedure.${procedure}.what`)}</p>
      {until && <Closing request={request} day={until} latest={latest} today={today} />}
      <h3>{texts.t('answer.reasons')}</h3>
      <ul class="conditions">
        {conditions.map((condition) => (
          <Condition request={request} condition={condition} given={given} today={today} />
        ))}
      </ul>
      {rest.length > 0 && (
        <>
          <h3>{texts.t('answer.better')}</h3>
          <ul>
            {rest.map((each) => (
              <li>
                {advised(texts, each)}
                <Original request={request} say={(original) => advised(original, each)} />
              </li>
            ))}
          </ul>
        </>
      )}
      {answer === 'not-yet' && from && <DayLetterLink texts={texts} day={from} latest={latest} />}
    </section>
  );
}

/** The letter, if the day is near enough, and the day as a file for a calendar, which needs no address. */
function DayLetterLink({ texts, day, latest }: { texts: Texts; day: string; latest: string }): VNode {
  return (
    <>
      {day > latest && <p class="inset">{texts.t('answer.note-day', { day: texts.day(day) })}</p>}
      <p class="buttons">
        {day <= latest && (
          <a class="go second" href={`/${texts.language}/tell-me?day=${day}`}>
            {texts.t('tell-me.title')}
          </a>
        )}
        <a class="go second" href={`/${texts.language}/check/day.ics?day=${day}&about=from`}>
          {texts.t('answer.calendar')}
        </a>
      </p>
    </>
  );
}

function Closing({
  request,
  day,
  latest,
  today,
}: {
  request: PageRequest;
  day: string;
  latest: string;
  today: string;
}): VNode {
  const { texts } = request;
  return (
    <div class="inset">
      <p>
        <strong>{texts.t('verdict.until', { day: texts.day(day) })}</strong>
      </p>
      <Original request={request} say={(original) => original.t('verdict.until', { day: original.day(day) })} />
      {day > today && (
        <p class="links">
          {day <= latest && (
            <a href={`/${texts.language}/tell-me?day=${day}&about=closes`}>{texts.t('answer.remind')}</a>
          )}
          <a href={`/${texts.language}/check/day.ics?day=${day}&about=closes`}>{texts.t('answer.calendar')}</a>
        </p>
      )}
    </div>
  );
}

/** Nobody knows yet whether it is theirs: named, with the question that tells. */
function Perhaps({
  request,
  ways,
  today,
}: {
  request: PageRequest;
  ways: readonly AssessmentView[];
  today: string;
}): VNode | null {
  const { texts } = request;
  if (ways.length === 0) return null;
  return (
    <section class="others">
      <h2>{texts.t('answer.perhaps')}</h2>
      <ul>
        {ways.map(({ procedure, opensWith, until }) => {
          const link = opensWith && openingQuestion(request, opensWith, today);
          return (
            <li>
              <strong>{texts.t(`procedure.${procedure}`)}</strong>
              <p class="hint">{texts.t(`procedure.${procedure}.what`)}</p>
              {until && <p>{texts.t('verdict.until', { day: texts.day(until) })}</p>}
              {link && <p>{link}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Others({ request, others }: { request: PageRequest; others: readonly AssessmentView[] }): VNode | null {
  const { texts } = request;
  if (others.length === 0) return null;
  return (
    <section class="others">
      <h2>{texts.t('answer.others')}</h2>
      <ul>
        {others.map(({ procedure, because }) => (
          <li>
            <strong>{texts.t(`procedure.${procedure}`)}</strong>
            {because && (
              <>
                <br />
                {advised(texts, because)}
                <Original request={request} say={(original) => advised(original, because)} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function NotJudged({ request, others }: { request: PageRequest; others: AssessmentsView['others'] }): VNode {
  const { texts } = request;
  return (
    <section class="others">
      <h2>{texts.t('answer.not-judged')}</h2>
      <p>{texts.t('answer.not-judged.text')}</p>
      <ul>
        {others.map(({ code, basis }) => (
          <li>{texts.t('joined', { what: cited(texts.language, basis), answer: texts.t(`other-way.${code}`) })}</li>
        ))}
      </ul>
    </section>
  );
}

function StepAnswer({ request, step, today }: { request: PageRequest; step: Step; today: string }): VNode {
  const { texts, answers } = request;
  const periods = step.name === 'since' ? periodsOf(answers) : [];
  const title = texts.t(`check.${step.name}.title`);
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {periods.map(({ permit, from, to }) => (
          <bdi class="line">
            {texts.t('joined', {
              what: texts.t(permitKey(permit)),
              answer: `${texts.day(from)} – ${to === '' ? texts.t('exact.today') : texts.day(to)}`,
            })}
          </bdi>
        ))}
        {periods.length === 0 && <bdi>{answerInWords(request, step, answers, today) ?? texts.t('answer.open')}</bdi>}
      </dd>
      <dd class="change">
        <a href={`/${texts.language}/check/${periods.length > 0 ? 'exact' : `${step.name}?back=1`}`}>
          {texts.t('form.change')}
          <span class="away">: {title}</span>
        </a>
      </dd>
    </div>
  );
}
