import type { ComponentChildren, VNode } from 'preact';
import type { AdviceView, ConditionView } from '../../eligibility/eligibility.dto.js';
import type { ConditionCode } from '../../eligibility/verdict.js';
import type { Answers } from '../pages/answers.cookie.js';
import { periodsOf } from './check.facts.js';
import { questionsOf, stepAsking, type Step } from './check.steps.js';
import { cited, sourceIn } from '../../eligibility/cited.rules.js';
import { countedYears } from '../../eligibility/years.rules.js';
import type { TextKey, Texts } from '../../texts/texts.js';
import type { PageRequest } from '../pages/page-request.js';
import { Original } from '../pages/frame.js';

export const SIGNS: Record<string, string> = { met: '✓', likely: '✓', 'not-yet': '◷', ask: '?', 'other-way': '→' };

interface Asked {
  questions: readonly string[];
  dates: readonly string[];
}

const asked = (questions: readonly string[], dates: readonly string[] = []): Asked => ({ questions, dates });
const STAY = asked(['since', 'absent'], ['since', 'permit-since']);
const PERMIT = asked(['permit']);
const HOME = asked(['place', 'canton-since', 'place-since'], ['canton-since', 'place-since']);
const UNION = asked(['union', 'union-since'], ['union-since']);

/** What the check asks for a condition; what it does not ask is settled with an adviser. */
export const ASKED: Partial<Record<ConditionCode, Asked>> = {
  permit: PERMIT,
  'own-permit': PERMIT,
  'federal-residence': STAY,
  'spouse-residence': STAY,
  'child-residence': STAY,
  'stateless-residence': STAY,
  'reinstatement-term': asked(['since', 'lost-on', 'absent'], ['lost-on', 'since', 'permit-since']),
  'cantonal-residence': HOME,
  'communal-residence': asked(['place', 'place-since'], ['place-since']),
  language: asked(['proof', 'national', 'oral', 'written']),
  'social-assistance': asked(['social', 'social-until'], ['social-until']),
  'criminal-record': asked(['record']),
  'pending-proceedings': asked(['pending']),
  debts: asked(['debts']),
  marriage: UNION,
  'marriage-abroad': UNION,
  'swiss-partner': asked(['partner-swiss', 'partner-by']),
  'close-ties': asked(['lived-abroad', 'ties']),
  'age-limit': asked(['born'], ['born']),
  'child-age-limit': asked(['born'], ['born']),
  minor: asked(['born'], ['born']),
  'born-in-switzerland': asked(['born-here']),
  'grandparent-right': asked(['grandparent']),
  'parent-naturalised': asked(['parent-naturalised', 'parent-naturalised-on'], ['parent-naturalised-on']),
  stateless: asked(['stateless']),
  loss: asked(['was-swiss', 'lost-on'], ['lost-on']),
};
/** Pages whose title is their first question. */
const TITLED: readonly string[] = ['born', 'permit', 'since', 'place', 'language', 'level', 'social', 'circumstances'];
const RESIDENCE = ['federal-residence', 'spouse-residence', 'child-residence', 'stateless-residence'];
const isFuzzy = (date: string | undefined): boolean => date !== undefined && /^\d{4}(-\d\d)?$/.test(date);

/** Omits advice in `given`, which is shown above. */
export function Condition({
  request,
  condition,
  given,
  today,
}: {
  request: PageRequest;
  condition: ConditionView;
  given: Set<string>;
  today: string;
}): VNode {
  const { texts } = request;
  const { code, answer, from, basis, source, checkedOn, verified } = condition;
  const say = (words: Texts): string =>
    words.t('joined', {
      what: words.t(`condition.${code}`),
      answer:
        answer === 'not-yet' && from ? words.t('state.from', { day: words.day(from) }) : words.t(`state.${answer}`),
    });
  const years = (count: number): string => texts.t('years', { count });
  const certain = countedYears(condition);
  return (
    <li class={answer}>
      <span aria-hidden="true" class="sign">
        {SIGNS[answer]}
      </span>
      <div>
        <p>
          <strong>{say(texts)}</strong>
        </p>
        <Original request={request} say={say} />
        {certain && <p class="hint">{texts.t('counted', { have: years(certain.have), need: years(certain.need) })}</p>}
        {advice(request, condition, given, today)}
        <p class="source">
          {verified
            ? texts.t('source.line', { basis: cited(texts.language, basis), day: texts.day(checkedOn) })
            : texts.t('source.unverified')}{' '}
          <Sources texts={texts} source={source} />
        </p>
      </div>
    </li>
  );
}

function advice(
  request: PageRequest,
  { code, answer, from, better }: ConditionView,
  given: Set<string>,
  today: string,
): VNode[] {
  const { texts, answers } = request;
  const parts: VNode[] = [];
  const say = (words: (texts: Texts) => string, link?: VNode): void => {
    if (!link && given.has(words(texts))) return;
    given.add(words(texts));
    parts.push(
      <>
        <Todo text={words(texts)} link={link} />
        <Original request={request} say={words} />
      </>,
    );
  };
  const sharper = answer === 'met' ? null : sharpen(code, answers, today);
  const write = (page: string): VNode => (
    <a href={`/${texts.language}/check/${page}`}>{texts.t('answer.sharper.link')}</a>
  );
  const human = <a href={`/${texts.language}/help`}>{texts.t('start.help')}</a>;
  const linkOf = (one: string): VNode | undefined => {
    if (one === 'exact-days') return write(sharper ?? settling(code, answers, today));
    if (one === 'ask-adviser') return human;
    if (one === 'absences' && answers['absent'] === 'longer') return write('exact');
    const open = QUESTION_OF[one]?.find((name) => isOpen(answers[name]));
    return open === undefined ? undefined : (answerLink(request, open, today) ?? undefined);
  };

  for (const one of better) {
    // Said in the line itself.
    if (one.code === 'wait' && one.from === from) continue;
    if (one.code === 'tell-more' && code === 'language' && answers['proof'] === 'speaks')
      for (const what of ['oral', 'written'] as const) say((words) => words.t(`advice.language-${what}`));
    else if (one.code === 'tell-more')
      parts.push(<Missing request={request} code={code} human={human} today={today} />);
    else say((words) => advised(words, one), linkOf(one.code));
  }
  if (answer === 'not-yet' && from && sharper)
    parts.push(<Todo text={texts.t('answer.sharper')} link={write(sharper)} />);
  return parts;
}

/** Advice that is about what a page asks. */
const QUESTION_OF: Partial<Record<string, readonly string[]>> = {
  absences: ['absent'],
  circumstances: ['circumstances'],
  'registered-partner': ['union', 'union-since', 'partner-swiss'],
  'earlier-residence': ['canton-since'],
};

const Todo = ({ text, link }: { text: string; link?: ComponentChildren }): VNode => (
  <p class="todo">
    {text}
    {link && [' ', link]}
  </p>
);

function Missing({
  request,
  code,
  human,
  today,
}: {
  request: PageRequest;
  code: ConditionCode;
  human: VNode;
  today: string;
}): VNode {
  const { texts } = request;
  const link = openingQuestion(request, code, today);
  return link ? <p class="todo">{link}</p> : <Todo text={texts.t('advice.tell-more')} link={human} />;
}

const isOpen = (answer: string | undefined): boolean => ['', 'unknown'].includes(answer ?? '');

/** To the page that asks; null where it is not asked of this person. */
function answerLink({ texts, answers }: PageRequest, question: string, today: string): VNode | null {
  const step = stepAsking(question, answers, today);
  return (
    step && (
      <a href={`/${texts.language}/check/${step.name}?back=1`}>
        {texts.t('answer.missing', { question: questionInWords(texts, question, step, answers, today) })}
      </a>
    )
  );
}

function questionInWords(texts: Texts, name: string, step: Step, answers: Answers, today: string): string {
  const isFirst = questionsOf(step, answers, today)[0].name === name;
  return texts.t((isFirst && TITLED.includes(step.name) ? `check.${step.name}.title` : `check.${name}`) as TextKey);
}

/** To the first question of a condition that is open; null where none is asked of this person. */
export function openingQuestion(request: PageRequest, code: ConditionCode, today: string): VNode | null {
  const { answers } = request;
  const questions = (ASKED[code]?.questions ?? []).filter((name) => stepAsking(name, answers, today) !== null);
  const open = questions.find((name) => isOpen(answers[name])) ?? questions[0];
  return open === undefined ? null : answerLink(request, open, today);
}

/** Null where each of its days is exact, or none was given. */
function sharpen(code: ConditionCode, answers: Answers, today: string): string | null {
  const page = ASKED[code];
  if (!page) return null;
  if (RESIDENCE.includes(code) && answers['stays'])
    return periodsOf(answers).some(({ from, to }) => isFuzzy(from) || isFuzzy(to)) ? 'exact' : null;
  const open = page.dates.find(
    (name) =>
      isFuzzy(answers[name]) &&
      stepAsking(name, answers, today) !== null &&
      !(name === 'permit-since' && answers['before'] === 'same'),
  );
  return open === undefined ? null : `${stepAsking(open, answers, today)!.name}?back=1`;
}

function settling(code: ConditionCode, answers: Answers, today: string): string {
  if (RESIDENCE.includes(code)) return answers['stays'] ? 'born?back=1' : 'exact';
  const asks = ASKED[code]?.questions.map((name) => stepAsking(name, answers, today)).find((step) => step !== null);
  return asks ? `${asks.name}?back=1` : 'exact';
}

/** Links without a referrer. */
function Sources({ texts, source }: { texts: Texts; source: string }): VNode {
  const addresses = [...new Set(source.split(/\s+;\s+/))].filter((each) => /^https?:\/\//.test(each));
  return (
    <>
      {addresses.map((each, i) => (
        <>
          {i > 0 && ', '}
          <a href={sourceIn(texts.language, each)} rel="noreferrer noopener" target="_blank" dir="ltr">
            {texts.t('source.link')}
            {addresses.length > 1 && ` ${i + 1}`}
            <span class="away"> ({new URL(each).hostname})</span>
          </a>
        </>
      ))}
    </>
  );
}

/** From the catalogue by its code, else in the words of the room `eligibility`. */
export function advised(texts: Texts, { code, from, words }: Pick<AdviceView, 'code' | 'from' | 'words'>): string {
  const key = `advice.${code}`;
  if (texts.has(key)) return texts.t(key, { day: from ? texts.day(from) : '' });
  return texts.language === 'fr' || texts.language === 'it' || texts.language === 'en'
    ? words[texts.language]
    : words.de;
}
