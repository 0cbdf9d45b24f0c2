import { Get, Param, Post } from '@nestjs/common';
import { Open } from '../../access/permit.js';
import { Clock } from '../../common/clock.js';
import { NotFound } from '../../common/problem.js';
import { RateLimit } from '../../common/rate.js';
import { EligibilityService } from '../../eligibility/eligibility.service.js';
import type { AssessInput } from '../../eligibility/eligibility.dto.js';
import { PlacesService } from '../../places/places.service.js';
import { placeFinder } from '../pages/place.form.js';
import { Pages } from '../pages/page.decorator.js';
import type { Answers } from '../pages/answers.cookie.js';
import { CampaignsService } from '../../campaigns/campaigns.service.js';
import {
  factsOf,
  withoutGap,
  mergeAnswers,
  periodsAside,
  periodsKept,
  periodsOf,
  withoutExactCount,
  type Period,
} from './check.facts.js';
import {
  answersThatApply,
  fieldsOf,
  isAnswered,
  isBegun,
  nextStep,
  stepOf,
  stepsFor,
  withoutCheck,
  type Step,
} from './check.steps.js';
import { readStep } from './check.reader.js';
import { MAX_YEARS, yearsLater } from '../day-letters/day-promises.service.js';
import { datePartsOf, certainlyAfter, dateOf, typedDate, valueOf, type Fault, type Form } from '../pages/form.rules.js';
import { LANG } from '../pages/addresses.js';
import { AnswerPage } from './answer.page.js';
import { CheckPage, StepPage } from './check.page.js';
import { LostPage } from '../pages/lost.page.js';
import { EXACT_PERMITS, ExactPage, MAX_ROWS, type Row } from './exact.page.js';
import { CurrentPage, assertOpen, type PageAnswer, type PageRequest } from '../pages/page-request.js';

/** Nothing of it is stored. */
@Pages()
export class CheckController {
  constructor(
    private readonly clock: Clock,
    private readonly eligibility: EligibilityService,
    private readonly places: PlacesService,
    private readonly campaigns: CampaignsService,
    private readonly rate: RateLimit,
  ) {}

  @Get(`${LANG}/check`)
  @Open('public.check')
  start(@CurrentPage() request: PageRequest): PageAnswer {
    assertOpen(request);
    if (request.query['new'] !== undefined)
      return { to: `/${request.texts.language}/check`, answers: withoutCheck(request.answers) };
    const today = this.clock.today();
    return {
      page: () => <CheckPage request={request} today={today} />,
      isSameForAll: Object.keys(request.answers).length === 0,
    };
  }

  /** What is open is asked, never taken as a no. */
  @Get(`${LANG}/check/answer`)
  @Open('public.check')
  async answer(@CurrentPage() request: PageRequest): Promise<PageAnswer> {
    assertOpen(request);
    const { answers } = request;
    // Expired, no cookies, or left; or only the exact count.
    if (!isBegun(answers, this.clock.today()))
      return { status: 410, page: () => <LostPage request={request} of={answers['stays'] ? 'exact' : 'check'} /> };
    await this.rate.consume(`eligibility ${this.rate.clientKey(request.ip)}`, 600, 60);
    const judged = await this.eligibility.assess(this.asked(answers));
    const seen =
      answers['source'] && answers['counted'] !== 'check' ? { answers: { ...answers, counted: 'check' } } : {};
    if ('answers' in seen) await this.campaigns.count(answers['source'], 'check', request.ip);
    return {
      page: () => <AnswerPage request={request} judged={judged} latest={yearsLater(judged.on, MAX_YEARS)} />,
      ...seen,
    };
  }

  @Get(`${LANG}/check/exact`)
  @Open('public.check')
  exact(@CurrentPage() request: PageRequest): PageAnswer {
    assertOpen(request);
    const counted = periodsOf(request.answers);
    const kept = (counted.length > 0 ? counted : periodsAside(request.answers)).map(({ permit, from, to }): Row => ({
      permit,
      from: datePartsOf(from),
      to: datePartsOf(to),
    }));
    return { page: () => <ExactPage request={request} rows={kept.length > 0 ? kept : [emptyRow()]} faults={[]} /> };
  }

  @Post(`${LANG}/check/exact`)
  @Open('public.check')
  count(@CurrentPage() request: PageRequest): PageAnswer {
    assertOpen(request);
    const { form, texts, answers } = request;
    const rows = rowsOf(form);
    const does = valueOf(form, 'do');
    const removed = /^remove-(\d{1,2})$/.exec(does)?.[1];
    if (does === 'add' && rows.length < MAX_ROWS)
      return { page: () => <ExactPage request={request} rows={[...rows, emptyRow()]} faults={[]} /> };
    if (removed !== undefined)
      return {
        page: () => <ExactPage request={request} rows={rows.filter((_, i) => i !== Number(removed))} faults={[]} />,
      };
    const answer = `/${texts.language}/check/answer`;
    if (does === 'forget') return { to: answer, answers: withoutExactCount(answers) };
    if ((answers['stays'] || answers['stays-aside']) && rows.every(isEmpty))
      return { to: answer, answers: { ...answers, stays: '', 'stays-aside': '' } };
    const { periods, faults } = read(rows, answers, this.clock.today());
    if (faults.length > 0)
      return { status: 422, page: () => <ExactPage request={request} rows={rows} faults={faults} /> };
    return { to: answer, answers: { ...answers, stays: periodsKept(periods), 'stays-aside': '' } };
  }

  /** A page that is not theirs leads on to the next one. */
  @Get(`${LANG}/check/:step`)
  @Open('public.check')
  question(@CurrentPage() request: PageRequest, @Param('step') name: string): PageAnswer {
    assertOpen(request);
    const step = found(name);
    const { answers } = request;
    const today = this.clock.today();
    if (!stepsFor(answers, today).includes(step)) return { to: this.pageAfter(request, step, answers) };
    const fresh = !fieldsOf(step, answers, today).some((field) => answers[field]);
    const shown = { step, faults: [], sent: null, places: [], back: isBack(request), today };
    return { page: () => <StepPage request={request} shown={shown} />, isSameForAll: fresh };
  }

  /** Goes on to the next page, or back to the answer that was to be changed. */
  @Post(`${LANG}/check/:step`)
  @Open('public.check')
  async saveAnswers(@CurrentPage() request: PageRequest, @Param('step') name: string): Promise<PageAnswer> {
    assertOpen(request);
    const step = found(name);
    const { form, answers } = request;
    const today = this.clock.today();
    if (!stepsFor(answers, today).includes(step)) return { to: this.pageAfter(request, step, answers) };
    const read = await readStep(step, form, answers, today, placeFinder(this.places));
    if (read.faults.length > 0) {
      const shown = { step, faults: read.faults, sent: form, places: read.places, back: isBack(request), today };
      return { status: 422, page: () => <StepPage request={request} shown={shown} /> };
    }
    const all = mergeAnswers(answers, read.answers);
    return { to: this.pageAfter(request, step, all), answers: all };
  }

  /** Whoever changes one answer goes back to the answer page, by way of the questions that only arise now. */
  private pageAfter(request: PageRequest, step: Step, answers: Answers): string {
    const check = `/${request.texts.language}/check`;
    const today = this.clock.today();
    if (!isBack(request)) return `${check}/${nextStep(step, answers, today)?.name ?? 'answer'}`;
    const arisen = stepsFor(answers, today).find(
      (each) => !stepsFor(request.answers, today).includes(each) && !isAnswered(each, answers, today),
    );
    return arisen ? `${check}/${arisen.name}?back=1` : `${check}/answer`;
  }

  private asked(all: Answers): AssessInput {
    const today = this.clock.today();
    const facts = factsOf(all, today);
    const { place } = answersThatApply(all, today);
    // Whoever does not know since when they live in a commune still lives there.
    return {
      ...facts,
      stays: withoutGap(facts.stays),
      ...(place && place !== 'unknown' ? { commune: Number(place) } : {}),
    };
  }
}

function found(name: string): Step {
  const step = stepOf(name);
  if (!step) throw new NotFound();
  return step;
}

const isBack = (request: PageRequest): boolean => request.query['back'] !== undefined;
const emptyRow = (): Row => ({ permit: '', from: datePartsOf(''), to: datePartsOf('') });
const isEmpty = ({ permit, from, to }: Row): boolean =>
  [permit, from.day, from.month, from.year, to.day, to.month, to.year].every((value) => value === '');

function rowsOf(form: Form): Row[] {
  const rows: Row[] = [];
  for (let i = 0; i < MAX_ROWS && form.has(`permit-${i}`); i++)
    rows.push({
      permit: valueOf(form, `permit-${i}`).slice(0, 30),
      from: typedDate(form, `from-${i}`),
      to: typedDate(form, `to-${i}`),
    });
  return rows.length > 0 ? rows : [emptyRow()];
}

function read(rows: readonly Row[], answers: Answers, today: string): { periods: Period[]; faults: Fault[] } {
  const faults: Fault[] = [];
  const periods: Period[] = [];
  const born = answers['born'];
  rows.forEach((row, i) => {
    if (isEmpty(row)) return;
    if (!(EXACT_PERMITS as readonly string[]).includes(row.permit))
      faults.push({ field: `permit-${i}`, text: 'error.choose' });
    const [from, to] = [dateOf(row.from, today), dateOf(row.to, today)];
    if ('fault' in from) faults.push({ field: `from-${i}`, text: from.fault });
    else if (from.value === '') faults.push({ field: `from-${i}`, text: 'error.date.roughly' });
    else if (born && born !== 'unknown' && certainlyAfter(born, from.value))
      faults.push({ field: `from-${i}`, text: 'error.date.before-birth' });
    if ('fault' in to) faults.push({ field: `to-${i}`, text: to.fault });
    else if ('value' in from && to.value !== '' && certainlyAfter(from.value, to.value))
      faults.push({ field: `to-${i}`, text: 'error.date.order' });
    if ('value' in from && 'value' in to) periods.push({ permit: row.permit, from: from.value, to: to.value });
  });
  if (periods.length === 0 && faults.length === 0) faults.push({ field: 'permit-0', text: 'error.exact.empty' });
  return { periods, faults };
}
