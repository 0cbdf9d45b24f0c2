import { Get, Post } from '@nestjs/common';
import { Open } from '../access/permit.js';
import { Clock } from '../common/clock.js';
import { RateLimit } from '../common/rate.js';
import { TestimonyService } from '../irregularities/testimony.service.js';
import { PlacesService } from '../places/places.service.js';
import { apart } from './form.rules.js';
import { LANG } from './languages.js';
import { Pages } from './page.reply.js';
import { testimonyPage } from './pages/testimony.page.js';
import { thanksPage } from './pages/thanks.page.js';
import { finder } from './place.form.js';
import { readTestimony } from './testimony.form.js';
import { Trap } from './trap.js';
import { Here, mustBeOpen, type PageAnswer, type Visit } from './visit.js';

/** What happened to somebody at an authority, told by anybody. */
@Pages()
export class TestimonyController {
  constructor(
    private readonly testimonies: TestimonyService,
    private readonly places: PlacesService,
    private readonly clock: Clock,
    private readonly trap: Trap,
    private readonly rate: RateLimit,
  ) {}

  @Get(`${LANG}/testimony`)
  @Open('public.testimony')
  ask(@Here() visit: Visit): PageAnswer {
    mustBeOpen(visit);
    return { page: () => testimonyPage(visit, { values: {}, when: apart(''), faults: [], places: [], trap: this.trap.fields(visit.texts) }) };
  }

  /** Lands in the queue of what has to be verified; nothing of it is ever shown as it was told. */
  @Post(`${LANG}/testimony`)
  @Open('public.testimony')
  async take(@Here() visit: Visit): Promise<PageAnswer> {
    mustBeOpen(visit);
    this.rate.take(`testimony ${visit.ip}`, 30, 600);
    const { form, texts } = visit;
    const { told, ...read } = await readTestimony(form, finder(this.places), this.clock.today());
    const faults = [...this.trap.faults(form), ...read.faults];
    if (faults.length > 0 || !told) return { status: 422, page: () => testimonyPage(visit, { ...read, faults, trap: this.trap.fields(texts, form) }) };
    const reference = await this.testimonies.take(told);
    return { page: () => thanksPage(visit, 'testimony', reference) };
  }
}
