import { Get, Post } from '@nestjs/common';
import { Open } from '../access/permit.js';
import { VolunteersService } from '../advisers/volunteers.service.js';
import { RateLimit } from '../common/rate.js';
import { PlacesService } from '../places/places.service.js';
import { LANG } from './languages.js';
import { Pages } from './page.reply.js';
import { thanksPage } from './pages/thanks.page.js';
import { volunteerPage } from './pages/volunteer.page.js';
import { finder } from './place.form.js';
import { Trap } from './trap.js';
import { Here, mustBeOpen, type PageAnswer, type Visit } from './visit.js';
import { readVolunteer } from './volunteer.form.js';

/** Somebody wants to advise. */
@Pages()
export class VolunteerController {
  constructor(
    private readonly volunteers: VolunteersService,
    private readonly places: PlacesService,
    private readonly trap: Trap,
    private readonly rate: RateLimit,
  ) {}

  @Get(`${LANG}/volunteer`)
  @Open('public.volunteer')
  ask(@Here() visit: Visit): PageAnswer {
    mustBeOpen(visit);
    return { page: () => volunteerPage(visit, { values: {}, faults: [], places: [], trap: this.trap.fields(visit.texts) }) };
  }

  /** Lands with the coordinators of the canton as an adviser who is applying. */
  @Post(`${LANG}/volunteer`)
  @Open('public.volunteer')
  async apply(@Here() visit: Visit): Promise<PageAnswer> {
    mustBeOpen(visit);
    this.rate.take(`volunteer ${visit.ip}`, 30, 600);
    const { form, texts } = visit;
    const { asked, ...read } = await readVolunteer(form, finder(this.places));
    const faults = [...this.trap.faults(form), ...read.faults];
    if (faults.length > 0 || !asked) return { status: 422, page: () => volunteerPage(visit, { ...read, faults, trap: this.trap.fields(texts, form) }) };
    await this.volunteers.apply(asked);
    return { page: () => thanksPage(visit, 'volunteer', null) };
  }
}
