import { Get, Param, Post } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { Open } from '../../access/permit.js';
import { Clock } from '../../common/clock.js';
import { isDay } from '../../common/day.js';
import { RateLimit } from '../../common/rate.js';
import { Pages } from '../pages/page.decorator.js';
import { DayPromisesService, MOST_YEARS, yearsLater } from './day-promises.service.js';
import {
  apart,
  lineOf,
  typedDate,
  valueOf,
  westernDigits,
  type Fault,
  type Form,
  type TypedDate,
} from '../pages/form.rules.js';
import { LANG } from '../pages/addresses.js';
import { PromisedPage, TellMePage, WithdrawPage } from './tell-me.page.js';
import { SpamGuard, spamFaults } from '../pages/spam-guard.js';
import { sendBack, openForm, dateFields, FormDraft } from '../pages/draft.js';
import { CurrentPage, assertOpen, type PageAnswer, type PageRequest } from '../pages/page-request.js';

/** Of one client; more than a request may have, since nobody can release them, and a stand at a market shares one address. */
const MOST_PROMISES_A_DAY = 20;
const DRAFT = new FormDraft('tell-me.', [...dateFields('day'), 'email', 'agree']);

/** A letter on a day: no case, no person, and the way to take it back. */
@Pages()
export class TellMeController {
  constructor(
    private readonly promises: DayPromisesService,
    private readonly clock: Clock,
    private readonly spamGuard: SpamGuard,
    private readonly rate: RateLimit,
  ) {}

  @Get(`${LANG}/tell-me`)
  @Open('public.tell-me')
  ask(@CurrentPage() request: PageRequest): PageAnswer | Promise<PageAnswer> {
    assertOpen(request);
    const { query, answers } = request;
    const [day, sent] = [query['day'] ?? '', query['sent'] ?? ''];
    if (isDay(sent)) return { page: () => <PromisedPage request={request} day={sent} /> };
    // A day that the self-check has found begins anew.
    return openForm(isDay(day) ? { ...request, answers: DRAFT.without(answers) } : request, DRAFT, this.spamGuard, {
      blank: { day: apart(isDay(day) ? day : ''), email: '', agreed: false, faults: [] },
      read: (form) => {
        const { typed, faults } = readWish(form, this.clock.today());
        return { ...typed, faults };
      },
      Page: TellMePage,
    });
  }

  @Post(`${LANG}/tell-me`)
  @Open('public.tell-me')
  async promise(@CurrentPage() request: PageRequest): Promise<PageAnswer> {
    assertOpen(request);
    const client = this.rate.clientKey(request.ip);
    await this.rate.take(`tell-me ${client}`, 30, 600);
    const { form, texts, answers } = request;
    const { typed, day, faults: misread } = readWish(form, this.clock.today());
    const spamSign = this.spamGuard.detect(form);
    const faults = [...spamFaults(spamSign), ...misread];
    if (faults.length > 0)
      return sendBack(request, DRAFT, '/tell-me', spamSign, () => (
        <TellMePage request={request} shown={{ ...typed, faults, honeypot: this.spamGuard.fields(request, form) }} />
      ));
    // Each writes a letter to an address that somebody has typed.
    await this.rate.take(`promise ${client}`, MOST_PROMISES_A_DAY, 86_400);
    await this.promises.promise(typed.email, texts.language, day);
    return { to: `/${texts.language}/tell-me?sent=${day}`, answers: DRAFT.without(answers) };
  }

  /** The page behind the link of the letter; it stays open whatever happens to the rest. */
  @Get('tell-me/:token')
  @Open('public.tell-me.withdraw')
  async asked(@CurrentPage() request: PageRequest, @Param('token') token: string): Promise<PageAnswer> {
    const day = await this.promises.dayOf(token);
    return { status: day ? 200 : 404, page: () => <WithdrawPage request={request} day={day} /> };
  }

  @Post('tell-me/:token')
  @Open('public.tell-me.withdraw')
  async withdraw(@CurrentPage() request: PageRequest, @Param('token') token: string): Promise<PageAnswer> {
    const day = await this.promises.dayOf(token);
    await this.promises.withdraw(token);
    return { status: day ? 200 : 404, page: () => <WithdrawPage request={request} day={null} /> };
  }
}

/** Reads the form; the day is one only where nothing is wrong. */
function readWish(
  form: Form,
  today: string,
): { typed: { day: TypedDate; email: string; agreed: boolean }; day: string; faults: Fault[] } {
  const [email, typed, agreed] = [lineOf(form, 'email'), typedDate(form, 'day'), valueOf(form, 'agree') === 'yes'];
  const faults: Fault[] = [];
  const [year, month, date] = [typed.year, typed.month, typed.day].map(westernDigits);
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (!isDay(day)) faults.push({ field: 'day', text: 'error.date.whole' });
  else if (day <= today) faults.push({ field: 'day', text: 'error.date.past' });
  else if (day > yearsLater(today, MOST_YEARS)) faults.push({ field: 'day', text: 'error.date.far' });
  if (email.length > 200 || !isEmail(email)) faults.push({ field: 'email', text: 'error.email' });
  if (!agreed) faults.push({ field: 'agree', text: 'error.agree' });
  return { typed: { day: typed, email, agreed }, day, faults };
}
