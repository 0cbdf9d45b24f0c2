import { Get, Post } from '@nestjs/common';
import { Open } from '../access/permit.js';
import { CaseOpeningService, type Request } from '../cases/case-opening.service.js';
import { isId, newId } from '../common/id.js';
import { RateLimit } from '../common/rate.js';
import { Db } from '../db/db.js';
import { PlacesService } from '../places/places.service.js';
import { finder } from './place.form.js';
import { Pages } from './page.reply.js';
import { AnswersCookie, type Answers } from './answers.cookie.js';
import { CampaignsService } from './campaigns.service.js';
import { assistedNow, factsOf } from './check.facts.js';
import { isAnswered, STEPS } from './check.steps.js';
import { PUBLIC_TEXT_VERSION } from './day-promises.service.js';
import { valueOf, type Fault } from './form.rules.js';
import { readHelp, TYPED_HELP, worriesOf } from './help.form.js';
import type { Html } from './html.js';
import { isLanguage, LANG } from './languages.js';
import { helpPage, reviewPage, type Agreed } from './pages/help.page.js';
import { lostPage } from './pages/lost.page.js';
import { isSpoken } from './spoken.js';
import { textsOf } from './texts.js';
import { keyed, Trap, trapFaults } from './trap.js';
import { again, asLeft } from './typed.form.js';
import { Here, mustBeOpen, type PageAnswer, type Visit } from './visit.js';

/** Signs of everything typed, sealed into the page. */
const MOST_SEALED = 20_000;
const PREFIX = 'help.';
const NOT_AGREED: readonly Fault[] = [{ field: 'agree', text: 'error.agree.help' }];
const NOTHING: Agreed = { facts: false, statistics: false };

/** Asking for help: one form, everything once more, then the number. Until the last step only the browser knows it. */
@Pages()
export class HelpController {
  constructor(
    private readonly opening: CaseOpeningService,
    private readonly places: PlacesService,
    private readonly campaigns: CampaignsService,
    private readonly db: Db,
    private readonly trap: Trap,
    private readonly cookie: AnswersCookie,
    private readonly rate: RateLimit,
  ) {}

  @Get(`${LANG}/help`)
  @Open('public.help')
  async ask(@Here() visit: Visit): Promise<PageAnswer> {
    mustBeOpen(visit);
    const blank = { values: { home: visit.answers['place-name'] ?? '' }, faults: [], places: [] };
    return asLeft(visit, TYPED_HELP, this.trap, {
      blank,
      read: (form) => readHelp(form, finder(this.places)),
      page: helpPage,
    });
  }

  @Post(`${LANG}/help`)
  @Open('public.help')
  async read(@Here() visit: Visit): Promise<PageAnswer> {
    mustBeOpen(visit);
    const { form, texts } = visit;
    const { values, places, ...read } = await readHelp(form, finder(this.places));
    const caught = this.trap.caught(form);
    const faults = [...trapFaults(caught), ...read.faults];
    if (faults.length > 0)
      return again(visit, TYPED_HELP, '/help', caught, () =>
        helpPage(visit, { values, faults, places, trap: this.trap.fields(visit, form) }),
      );
    const kept = {
      ...TYPED_HELP.keep(keyed(visit).answers, form),
      ...prefixed({ 'home-bfs': values['home-bfs'], 'home-name': values['home-name'], once: newId() }),
    };
    return { to: `/${texts.language}/help/review`, answers: kept, orElse: () => this.shown(visit, kept, [], NOTHING) };
  }

  @Get(`${LANG}/help/review`)
  @Open('public.help')
  review(@Here() visit: Visit): PageAnswer {
    mustBeOpen(visit);
    const { answers, query } = visit;
    // Too long ago, sent already, or left.
    if (!isWhole(answers)) return { status: 410, page: () => lostPage(visit, 'help') };
    const missing = query['again'] !== undefined;
    const agreed = {
      facts: missing && answers[`${PREFIX}facts`] === 'yes',
      statistics: missing && answers[`${PREFIX}statistics`] === 'yes',
    };
    return { status: missing ? 422 : 200, page: () => this.shown(visit, answers, missing ? NOT_AGREED : [], agreed) };
  }

  /**
   * With consent it becomes a request; sent twice, it is the same one. What is sent is what was looked at, sealed in the
   * page itself: a helper has two people's pages open in two tabs, and the browser has one cookie for both.
   */
  @Post(`${LANG}/help/review`)
  @Open('public.help')
  async send(@Here() visit: Visit): Promise<PageAnswer> {
    mustBeOpen(visit);
    const { form, texts } = visit;
    const answers = this.cookie.open(valueOf(form, 'sealed', MOST_SEALED));
    if (!isWhole(answers)) return { status: 410, page: () => lostPage(visit, 'help') };
    const once = answers[`${PREFIX}once`];
    const isTheirs = visit.answers[`${PREFIX}once`] === once;
    const agreed = { facts: valueOf(form, 'facts') === 'yes', statistics: valueOf(form, 'statistics') === 'yes' };
    if (valueOf(form, 'agree') !== 'yes') {
      const page = (): Html => this.shown(visit, answers, NOT_AGREED, agreed);
      if (!isTheirs) return { status: 422, page };
      const ticked = prefixed({ facts: agreed.facts ? 'yes' : '', statistics: agreed.statistics ? 'yes' : '' });
      return {
        to: `/${texts.language}/help/review?again=1`,
        answers: { ...visit.answers, ...ticked },
        orElse: page,
        orElseStatus: 422,
      };
    }
    const client = this.rate.clientKey(visit.ip);
    await this.rate.take(`request ${client}`, 60, 600);
    const { tracking } = await this.opening.request(
      await this.asked(visit, answers, agreed),
      { key: once, route: 'POST public help', body: null },
      client,
    );
    await this.campaigns.count(answers['source'], 'request', visit.ip);
    // What another tab has begun since stays.
    return { to: `/requests/${tracking}?lang=${texts.language}&new=1`, ...(isTheirs ? { answers: {} } : {}) };
  }

  private shown(visit: Visit, answers: Answers, faults: readonly Fault[], agreed: Agreed): Html {
    return reviewPage(
      { ...visit, answers },
      { faults, checked: hasChecked(answers), agreed, sealed: this.cookie.seal(answers) },
    );
  }

  private async asked({ texts }: Visit, answers: Answers, agreed: Agreed): Promise<Request> {
    const kept = (await readHelp(TYPED_HELP.form(answers), () => Promise.resolve({ places: [], certain: false })))
      .values;
    const bfs = Number(answers[`${PREFIX}home-bfs`]);
    const languages = [...new Set([kept['language-1'], kept['language-2']].filter(isSpoken))];
    const consents = (['help', ...(agreed.statistics ? (['statistics'] as const) : [])] as const).map((purpose) => ({
      purpose,
      textVersion: PUBLIC_TEXT_VERSION,
      language: texts.language,
    }));
    const facts = agreed.facts && hasChecked(answers);
    const message = [facts && assistedNow(answers) ? `– ${await this.socialNow(bfs)}` : '', kept['message'] ?? '']
      .filter(Boolean)
      .join('\n\n');
    return {
      person: {
        firstName: kept['first-name'],
        ...(kept['last-name'] ? { lastName: kept['last-name'] } : {}),
        languages,
        commune: bfs,
        contact: {
          email: kept['email'] || null,
          phone: kept['phone'] || null,
          safeToCall: kept['safe'] === 'yes' ? true : kept['safe'] === 'no' ? false : null,
          bestTime: kept['best-time'] || null,
        },
        ...(kept['helper-name']
          ? {
              helper: {
                name: kept['helper-name'],
                relation: kept['helper-relation'] || '–',
                ...(kept['helper-phone'] ? { phone: kept['helper-phone'] } : {}),
              },
            }
          : {}),
      },
      consents,
      procedure: 'unknown',
      ...(message ? { message } : {}),
      worries: worriesOf(kept),
      ...(answers['source'] ? { source: answers['source'] } : {}),
      ...(facts ? { facts: factsOf(answers) } : {}),
    };
  }

  /** What no fact can hold, in the language of those who read it first. */
  private async socialNow(bfs: number): Promise<string> {
    const { language } = await this.places.communeOf(this.db.source.manager, bfs);
    return textsOf(isLanguage(language) ? language : 'de').t('facts.social-now');
  }
}

const hasChecked = (answers: Answers): boolean => STEPS.some((step) => isAnswered(step, answers));
/** Whether there is a form that was filled in without a fault. */
const isWhole = (answers: Answers): boolean =>
  isId(answers[`${PREFIX}once`]) && (answers[`${PREFIX}home-bfs`] ?? '') !== '';
const prefixed = (values: Record<string, string>): Answers =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [PREFIX + name, value]));
