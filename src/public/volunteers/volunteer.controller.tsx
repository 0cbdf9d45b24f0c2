import { Get, Post } from '@nestjs/common';
import { Open } from '../../access/permit.js';
import { VolunteersService } from '../../advisers/volunteers.service.js';
import { RateLimit } from '../../common/rate.js';
import { LANG } from '../pages/addresses.js';
import { FormDraft } from '../pages/draft.js';
import { FormsService } from '../pages/forms.service.js';
import { Pages } from '../pages/page.decorator.js';
import { CurrentPage, assertOpen, type PageAnswer, type PageRequest } from '../pages/page-request.js';
import { ThanksPage } from '../pages/thanks.page.js';
import { VOLUNTEER_FORM, volunteerOf } from './volunteer.form.js';
import { VolunteerPage } from './volunteer.page.js';

@Pages()
export class VolunteerController {
  constructor(
    private readonly volunteers: VolunteersService,
    private readonly forms: FormsService,
    private readonly rate: RateLimit,
  ) {}

  @Get(`${LANG}/volunteer`)
  @Open('public.volunteer')
  async show(@CurrentPage() request: PageRequest): Promise<PageAnswer> {
    assertOpen(request);
    if (request.query['thanks'] !== undefined) return { page: () => <ThanksPage request={request} of="volunteer" /> };
    const values = { 'language-1': request.texts.language, time: '2' };
    return this.forms.open(request, VOLUNTEER_FORM, VolunteerPage, { values });
  }

  /** For the coordinators of the canton. */
  @Post(`${LANG}/volunteer`)
  @Open('public.volunteer')
  async apply(@CurrentPage() request: PageRequest): Promise<PageAnswer> {
    assertOpen(request);
    const client = this.rate.clientKey(request.ip);
    await this.rate.consume(`volunteer ${client}`, 30, 600);
    const { state, refused } = await this.forms.submit(request, VOLUNTEER_FORM, VolunteerPage);
    if (refused) return refused;
    await this.volunteers.apply(volunteerOf(state, state.place!), client);
    return {
      to: `/${request.texts.language}/volunteer?thanks=1`,
      answers: new FormDraft(VOLUNTEER_FORM).without(request.answers),
    };
  }
}
