import type { AssessmentsView, AssessmentView } from '../../eligibility/eligibility.dto.js';
import { html, type Html } from '../html.js';
import { STEPS, type Step } from '../check.steps.js';
import { periodsOf } from '../check.facts.js';
import type { Texts } from '../texts.js';
import type { PageRequest } from '../page-request.js';
import { answerInWords } from './check.page.js';
import { advised, condition, SIGNS } from './condition.page.js';
import { permitKey } from './exact.page.js';
import { beside, frame } from './frame.page.js';

const ORDER = ['likely', 'not-yet', 'ask', 'other-way'];

/** Where somebody stands: each way with its reasons, what would help, and always the way to a human. */
export function answerPage(request: PageRequest, judged: AssessmentsView, latest: string): Html {
  const { texts } = request;
  const ways = [...judged.procedures].sort((a, b) => ORDER.indexOf(a.answer) - ORDER.indexOf(b.answer));
  const open = ways.filter(({ answer }) => answer !== 'other-way');
  const others = ways.filter(({ answer }) => answer === 'other-way');
  const at = `/${texts.language}`;
  return frame(request, {
    title: texts.t('answer.title'),
    body: html`<p class="back"><a href="${at}/check/${STEPS.at(-1)!.name}">${texts.t('form.back')}</a></p><h1>${texts.t('answer.title')}</h1><p class="lead">${texts.t('answer.lead')}</p>${beside(request, (original) => original.t('answer.lead'))}${open.map((way) => card(request, way, latest))}${others.length > 0 ? html`<section class="others"><h2>${texts.t('answer.others')}</h2><ul>${others.map((way) => html`<li><strong>${texts.t(`procedure.${way.procedure}`)}</strong>${way.because ? html`<br>${advised(texts, way.because)}${beside(request, (original) => advised(original, way.because!))}` : ''}</li>`)}</ul></section>` : ''}
<section class="human"><h2>${texts.t('answer.human.title')}</h2><p>${texts.t('answer.human.text')}</p><p class="buttons"><a class="go" href="${at}/help">${texts.t('start.help')}</a></p></section>
<section><h2>${texts.t('answer.yours')}</h2><dl class="said">${STEPS.map((step) => said(request, step))}</dl><p class="buttons"><a class="go second" href="${at}/check/exact">${texts.t('exact.title')}</a></p><p>${texts.t('answer.exact')}</p></section>
<p class="hint">${texts.t('answer.no-decision', { day: texts.day(judged.on) })}</p>`,
  });
}

function verdict(texts: Texts, way: AssessmentView): string {
  if (way.answer === 'not-yet')
    return way.from ? texts.t('verdict.not-yet', { day: texts.day(way.from) }) : texts.t('verdict.not-yet-open');
  return texts.t(`verdict.${way.answer}`);
}

function card(request: PageRequest, way: AssessmentView, latest: string): Html {
  const { texts } = request;
  const waits = way.answer === 'not-yet' && way.from !== null;
  const told = new Set<string>();
  // What belongs to a condition stands below it; here stands what belongs to none.
  const rest = way.better.filter(
    (each) =>
      !way.conditions.some(({ better }) => better.some(({ code, from }) => code === each.code && from === each.from)),
  );
  return html`<section class="card ${way.answer}"><h2>${texts.t(`procedure.${way.procedure}`)}</h2><p class="verdict"><span aria-hidden="true">${SIGNS[way.answer]}</span> <strong>${verdict(texts, way)}</strong></p>${beside(request, (original) => original.t('joined', { what: original.t(`procedure.${way.procedure}`), answer: verdict(original, way) }))}<p class="hint">${texts.t(`procedure.${way.procedure}.what`)}</p>${way.until ? html`<p><strong>${texts.t('verdict.until', { day: texts.day(way.until) })}</strong></p>` : ''}
<h3>${texts.t('answer.reasons')}</h3><ul class="conditions">${way.conditions.map((each) => condition(request, each, told))}</ul>
${rest.length > 0 ? html`<h3>${texts.t('answer.better')}</h3><ul>${rest.map((each) => html`<li>${advised(texts, each)}${beside(request, (original) => advised(original, each))}</li>`)}</ul>` : ''}${waits ? (way.from! <= latest ? html`<p class="buttons"><a class="go second" href="/${texts.language}/tell-me?day=${way.from}">${texts.t('tell-me.title')}</a></p>` : html`<p class="inset">${texts.t('answer.note-day', { day: texts.day(way.from!) })}</p>`) : ''}</section>`;
}

/** What was answered on a page, with the way to change it; where the permits were counted exactly, those. */
function said(request: PageRequest, step: Step): Html {
  const { texts, answers } = request;
  const periods = step.name === 'since' ? periodsOf(answers) : [];
  const title = texts.t(`check.${step.name}.title`);
  const counted = periods.map(
    ({ permit, from, to }) =>
      html`<bdi class="line">${texts.t('joined', { what: texts.t(permitKey(permit)), answer: `${texts.day(from)} – ${to === '' ? texts.t('exact.today') : texts.day(to)}` })}</bdi>`,
  );
  const href = `/${texts.language}/check/${periods.length > 0 ? 'exact' : `${step.name}?back=1`}`;
  return html`<div><dt>${title}</dt><dd>${periods.length > 0 ? counted : html`<bdi>${answerInWords(request, step, answers) ?? texts.t('answer.open')}</bdi>`}</dd><dd class="change"><a href="${href}">${texts.t('form.change')}<span class="away">: ${title}</span></a></dd></div>`;
}
