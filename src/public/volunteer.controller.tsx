import { Get, Post } from '@nestjs/common';
import { Open } from '../access/permit.js';
import { VolunteersService } from '../advisers/volunteers.service.js';
import { RateLimit } from '../common/rate.js';
import { PlacesService } from '../places/places.service.js';
import { LANG } from './languages.js';
import { Pages } from './page.reply.js';
import { ThanksPage } from './pages/thanks.page.js';
import { SPOKEN_ROWS, VolunteerPage } from './pages/volunteer.page.js';
import { finder } from './place.form.js';
import { Trap, trapFaults } from './trap.js';
import { again, asLeft, TypedForm } from './typed.form.js';
import { CurrentPage, assertOpen, type PageAnswer, type PageRequest } from './page-request.js';
import { readVolunteer, VOLUNTEER_LINES } from './volunteer.form.js';

const TYPED = new TypedForm('volunteer.', [
  ...VOLUNTEER_LINES,
  'home-choice',
  ...SPOKEN_ROWS.flatMap((n) => [`language-${n}`, `level-${n}`]),
  'time',
  'remote',
  'agree',
]);

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
  async ask(@CurrentPage() request: PageRequest): Promise<PageAnswer> {
    assertOpen(request);
    if (request.query['thanks'] !== undefined) return { page: () => <ThanksPage request={request} of="volunteer" /> };
    return asLeft(request, TYPED, this.trap, {
      blank: { values: {}, faults: [], places: [], asked: null },
      read: (form) => readVolunteer(form, finder(this.places)),
      Page: VolunteerPage,
    });
  }

  /** Lands with the coordinators of the canton as an adviser who is applying. */
  @Post(`${LANG}/volunteer`)
  @Open('public.volunteer')
  async apply(@CurrentPage() request: PageRequest): Promise<PageAnswer> {
    assertOpen(request);
    const client = this.rate.clientKey(request.ip);
    await this.rate.take(`volunteer ${client}`, 30, 600);
    const { form, texts, answers } = request;
    const { asked, ...read } = await readVolunteer(form, finder(this.places));
    const caught = this.trap.caught(form);
    const faults = [...trapFaults(caught), ...read.faults];
    if (faults.length > 0 || !asked)
      return again(request, TYPED, '/volunteer', caught, () => (
        <VolunteerPage request={request} shown={{ ...read, faults, trap: this.trap.fields(request, form) }} />
      ));
    await this.volunteers.apply(asked, client);
    return { to: `/${texts.language}/volunteer?thanks=1`, answers: TYPED.without(answers) };
  }
}
