import { Get, Param, Post } from '@nestjs/common';
import { Open } from '../../access/permit.js';
import { isDay } from '../../common/day.js';
import { RateLimit } from '../../common/rate.js';
import { LANG } from '../pages/addresses.js';
import { FormDraft } from '../pages/draft.js';
import { datePartsOf } from '../pages/form.rules.js';
import { FormsService } from '../pages/forms.service.js';
import { Pages } from '../pages/page.decorator.js';
import { CurrentPage, assertOpen, type PageAnswer, type PageRequest } from '../pages/page-request.js';
import { DayPromisesService } from './day-promises.service.js';
import { TELL_ME_FORM } from './tell-me.form.js';
import { PromisedPage, TellMePage, WithdrawPage } from './tell-me.page.js';

/** Per client. More than requests: nobody can release held promises, and a market stand shares one address. */
const MAX_PROMISES_A_DAY = 20;
const DRAFT = new FormDraft(TELL_ME_FORM);

@Pages()
export class TellMeController {
  constructor(
    private readonly promises: DayPromisesService,
    private readonly forms: FormsService,
    private readonly rate: RateLimit,
  ) {}

  @Get(`${LANG}/tell-me`)
  @Open('public.tell-me')
  async show(@CurrentPage() request: PageRequest): Promise<PageAnswer> {
    assertOpen(request);
    const { query, answers } = request;
    const [day, sent] = [query['day'] ?? '', query['sent'] ?? ''];
    if (isDay(sent)) return { page: () => <PromisedPage request={request} day={sent} /> };
    if (!isDay(day)) return this.forms.open(request, TELL_ME_FORM, TellMePage);
    // A day from the self-check starts a new form.
    const blank = { ...request, answers: DRAFT.without(answers) };
    return this.forms.open(blank, TELL_ME_FORM, TellMePage, { dates: { day: datePartsOf(day) } });
  }

  @Post(`${LANG}/tell-me`)
  @Open('public.tell-me')
  async promise(@CurrentPage() request: PageRequest): Promise<PageAnswer> {
    assertOpen(request);
    const client = this.rate.clientKey(request.ip);
    await this.rate.consume(`tell-me ${client}`, 30, 600);
    const { state, refused } = await this.forms.submit(request, TELL_ME_FORM, TellMePage);
    if (refused) return refused;
    const { texts, answers } = request;
    const { day, email } = state.values;
    // Each sends a letter to an address that anybody may have typed.
    await this.rate.consume(`promise ${client}`, MAX_PROMISES_A_DAY, 86_400);
    await this.promises.promise(email, texts.language, day);
    return { to: `/${texts.language}/tell-me?sent=${day}`, answers: DRAFT.without(answers) };
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
}
