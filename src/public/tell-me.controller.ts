import { Get, Param, Post } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { Open } from '../access/permit.js';
import { Clock } from '../common/clock.js';
import { isDay } from '../common/day.js';
import { RateLimit } from '../common/rate.js';
import { Pages } from './page.reply.js';
import { DayPromisesService, MOST_YEARS, yearsLater } from './day-promises.service.js';
import { apart, lineOf, typedDate, valueOf, westernDigits, type Fault } from './form.rules.js';
import { LANG } from './languages.js';
import { promisedPage, tellMePage, withdrawPage } from './pages/tell-me.page.js';
import { Trap } from './trap.js';
import { Here, mustBeOpen, type PageAnswer, type Visit } from './visit.js';

/** A letter on a day: no case, no person, and the way to take it back. */
@Pages()
export class TellMeController {
  constructor(
    private readonly promises: DayPromisesService,
    private readonly clock: Clock,
    private readonly trap: Trap,
    private readonly rate: RateLimit,
  ) {}

  @Get(`${LANG}/tell-me`)
  @Open('public.tell-me')
  ask(@Here() visit: Visit): PageAnswer {
    mustBeOpen(visit);
    const day = visit.query['day'] ?? '';
    return { page: () => tellMePage(visit, { day: apart(isDay(day) ? day : ''), email: '', agreed: false, faults: [], trap: this.trap.fields(visit.texts) }) };
  }

  @Post(`${LANG}/tell-me`)
  @Open('public.tell-me')
  async promise(@Here() visit: Visit): Promise<PageAnswer> {
    mustBeOpen(visit);
    this.rate.take(`tell-me ${visit.ip}`, 30, 600);
    const { form, texts } = visit;
    const [email, typed, agreed] = [lineOf(form, 'email'), typedDate(form, 'day'), valueOf(form, 'agree') === 'yes'];
    const faults: Fault[] = this.trap.faults(form);
    const [year, month, date] = [typed.year, typed.month, typed.day].map(westernDigits);
    const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
    const today = this.clock.today();
    if (!isDay(day)) faults.push({ field: 'day', text: 'error.date.whole' });
    else if (day <= today) faults.push({ field: 'day', text: 'error.date.past' });
    else if (day > yearsLater(today, MOST_YEARS)) faults.push({ field: 'day', text: 'error.date.far' });
    if (email.length > 200 || !isEmail(email)) faults.push({ field: 'email', text: 'error.email' });
    if (!agreed) faults.push({ field: 'agree', text: 'error.agree' });
    if (faults.length > 0) return { status: 422, page: () => tellMePage(visit, { day: typed, email, agreed, faults, trap: this.trap.fields(texts, form) }) };
    await this.promises.promise(email, texts.language, day);
    return { page: () => promisedPage(visit, day) };
  }

  /** The page behind the link of the letter; it stays open whatever happens to the rest. */
  @Get('tell-me/:token')
  @Open('public.tell-me.withdraw')
  async asked(@Here() visit: Visit, @Param('token') token: string): Promise<PageAnswer> {
    const day = await this.promises.dayOf(token);
    return { status: day ? 200 : 404, page: () => withdrawPage(visit, day ? { day } : 'gone') };
  }

  @Post('tell-me/:token')
  @Open('public.tell-me.withdraw')
  async withdraw(@Here() visit: Visit, @Param('token') token: string): Promise<PageAnswer> {
    const day = await this.promises.dayOf(token);
    await this.promises.withdraw(token);
    return { status: day ? 200 : 404, page: () => withdrawPage(visit, 'gone') };
  }
}
