import { Get, Post } from '@nestjs/common';
import { Open } from '../../access/permit.js';
import { VolunteersService } from '../../advisers/volunteers.service.js';
import { RateLimit } from '../../common/rate.js';
import { PlacesService } from '../../places/places.service.js';
import { LANG } from '../pages/addresses.js';
import { Pages } from '../pages/page.decorator.js';
import { ThanksPage } from '../pages/thanks.page.js';
import { SPOKEN_ROWS, VolunteerPage } from './volunteer.page.js';
import { finder } from '../pages/place.form.js';
import { SpamGuard, spamFaults } from '../pages/spam-guard.js';
import { sendBack, openForm, FormDraft } from '../pages/draft.js';
import { CurrentPage, assertOpen, type PageAnswer, type PageRequest } from '../pages/page-request.js';
import { readVolunteer, VOLUNTEER_LINES } from './volunteer.form.js';

const DRAFT = new FormDraft('volunteer.', [
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
    private readonly spamGuard: SpamGuard,
    private readonly rate: RateLimit,
  ) {}

  @Get(`${LANG}/volunteer`)
  @Open('public.volunteer')
  async ask(@CurrentPage() request: PageRequest): Promise<PageAnswer> {
    assertOpen(request);
    if (request.query['thanks'] !== undefined) return { page: () => <ThanksPage request={request} of="volunteer" /> };
    return openForm(request, DRAFT, this.spamGuard, {
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
    const spamSign = this.spamGuard.detect(form);
    const faults = [...spamFaults(spamSign), ...read.faults];
    if (faults.length > 0 || !asked)
      return sendBack(request, DRAFT, '/volunteer', spamSign, () => (
        <VolunteerPage request={request} shown={{ ...read, faults, honeypot: this.spamGuard.fields(request, form) }} />
      ));
    await this.volunteers.apply(asked, client);
    return { to: `/${texts.language}/volunteer?thanks=1`, answers: DRAFT.without(answers) };
  }
}
