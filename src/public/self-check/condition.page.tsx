import type { ComponentChildren, VNode } from 'preact';
import type { AdviceView, ConditionView } from '../../eligibility/eligibility.dto.js';
import type { Answers } from '../pages/answers.cookie.js';
import { receivesAssistance, periodsOf } from './check.facts.js';
import type { StepName } from './check.steps.js';
import { cited } from '../../eligibility/cited.rules.js';
import { countedYears } from '../../eligibility/years.rules.js';
import type { TextKey, Texts } from '../../texts/texts.js';
import type { PageRequest } from '../pages/page-request.js';
import { Original } from '../pages/frame.js';

export const SIGNS: Record<string, string> = { met: '✓', likely: '✓', 'not-yet': '◷', ask: '?', 'other-way': '→' };

interface Asked {
  step: StepName;
  questions: readonly string[];
  dates: readonly string[];
}

const asked = (step: StepName, questions: readonly string[], dates: readonly string[] = []): Asked => ({
  step,
  questions,
  dates,
});
const STAY = asked('since', ['since'], ['since', 'permit-since']);
const PERMIT = asked('permit', ['permit']);
const HOME = asked('place', ['place', 'place-since'], ['place-since']);

const ASKED: Partial<Record<string, Asked>> = {
  permit: PERMIT,
  'own-permit': PERMIT,
  'federal-residence': STAY,
  'spouse-residence': STAY,
  'cantonal-residence': HOME,
  'communal-residence': HOME,
  language: asked('language', ['language']),
  'social-assistance': asked('social', ['social', 'social-until'], ['social-until']),
  'criminal-record': asked('record', ['record']),
  'pending-proceedings': asked('record', ['pending']),
  debts: asked('record', ['debts']),
  marriage: asked('family', ['spouse', 'spouse-since'], ['spouse-since']),
  'age-limit': asked('born', ['born'], ['born']),
  'born-in-switzerland': asked('family', ['born-here']),
  'grandparent-right': asked('family', ['grandparent']),
};
const TITLED: readonly string[] = ['born', 'permit', 'since', 'place', 'language', 'social'];
const RESIDENCE = ['federal-residence', 'spouse-residence'];
const isFuzzy = (date: string | undefined): boolean => date !== undefined && /^\d{4}(-\d\d)?$/.test(date);

/** Omits advice in `given`, which is shown above. */
export function Condition({
  request,
  condition,
  given,
}: {
  request: PageRequest;
  condition: ConditionView;
  given: Set<string>;
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
        {advice(request, condition, given)}
        <p class="source">
          {texts.t('source.line', { basis: cited(texts.language, basis), day: texts.day(checkedOn) })}
          {!verified && ` ${texts.t('source.unverified')}`} <Sources texts={texts} source={source} />
        </p>
      </div>
    </li>
  );
}

function advice(request: PageRequest, { code, answer, from, better }: ConditionView, given: Set<string>): VNode[] {
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
  const sharper = answer === 'met' ? null : sharpen(code, answers);
  const write = (page: string): VNode => (
    <a href={`/${texts.language}/check/${page}`}>{texts.t('answer.sharper.link')}</a>
  );
  const human = <a href={`/${texts.language}/help`}>{texts.t('start.help')}</a>;

  const assisted = code === 'social-assistance' && answer === 'not-yet' && receivesAssistance(answers);
  if (assisted) say((words) => words.t('answer.social-now'));
  for (const one of better) {
    // Said in the line itself, or just before.
    if ((one.code === 'wait' && one.from === from) || (one.code === 'repay' && assisted)) continue;
    if (one.code === 'tell-more' && code === 'language' && answers['proof'] === 'speaks')
      for (const what of ['oral', 'written'] as const) say((words) => words.t(`advice.language-${what}`));
    else if (one.code === 'tell-more') parts.push(<Missing request={request} code={code} human={human} />);
    else
      say(
        (words) => advised(words, one),
        one.code === 'exact-days'
          ? write(sharper ?? settling(code, answers))
          : one.code === 'ask-adviser'
            ? human
            : undefined,
      );
  }
  if (answer === 'not-yet' && from && sharper)
    parts.push(<Todo text={texts.t('answer.sharper')} link={write(sharper)} />);
  return parts;
}

const Todo = ({ text, link }: { text: string; link?: ComponentChildren }): VNode => (
  <p class="todo">
    {text}
    {link && [' ', link]}
  </p>
);

function Missing({
  request: { texts, answers },
  code,
  human,
}: {
  request: PageRequest;
  code: string;
  human: VNode;
}): VNode {
  const page = ASKED[code];
  if (!page) return <Todo text={texts.t('advice.tell-more')} link={human} />;
  const open = page.questions.find((name) => ['', 'unknown'].includes(answers[name] ?? '')) ?? page.questions[0];
  const question = texts.t((TITLED.includes(open) ? `check.${open}.title` : `check.${open}`) as TextKey);
  return (
    <p class="todo">
      <a href={`/${texts.language}/check/${page.step}?back=1`}>{texts.t('answer.missing', { question })}</a>
    </p>
  );
}

/** Null where each of its days is exact, or none was given. */
function sharpen(code: string, answers: Answers): string | null {
  const page = ASKED[code];
  if (!page) return null;
  if (RESIDENCE.includes(code) && answers['stays'])
    return periodsOf(answers).some(({ from, to }) => isFuzzy(from) || isFuzzy(to)) ? 'exact' : null;
  const open = page.dates.find(
    (name) => isFuzzy(answers[name]) && !(name === 'permit-since' && answers['before'] === 'same'),
  );
  return open ? `${open === 'permit-since' ? 'permit' : page.step}?back=1` : null;
}

function settling(code: string, answers: Answers): string {
  if (RESIDENCE.includes(code)) return answers['stays'] ? 'born?back=1' : 'exact';
  return `${ASKED[code]?.step ?? 'since'}?back=1`;
}

/** Links without a referrer. */
function Sources({ texts, source }: { texts: Texts; source: string }): VNode {
  const addresses = [...new Set(source.split(/\s+;\s+/))].filter((each) => /^https?:\/\//.test(each));
  return (
    <>
      {addresses.map((each, i) => (
        <>
          {i > 0 && ', '}
          <a href={each} rel="noreferrer noopener" target="_blank" dir="ltr">
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
