import { Get, Param, Post } from '@nestjs/common';
import { TrustedOrigin } from '../../access/guard.js';
import { Open } from '../../access/permit.js';
import { Clock } from '../../common/clock.js';
import { isDay } from '../../common/day.js';
import { NotFound } from '../../common/problem.js';
import { RateLimit } from '../../common/rate.js';
import { LANG } from '../pages/addresses.js';
import { FormDraft } from '../pages/draft.js';
import { datePartsOf } from '../pages/form.rules.js';
import { FormsService, type FormPage } from '../pages/forms.service.js';
import { Pages } from '../pages/page.decorator.js';
import { CurrentPage, assertOpen, type PageAnswer, type PageRequest } from '../pages/page-request.js';
import { calendar, type AllDay } from '../../follow-ups/icalendar.rules.js';
import { DayPromisesService, reminderDay, yearsLater } from './day-promises.service.js';
import { DAYS_ABOUT, TELL_ME_FORM } from './tell-me.form.js';
import { PromisedPage, TellMePage, WithdrawPage } from './tell-me.page.js';

/** Per client. More than requests: nobody can release held promises, and a market stand shares one address. */
const MAX_PROMISES_A_DAY = 20;
/** A calendar may hold a day that is too far away for a letter. */
const MAX_YEARS_AHEAD = 30;
const DRAFT = new FormDraft(TELL_ME_FORM);

@Pages()
export class TellMeController {
  constructor(
    private readonly promises: DayPromisesService,
    private readonly forms: FormsService,
    private readonly rate: RateLimit,
    private readonly clock: Clock,
    private readonly origin: TrustedOrigin,
  ) {}

  @Get(`${LANG}/tell-me`)
  @Open('public.tell-me')
  async show(@CurrentPage() request: PageRequest): Promise<PageAnswer> {
    assertOpen(request);
    const { query, answers } = request;
    const [day, sent] = [query['day'] ?? '', query['sent'] ?? ''];
    if (isDay(sent)) return { page: () => <PromisedPage request={request} day={sent} /> };
    if (!isDay(day)) return this.forms.open(request, TELL_ME_FORM, this.page());
    // A day from the self-check starts a new form.
    const blank = { ...request, answers: DRAFT.without(answers) };
    const about = DAYS_ABOUT.find((each) => each === query['about']) ?? 'from';
    return this.forms.open(blank, TELL_ME_FORM, this.page(), { values: { about }, dates: { day: datePartsOf(day) } });
  }

  /** A day as a file for a calendar: without an address, computed from the query, nothing stored. */
  @Get(`${LANG}/check/day.ics`)
  @Open('public.tell-me')
  calendarFile(@CurrentPage() request: PageRequest): PageAnswer {
    assertOpen(request);
    const { texts, query } = request;
    const day = query['day'] ?? '';
    const about = DAYS_ABOUT.find((each) => each === query['about']);
    const today = this.clock.today();
    // Days of a life: anything else was typed by hand.
    if (!isDay(day) || about === undefined || day <= today || day > yearsLater(today, MAX_YEARS_AHEAD))
      throw new NotFound();
    const days = about === 'closes' ? [reminderDay(day, today), day] : [day];
    const events = [...new Set(days)].map((on): AllDay => ({
      uid: `${about}-${day}-${on}@passerelle`,
      day: on,
      title: texts.t(`calendar.${about}`, { day: texts.day(day) }),
      description: texts.t(`calendar.${about}.text`, { day: texts.day(day) }),
      url: `${this.origin.origin}/${texts.language}/check`,
      stamp: this.clock.now(),
      sequence: 0,
    }));
    return {
      file: { name: 'passerelle.ics', type: 'text/calendar; charset=utf-8', body: calendar('Passerelle', events) },
    };
  }

  @Post(`${LANG}/tell-me`)
  @Open('public.tell-me')
  async promise(@CurrentPage() request: PageRequest): Promise<PageAnswer> {
    assertOpen(request);
    const client = this.rate.clientKey(request.ip);
    await this.rate.consume(`tell-me ${client}`, 30, 600);
    const { state, refused } = await this.forms.submit(request, TELL_ME_FORM, this.page());
    if (refused) return refused;
    const { texts, answers } = request;
    const { about, day, email } = state.values;
    const closes = about === 'closes';
    const on = closes ? reminderDay(day, this.clock.today()) : day;
    // Each sends a letter to an address that anybody may have typed.
    await this.rate.consume(`promise ${client}`, MAX_PROMISES_A_DAY, 86_400);
    await this.promises.promise(email, texts.language, on, closes ? day : null);
    return { to: `/${texts.language}/tell-me?sent=${on}`, answers: DRAFT.without(answers) };
  }

  /** Open even where the public pages are not. */
  @Get('tell-me/:token')
  @Open('public.tell-me.withdraw')
  async showPromise(@CurrentPage() request: PageRequest, @Param('token') token: string): Promise<PageAnswer> {
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

  private page(): FormPage<keyof typeof TELL_ME_FORM.fields> {
    const today = this.clock.today();
    return (shown) => <TellMePage {...shown} today={today} />;
  }
}
