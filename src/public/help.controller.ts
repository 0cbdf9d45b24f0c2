import { Get, Post } from '@nestjs/common';
import { Open } from '../access/permit.js';
import { CaseOpeningService, type Request } from '../cases/case-opening.service.js';
import { isId, newId } from '../common/id.js';
import { RateLimit } from '../common/rate.js';
import { Db } from '../db/db.js';
import { PlacesService } from '../places/places.service.js';
import { finder } from './place.form.js';
import { Pages } from './page.reply.js';
import { CampaignsService } from './campaigns.service.js';
import { assistedNow, factsOf } from './check.facts.js';
import { isAnswered, STEPS } from './check.steps.js';
import { PUBLIC_TEXT_VERSION } from './day-promises.service.js';
import type { Fault } from './form.rules.js';
import { valueOf } from './form.rules.js';
import { messageOf, readHelp } from './help.form.js';
import { isLanguage, LANG } from './languages.js';
import { helpPage, reviewPage } from './pages/help.page.js';
import { textsOf } from './texts.js';
import { Trap } from './trap.js';
import { Here, mustBeOpen, type PageAnswer, type Visit } from './visit.js';

const PREFIX = 'help.';

/** Asking for help: one form, everything once more, then the number. Until the last step only the browser knows it. */
@Pages()
export class HelpController {
  constructor(
    private readonly opening: CaseOpeningService,
    private readonly places: PlacesService,
    private readonly campaigns: CampaignsService,
    private readonly db: Db,
    private readonly trap: Trap,
    private readonly rate: RateLimit,
  ) {}

  @Get(`${LANG}/help`)
  @Open('public.help')
  ask(@Here() visit: Visit): PageAnswer {
    mustBeOpen(visit);
    const kept = helpOf(visit);
    const values = { ...kept, home: kept['home'] ?? (visit.answers['place-name'] ?? '') };
    return { page: () => helpPage(visit, { values, faults: [], places: [], trap: this.trap.fields(visit.texts) }) };
  }

  @Post(`${LANG}/help`)
  @Open('public.help')
  async read(@Here() visit: Visit): Promise<PageAnswer> {
    mustBeOpen(visit);
    const { form, texts } = visit;
    const { values, faults, places } = await readHelp(form, finder(this.places));
    faults.unshift(...this.trap.faults(form));
    if (faults.length > 0) return { status: 422, page: () => helpPage(visit, { values, faults, places, trap: this.trap.fields(texts, form) }) };
    const others = Object.fromEntries(Object.entries(visit.answers).filter(([name]) => !name.startsWith(PREFIX)));
    const kept = Object.fromEntries(Object.entries({ ...values, once: newId() }).map(([name, value]) => [PREFIX + name, value]));
    return { to: `/${texts.language}/help/review`, answers: { ...others, ...kept } };
  }

  @Get(`${LANG}/help/review`)
  @Open('public.help')
  review(@Here() visit: Visit): PageAnswer {
    mustBeOpen(visit);
    // Without cookies, or after two hours, there is nothing to look through.
    if (!visit.answers[`${PREFIX}first-name`]) return { to: `/${visit.texts.language}/help` };
    return { page: () => reviewPage(visit, { faults: [], checked: hasChecked(visit), agreed: { help: false, facts: false, statistics: false } }) };
  }

  /** With consent it becomes a request; sent twice, it is the same one. */
  @Post(`${LANG}/help/review`)
  @Open('public.help')
  async send(@Here() visit: Visit): Promise<PageAnswer> {
    mustBeOpen(visit);
    const { form, texts, answers } = visit;
    const kept = helpOf(visit);
    if (!kept['first-name'] || !isId(kept['once'])) return { to: `/${texts.language}/help` };
    const agreed = { help: valueOf(form, 'agree') === 'yes', facts: valueOf(form, 'facts') === 'yes', statistics: valueOf(form, 'statistics') === 'yes' };
    const faults: Fault[] = agreed.help ? [] : [{ field: 'agree', text: 'error.agree.help' }];
    if (faults.length > 0) return { status: 422, page: () => reviewPage(visit, { faults, checked: hasChecked(visit), agreed }) };
    this.rate.take(`request ${visit.ip}`, 60, 600);
    const { tracking } = await this.opening.request(await this.asked(visit, kept, agreed), { key: kept['once'], route: 'POST public help', body: null });
    await this.campaigns.count(answers['source'], 'request', visit.ip);
    return { to: `/requests/${tracking}?lang=${texts.language}&new=1`, answers: {} };
  }

  private async asked(visit: Visit, kept: Record<string, string>, agreed: { facts: boolean; statistics: boolean }): Promise<Request> {
    const { texts, answers } = visit;
    const bfs = Number(kept['home-bfs']);
    const local = await this.places.communeOf(this.db.source.manager, bfs);
    const languages = [...new Set([kept['language-1'], kept['language-2']].filter(isLanguage))];
    const consents = (['help', ...(agreed.statistics ? (['statistics'] as const) : [])] as const).map((purpose) => ({ purpose, textVersion: PUBLIC_TEXT_VERSION, language: texts.language }));
    const theirs = textsOf(isLanguage(local.language) ? local.language : 'de');
    const facts = agreed.facts && hasChecked(visit);
    const message = [facts && assistedNow(answers) ? `– ${theirs.t('facts.social-now')}` : '', messageOf(kept, theirs)].filter(Boolean).join('\n');
    return {
      person: {
        firstName: kept['first-name'], ...(kept['last-name'] ? { lastName: kept['last-name'] } : {}), languages, commune: bfs,
        contact: { email: kept['email'] || null, phone: kept['phone'] || null, safeToCall: kept['safe'] === 'yes' ? true : kept['safe'] === 'no' ? false : null, bestTime: kept['best-time'] || null },
        ...(kept['helper-name'] ? { helper: { name: kept['helper-name'], relation: kept['helper-relation'] || '–', ...(kept['helper-phone'] ? { phone: kept['helper-phone'] } : {}) } } : {}),
      },
      consents, procedure: 'unknown', ...(message ? { message } : {}), ...(answers['source'] ? { source: answers['source'] } : {}),
      ...(facts ? { facts: factsOf(answers) } : {}),
    };
  }
}

const hasChecked = ({ answers }: Visit): boolean => STEPS.some((step) => isAnswered(step, answers));

function helpOf({ answers }: Visit): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => name.startsWith(PREFIX)).map(([name, value]) => [name.slice(PREFIX.length), value]));
}
