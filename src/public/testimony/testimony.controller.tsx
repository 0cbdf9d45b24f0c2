import { Get, Post } from '@nestjs/common';
import { Open } from '../../access/permit.js';
import { Clock } from '../../common/clock.js';
import { digest } from '../../common/keys.js';
import { RateLimit } from '../../common/rate.js';
import { TestimonyService } from '../../irregularities/testimony.service.js';
import { PlacesService } from '../../places/places.service.js';
import { apart } from '../pages/form.rules.js';
import { LANG } from '../pages/addresses.js';
import { Pages } from '../pages/page.decorator.js';
import { TestimonyPage } from './testimony.page.js';
import { ThanksPage } from '../pages/thanks.page.js';
import { finder } from '../pages/place.form.js';
import { readTestimony } from './testimony.form.js';
import { submissionIdOf, SpamGuard, spamFaults } from '../pages/spam-guard.js';
import { sendBack, openForm, dateFields, FormDraft } from '../pages/draft.js';
import { CurrentPage, assertOpen, type PageAnswer, type PageRequest } from '../pages/page-request.js';

const DRAFT = new FormDraft('testimony.', [
  'what',
  'whose',
  'place',
  'place-choice',
  ...dateFields('when'),
  'story',
  'consent',
]);
const REFERENCE = /^I-[2-9A-Z]{4}-[2-9A-Z]{4}$/;

/** What happened to somebody at an authority, told by anybody. */
@Pages()
export class TestimonyController {
  constructor(
    private readonly testimonies: TestimonyService,
    private readonly places: PlacesService,
    private readonly clock: Clock,
    private readonly spamGuard: SpamGuard,
    private readonly rate: RateLimit,
  ) {}

  @Get(`${LANG}/testimony`)
  @Open('public.testimony')
  async ask(@CurrentPage() request: PageRequest): Promise<PageAnswer> {
    assertOpen(request);
    const { query } = request;
    if (REFERENCE.test(query['thanks'] ?? ''))
      return { page: () => <ThanksPage request={request} of="testimony" reference={query['thanks']} /> };
    return openForm(request, DRAFT, this.spamGuard, {
      blank: { values: {}, when: apart(''), faults: [], places: [], told: null },
      read: (form) => readTestimony(form, finder(this.places), this.clock.today()),
      Page: TestimonyPage,
    });
  }

  /** Lands in the queue of what has to be verified; nothing of it is ever shown as it was told. */
  @Post(`${LANG}/testimony`)
  @Open('public.testimony')
  async take(@CurrentPage() request: PageRequest): Promise<PageAnswer> {
    assertOpen(request);
    await this.rate.take(`testimony ${this.rate.clientKey(request.ip)}`, 30, 600);
    const { form, texts, answers } = request;
    const { told, ...read } = await readTestimony(form, finder(this.places), this.clock.today());
    const spamSign = this.spamGuard.detect(form);
    const faults = [...spamFaults(spamSign), ...read.faults];
    if (faults.length > 0 || !told)
      return sendBack(request, DRAFT, '/testimony', spamSign, () => (
        <TestimonyPage request={request} shown={{ ...read, faults, honeypot: this.spamGuard.fields(request, form) }} />
      ));
    const idempotencyKey = submissionIdOf(form);
    // Whoever goes back and tells something else tells something else.
    const reference = await this.testimonies.take(
      told,
      idempotencyKey
        ? { key: `${idempotencyKey} ${digest(JSON.stringify(told))}`, route: 'POST public testimony', body: null }
        : null,
    );
    return { to: `/${texts.language}/testimony?thanks=${reference}`, answers: DRAFT.without(answers) };
  }
}
