import type { AdviceView, ConditionView } from '../../eligibility/eligibility.dto.js';
import { html, type Html, type Part } from '../html.js';
import type { Answers } from '../answers.cookie.js';
import { assistedNow, periodsOf } from '../check.facts.js';
import type { StepName } from '../check.steps.js';
import { cited } from '../../eligibility/cited.rules.js';
import { countedYears } from '../../eligibility/years.rules.js';
import type { TextKey, Texts } from '../texts.js';
import type { PageRequest } from '../page-request.js';
import { beside } from './frame.page.js';

export const SIGNS: Record<string, string> = { met: '✓', likely: '✓', 'not-yet': '◷', ask: '?', 'other-way': '→' };

interface Asked {
  step: StepName;
  /** The questions that it turns on. */
  questions: readonly string[];
  /** Those of them that are dates. */
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

/** The page that asks what a condition turns on; what is not named here no page asks. */
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
/** First questions of a page that its title asks better. */
const TITLED: readonly string[] = ['born', 'permit', 'since', 'place', 'language', 'social'];
const RESIDENCE = ['federal-residence', 'spouse-residence'];
const isFuzzy = (date: string | undefined): boolean => date !== undefined && /^\d{4}(-\d\d)?$/.test(date);

/** One reason: how it stands, by which article, and what to do about it. What `told` holds has been said above. */
export function condition(request: PageRequest, each: ConditionView, told: Set<string>): Html {
  const { texts } = request;
  const { code, answer, from, basis, source, checkedOn, verified } = each;
  const say = (words: Texts): string =>
    words.t('joined', {
      what: words.t(`condition.${code}`),
      answer:
        answer === 'not-yet' && from ? words.t('state.from', { day: words.day(from) }) : words.t(`state.${answer}`),
    });
  const years = (count: number): string => texts.t('years', { count });
  const certain = countedYears(each);
  return html`<li class="${answer}"><span aria-hidden="true" class="sign">${SIGNS[answer]}</span><div><p><strong>${say(texts)}</strong></p>${beside(request, say)}${certain ? html`<p class="hint">${texts.t('counted', { have: years(certain.have), need: years(certain.need) })}</p>` : ''}${advice(request, each, told)}<p class="source">${texts.t('source.line', { basis: cited(texts.language, basis), day: texts.day(checkedOn) })}${verified ? '' : html` ${texts.t('source.unverified')}`} ${sources(texts, source)}</p></div></li>`;
}

/** What to do about a condition, with the page where it is answered, or the way to a human. */
function advice(request: PageRequest, { code, answer, from, better }: ConditionView, told: Set<string>): Html {
  const { texts, answers } = request;
  const parts: Part[] = [];
  const say = (words: (texts: Texts) => string, link: Part = ''): void => {
    if (link === '' && told.has(words(texts))) return;
    told.add(words(texts));
    parts.push(html`<p class="todo">${words(texts)}${link === '' ? '' : html` ${link}`}</p>${beside(request, words)}`);
  };
  const sharper = answer === 'met' ? null : sharpen(code, answers);
  const write = (page: string): Html =>
    html`<a href="/${texts.language}/check/${page}">${texts.t('answer.sharper.link')}</a>`;
  const human = html`<a href="/${texts.language}/help">${texts.t('start.help')}</a>`;

  const assisted = code === 'social-assistance' && answer === 'not-yet' && assistedNow(answers);
  if (assisted) say((words) => words.t('answer.social-now'));
  for (const one of better) {
    // The day stands in the line itself, and paying back in what was just said.
    if ((one.code === 'wait' && one.from === from) || (one.code === 'repay' && assisted)) continue;
    if (one.code === 'tell-more' && code === 'language' && answers['proof'] === 'speaks')
      for (const what of ['oral', 'written'] as const) say((words) => words.t(`advice.language-${what}`));
    else if (one.code === 'tell-more') parts.push(missing(request, code, human));
    else
      say(
        (words) => advised(words, one),
        one.code === 'exact-days' ? write(sharper ?? settling(code, answers)) : one.code === 'ask-adviser' ? human : '',
      );
  }
  if (answer === 'not-yet' && from && sharper)
    parts.push(html`<p class="todo">${texts.t('answer.sharper')} ${write(sharper)}</p>`);
  return html`${parts}`;
}

function missing({ texts, answers }: PageRequest, code: string, human: Html): Html {
  const page = ASKED[code];
  if (!page) return html`<p class="todo">${texts.t('advice.tell-more')} ${human}</p>`;
  const open = page.questions.find((name) => ['', 'unknown'].includes(answers[name] ?? '')) ?? page.questions[0];
  const question = texts.t((TITLED.includes(open) ? `check.${open}.title` : `check.${open}`) as TextKey);
  return html`<p class="todo"><a href="/${texts.language}/check/${page.step}?back=1">${texts.t('answer.missing', { question })}</a></p>`;
}

/** Where an exact day can still be written for a condition; null where each of its days is exact, or none was given. */
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

/** Where more can be said of a condition whose days are as exact as they were asked for. */
function settling(code: string, answers: Answers): string {
  if (RESIDENCE.includes(code)) return answers['stays'] ? 'born?back=1' : 'exact';
  return `${ASKED[code]?.step ?? 'since'}?back=1`;
}

/** Where the rule was read: addresses open elsewhere, only when pressed, and tell nobody where from. */
function sources(texts: Texts, source: string): Html {
  const addresses = [...new Set(source.split(/\s+;\s+/))].filter((each) => /^https?:\/\//.test(each));
  return html`${addresses.map((each, i) => html`${i > 0 ? ', ' : ''}<a href="${each}" rel="noreferrer noopener" target="_blank" dir="ltr">${addresses.length > 1 ? `${texts.t('source.link')} ${i + 1}` : texts.t('source.link')}<span class="away"> (${new URL(each).hostname})</span></a>`)}`;
}

/** Advice in one's language, by its code; in the room's own words where the catalogue does not know it yet. */
export function advised(texts: Texts, { code, from, words }: Pick<AdviceView, 'code' | 'from' | 'words'>): string {
  const key = `advice.${code}`;
  if (texts.has(key)) return texts.t(key, { day: from ? texts.day(from) : '' });
  return texts.language === 'fr' || texts.language === 'it' || texts.language === 'en'
    ? words[texts.language]
    : words.de;
}
