import type { AdviceView, AssessmentsView, AssessmentView, ConditionView } from '../../eligibility/eligibility.dto.js';
import { html, type Html } from '../html.js';
import { STEPS } from '../check.steps.js';
import type { TextKey, Texts } from '../texts.js';
import type { Visit } from '../visit.js';
import { answerInWords } from './check.page.js';
import { beside, frame } from './frame.page.js';

const ORDER = ['likely', 'not-yet', 'ask', 'other-way'];
const SIGNS: Record<string, string> = { met: '✓', likely: '✓', 'not-yet': '◷', ask: '?', 'other-way': '→' };

/** Where somebody stands: each way with its reasons, what would help, and always the way to a human. */
export function answerPage(visit: Visit, judged: AssessmentsView, latest: string): Html {
  const { texts } = visit;
  const ways = [...judged.procedures].sort((a, b) => ORDER.indexOf(a.answer) - ORDER.indexOf(b.answer));
  const open = ways.filter(({ answer }) => answer !== 'other-way');
  const others = ways.filter(({ answer }) => answer === 'other-way');
  const at = `/${texts.language}`;
  return frame(visit, {
    title: texts.t('answer.title'),
    body: html`<p class="back"><a href="${at}/check/${STEPS.at(-1)!.name}">${texts.t('form.back')}</a></p><h1>${texts.t('answer.title')}</h1><p class="lead">${texts.t('answer.lead')}</p>${beside(visit, (original) => original.t('answer.lead'))}${open.map((way) => card(visit, way, latest))}${others.length > 0 ? html`<section class="others"><h2>${texts.t('answer.others')}</h2><ul>${others.map((way) => html`<li><strong>${texts.t(`procedure.${way.procedure}`)}</strong>${way.because ? html`<br>${advised(texts, way.because)}${beside(visit, (original) => advised(original, way.because!))}` : ''}</li>`)}</ul></section>` : ''}
<section class="human"><h2>${texts.t('answer.human.title')}</h2><p>${texts.t('answer.human.text')}</p><p class="buttons"><a class="go" href="${at}/help">${texts.t('start.help')}</a></p></section>
<section><h2>${texts.t('answer.yours')}</h2><dl class="said">${STEPS.map((step) => html`<div><dt>${texts.t(`check.${step.name}.title`)}</dt><dd><bdi>${answerInWords(visit, step, visit.answers) ?? texts.t('answer.open')}</bdi></dd><dd class="change"><a href="${at}/check/${step.name}?back=1">${texts.t('form.change')}<span class="away">: ${texts.t(`check.${step.name}.title`)}</span></a></dd></div>`)}</dl><p class="buttons"><a class="go second" href="${at}/check/exact">${texts.t('exact.title')}</a></p><p>${texts.t('answer.exact')}</p></section>
<p class="hint">${texts.t('answer.no-decision', { day: texts.day(judged.on) })}</p>`,
  });
}

function verdict(texts: Texts, way: AssessmentView): string {
  if (way.answer === 'not-yet') return way.from ? texts.t('verdict.not-yet', { day: texts.day(way.from) }) : texts.t('verdict.not-yet-open');
  return texts.t(`verdict.${way.answer}`);
}

function card(visit: Visit, way: AssessmentView, latest: string): Html {
  const { texts } = visit;
  const waits = way.answer === 'not-yet' && way.from !== null;
  return html`<section class="card ${way.answer}"><h2>${texts.t(`procedure.${way.procedure}`)}</h2><p class="verdict"><span aria-hidden="true">${SIGNS[way.answer]}</span> <strong>${verdict(texts, way)}</strong></p>${beside(visit, (original) => original.t('joined', { what: original.t(`procedure.${way.procedure}`), answer: verdict(original, way) }))}<p class="hint">${texts.t(`procedure.${way.procedure}.what`)}</p>${way.until ? html`<p><strong>${texts.t('verdict.until', { day: texts.day(way.until) })}</strong></p>` : ''}
<h3>${texts.t('answer.reasons')}</h3><ul class="conditions">${way.conditions.map((each) => condition(visit, each))}</ul>
${way.better.length > 0 ? html`<h3>${texts.t('answer.better')}</h3><ul>${way.better.map((each) => html`<li>${advised(texts, each)}${beside(visit, (original) => advised(original, each))}</li>`)}</ul>` : ''}${waits ? (way.from! <= latest ? html`<p class="buttons"><a class="go second" href="/${texts.language}/tell-me?day=${way.from}">${texts.t('tell-me.title')}</a></p>` : html`<p class="inset">${texts.t('answer.note-day', { day: texts.day(way.from!) })}</p>`) : ''}</section>`;
}

function condition(visit: Visit, { code, answer, from, counted, basis, source, checkedOn, verified }: ConditionView): Html {
  const { texts } = visit;
  const say = (words: Texts): string => words.t('joined', {
    what: words.has(`condition.${code}`) ? words.t(`condition.${code}` as TextKey) : code,
    answer: answer === 'not-yet' && from ? words.t('state.from', { day: words.day(from) }) : words.t(`state.${answer}`),
  });
  const years = (days: number): string => texts.t('years', { count: Math.floor((days + 1) / 365.25) });
  return html`<li class="${answer}"><span aria-hidden="true" class="sign">${SIGNS[answer]}</span><div><p>${say(texts)}</p>${beside(visit, say)}${counted ? html`<p class="hint">${texts.t('counted', { have: years(counted.days), need: years(counted.requiredDays) })}</p>` : ''}<p class="source">${texts.t('source.line', { basis: cited(texts, basis), day: texts.day(checkedOn) })}${verified ? '' : html` ${texts.t('source.unverified')}`} ${sources(texts, source)}</p></div></li>`;
}

const LAWS: Record<string, Partial<Record<string, string>>> = { de: { LN: 'BüG', OLN: 'BüV', LTF: 'BGG', PA: 'VwVG' }, it: { LN: 'LCit', OLN: 'OCit' } };

/** The articles, under the names the laws have in the reader's language. */
function cited({ language }: Texts, basis: readonly string[]): string {
  return basis.map((each) => each.replace(/^[A-Z]+(?= )/, (law) => LAWS[language]?.[law] ?? law)).join(', ');
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
  return texts.language === 'fr' || texts.language === 'it' || texts.language === 'en' ? words[texts.language] : words.de;
}

