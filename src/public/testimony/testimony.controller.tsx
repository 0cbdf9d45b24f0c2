import { Get, Post } from '@nestjs/common';
import { Open } from '../../access/permit.js';
import { Clock } from '../../common/clock.js';
import { digest } from '../../common/keys.js';
import { RateLimit } from '../../common/rate.js';
import { TestimonyService } from '../../irregularities/testimony.service.js';
import { LANG } from '../pages/addresses.js';
import { FormDraft } from '../pages/draft.js';
import { FormsService } from '../pages/forms.service.js';
import { Pages } from '../pages/page.decorator.js';
import { CurrentPage, assertOpen, type PageAnswer, type PageRequest } from '../pages/page-request.js';
import { submissionIdOf } from '../pages/spam-guard.js';
import { ThanksPage } from '../pages/thanks.page.js';
import { TESTIMONY_FORM, testimonyOf } from './testimony.form.js';
import { TestimonyPage } from './testimony.page.js';

const REFERENCE = /^I-[2-9A-Z]{4}-[2-9A-Z]{4}$/;

@Pages()
export class TestimonyController {
  constructor(
    private readonly testimonies: TestimonyService,
    private readonly forms: FormsService,
    private readonly clock: Clock,
    private readonly rate: RateLimit,
  ) {}

  @Get(`${LANG}/testimony`)
  @Open('public.testimony')
  async show(@CurrentPage() request: PageRequest): Promise<PageAnswer> {
    assertOpen(request);
    const { query } = request;
    if (REFERENCE.test(query['thanks'] ?? ''))
      return { page: () => <ThanksPage request={request} of="testimony" reference={query['thanks']} /> };
    return this.forms.open(request, TESTIMONY_FORM, TestimonyPage);
  }

  /** For review; nothing of it is ever shown as it was told. */
  @Post(`${LANG}/testimony`)
  @Open('public.testimony')
  async create(@CurrentPage() request: PageRequest): Promise<PageAnswer> {
    assertOpen(request);
    await this.rate.consume(`testimony ${this.rate.clientKey(request.ip)}`, 30, 600);
    const { state, refused } = await this.forms.submit(request, TESTIMONY_FORM, TestimonyPage);
    if (refused) return refused;
    const { form, texts, answers } = request;
    const testimony = testimonyOf(state, this.clock.today());
    const submissionId = submissionIdOf(form);
    // Sent again after going back and changing something, it is another testimony.
    const reference = await this.testimonies.create(
      testimony,
      submissionId
        ? { key: `${submissionId} ${digest(JSON.stringify(testimony))}`, route: 'POST public testimony', body: null }
        : null,
    );
    return {
      to: `/${texts.language}/testimony?thanks=${reference}`,
      answers: new FormDraft(TESTIMONY_FORM).without(answers),
    };
  }
}
