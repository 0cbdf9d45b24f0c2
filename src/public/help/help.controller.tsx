import { Get, Post } from '@nestjs/common';
import type { VNode } from 'preact';
import { Open } from '../../access/permit.js';
import { WORRIES } from '../../cases/case.entity.js';
import { CaseOpeningService, type Request } from '../../cases/case-opening.service.js';
import { Clock } from '../../common/clock.js';
import { isId, newId } from '../../common/id.js';
import { RateLimit } from '../../common/rate.js';
import { Pages } from '../pages/page.decorator.js';
import { AnswersCookie, type Answers } from '../pages/answers.cookie.js';
import { CampaignsService } from '../../campaigns/campaigns.service.js';
import { factsOf } from '../self-check/check.facts.js';
import { isBegun } from '../self-check/check.steps.js';
import { PUBLIC_TEXT_VERSION } from '../day-letters/day-promises.service.js';
import { FormsService } from '../pages/forms.service.js';
import { readForm } from '../pages/form.reader.js';
import { valueOf, type Fault } from '../pages/form.rules.js';
import { HELP_DRAFT, HELP_FORM } from './help.form.js';
import { LANG } from '../pages/addresses.js';
import { placeName } from '../pages/place.form.js';
import { HelpPage } from './help.page.js';
import { ReviewPage, WRITE_ANSWERS, type Agreed } from './review.page.js';
import { LostPage } from '../pages/lost.page.js';
import { isSpoken } from '../pages/spoken.js';
import { withFormKey } from '../pages/spam-guard.js';
import { CurrentPage, assertOpen, type PageAnswer, type PageRequest } from '../pages/page-request.js';

const MAX_SEALED = 20_000;
const PREFIX = 'help.';
const NOT_AGREED: readonly Fault[] = [{ field: 'agree', text: 'error.agree.help' }];
const NOTHING: Agreed = { facts: false, statistics: false, contact: false, write: '' };

/** Until the last step only the browser holds the answers. */
@Pages()
export class HelpController {
  constructor(
    private readonly opening: CaseOpeningService,
    private readonly campaigns: CampaignsService,
    private readonly forms: FormsService,
    private readonly cookie: AnswersCookie,
    private readonly rate: RateLimit,
    private readonly clock: Clock,
  ) {}

  @Get(`${LANG}/help`)
  @Open('public.help')
  async show(@CurrentPage() request: PageRequest): Promise<PageAnswer> {
    assertOpen(request);
    const values = { home: request.answers['place-name'] ?? '', 'language-1': request.texts.language };
    return this.forms.open(request, HELP_FORM, HelpPage, { values });
  }

  @Post(`${LANG}/help`)
  @Open('public.help')
  async continue(@CurrentPage() request: PageRequest): Promise<PageAnswer> {
    assertOpen(request);
    const { form, texts } = request;
    const { state, refused } = await this.forms.submit(request, HELP_FORM, HelpPage);
    if (refused) return refused;
    const place = state.place!;
    const answers = {
      ...HELP_DRAFT.keep(withFormKey(request).answers, form),
      ...prefixed({ 'home-bfs': String(place.bfs), 'home-name': placeName(place), once: newId() }),
    };
    return {
      to: `/${texts.language}/help/review`,
      answers,
      orElse: () => this.reviewPage(request, answers, [], NOTHING),
    };
  }

  @Get(`${LANG}/help/review`)
  @Open('public.help')
  review(@CurrentPage() request: PageRequest): PageAnswer {
    assertOpen(request);
    const { answers, query } = request;
    // Expired, already sent, or left by the quick exit.
    if (!isWhole(answers)) return { status: 410, page: () => <LostPage request={request} of="help" /> };
    const missing = query['again'] !== undefined;
    const agreed = missing ? agreedIn((name) => answers[PREFIX + name] ?? '') : NOTHING;
    return {
      status: missing ? 422 : 200,
      page: () => this.reviewPage(request, answers, missing ? NOT_AGREED : [], agreed),
    };
  }

  /** Idempotent. The answers are sealed in the page, since a helper may have two people's in two tabs. */
  @Post(`${LANG}/help/review`)
  @Open('public.help')
  async send(@CurrentPage() request: PageRequest): Promise<PageAnswer> {
    assertOpen(request);
    const { form, texts } = request;
    const answers = this.cookie.open(valueOf(form, 'sealed', MAX_SEALED));
    if (!isWhole(answers)) return { status: 410, page: () => <LostPage request={request} of="help" /> };
    const idempotencyKey = answers[`${PREFIX}once`];
    const isTheirs = request.answers[`${PREFIX}once`] === idempotencyKey;
    const agreed = agreedIn((name) => valueOf(form, name));
    if (valueOf(form, 'agree') !== 'yes') {
      const page = (): VNode => this.reviewPage(request, answers, NOT_AGREED, agreed);
      if (!isTheirs) return { status: 422, page };
      const { write, ...ticks } = agreed;
      const ticked = prefixed({
        write,
        ...Object.fromEntries(Object.entries(ticks).map(([name, ticked]) => [name, ticked ? 'yes' : ''])),
      });
      return {
        to: `/${texts.language}/help/review?again=1`,
        answers: { ...request.answers, ...ticked },
        orElse: page,
        orElseStatus: 422,
      };
    }
    const client = this.rate.clientKey(request.ip);
    await this.rate.consume(`request ${client}`, 60, 600);
    const { tracking } = await this.opening.request(
      await this.requestOf(request, answers, agreed),
      { key: idempotencyKey, route: 'POST public help', body: null },
      client,
    );
    await this.campaigns.count(answers['source'], 'request', request.ip);
    return { to: `/requests/${tracking}?lang=${texts.language}&new=1`, ...(isTheirs ? { answers: {} } : {}) };
  }

  private reviewPage(request: PageRequest, answers: Answers, faults: readonly Fault[], agreed: Agreed): VNode {
    return (
      <ReviewPage
        request={{ ...request, answers }}
        shown={{ faults, checked: this.hasChecked(answers), agreed, sealed: this.cookie.seal(answers) }}
      />
    );
  }

  private async requestOf({ texts }: PageRequest, answers: Answers, agreed: Agreed): Promise<Request> {
    const { values } = await readForm(HELP_FORM, HELP_DRAFT.form(answers), {
      find: () => Promise.resolve({ places: [], certain: false }),
      today: '',
    });
    const bfs = Number(answers[`${PREFIX}home-bfs`]);
    const languages = [...new Set([values['language-1'], values['language-2']].filter(isSpoken))];
    const email = values['email'] || null;
    const optional = (['contact', 'statistics'] as const).filter(
      (purpose) => agreed[purpose] && (purpose !== 'contact' || email !== null),
    );
    const consents = (['help', ...optional] as const).map((purpose) => ({
      purpose,
      textVersion: PUBLIC_TEXT_VERSION,
      language: texts.language,
    }));
    const facts = agreed.facts && this.hasChecked(answers);
    const { message } = values;
    return {
      person: {
        firstName: values['first-name'],
        ...(values['last-name'] ? { lastName: values['last-name'] } : {}),
        languages,
        commune: bfs,
        contact: {
          email,
          phone: values['phone'] || null,
          safeToCall: values['safe'] === 'yes' ? true : values['safe'] === 'no' ? false : null,
          ...(email !== null && agreed.write !== '' ? WRITING[agreed.write] : {}),
          bestTime: values['best-time'] || null,
        },
        ...(values['helper-name']
          ? {
              helper: {
                name: values['helper-name'],
                relation: values['helper-relation'] || '–',
                ...(values['helper-phone'] ? { phone: values['helper-phone'] } : {}),
              },
            }
          : {}),
      },
      consents,
      procedure: 'unknown',
      ...(message ? { message } : {}),
      worries: WORRIES.filter((worry) => values.worries.split(',').includes(worry)),
      ...(answers['source'] ? { source: answers['source'] } : {}),
      ...(facts ? { facts: factsOf(answers, this.clock.today()) } : {}),
    };
  }

  private hasChecked(answers: Answers): boolean {
    return isBegun(answers, this.clock.today());
  }
}

/** What the answer says of the address. */
const WRITING = {
  alone: { safeToWrite: true, sharedWith: false },
  shared: { safeToWrite: true, sharedWith: true },
  no: { safeToWrite: false, sharedWith: true },
} as const;

function agreedIn(valueOf: (name: string) => string): Agreed {
  return {
    facts: valueOf('facts') === 'yes',
    statistics: valueOf('statistics') === 'yes',
    contact: valueOf('contact') === 'yes',
    write: WRITE_ANSWERS.find((answer) => answer === valueOf('write')) ?? '',
  };
}

const isWhole = (answers: Answers): boolean =>
  isId(answers[`${PREFIX}once`]) && (answers[`${PREFIX}home-bfs`] ?? '') !== '';
const prefixed = (values: Record<string, string>): Answers =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [PREFIX + name, value]));
