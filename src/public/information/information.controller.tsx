import { Get, Header, Param } from '@nestjs/common';
import { Open } from '../../access/permit.js';
import { Clock } from '../../common/clock.js';
import { NotFound } from '../../common/problem.js';
import { Db } from '../../db/db.js';
import { PlacesService } from '../../places/places.service.js';
import { Commune } from '../../places/place.entity.js';
import { Pages } from '../pages/page.decorator.js';
import { CampaignsService, isSource } from '../../campaigns/campaigns.service.js';
import { LANG } from '../pages/addresses.js';
import { AboutPage, DataPage } from './about.page.js';
import { CantonLawPage, LawPage } from './law.page.js';
import { LeavePage } from './leave.page.js';
import { QuestionsPage, type LocalFee } from './questions.page.js';
import { StartPage } from './start.page.js';
import { CurrentPage, assertOpen, type PageAnswer, type PageRequest } from '../pages/page-request.js';

@Pages()
export class InformationController {
  constructor(
    private readonly clock: Clock,
    private readonly campaigns: CampaignsService,
    private readonly places: PlacesService,
    private readonly db: Db,
  ) {}

  @Get()
  @Open('public.read')
  async home(@CurrentPage() request: PageRequest): Promise<PageAnswer> {
    assertOpen(request);
    return { page: () => <StartPage request={request} choose />, ...(await this.arrived(request)) };
  }

  @Get(LANG)
  @Open('public.read')
  async start(@CurrentPage() request: PageRequest): Promise<PageAnswer> {
    assertOpen(request);
    return { page: () => <StartPage request={request} />, isSameForAll: true, ...(await this.arrived(request)) };
  }

  @Get(`${LANG}/about`)
  @Open('public.read')
  about(@CurrentPage() request: PageRequest): PageAnswer {
    assertOpen(request);
    return { page: () => <AboutPage request={request} />, isSameForAll: true };
  }

  @Get(`${LANG}/data`)
  @Open('public.read')
  data(@CurrentPage() request: PageRequest): PageAnswer {
    assertOpen(request);
    return { page: () => <DataPage request={request} />, isSameForAll: true };
  }

  @Get(`${LANG}/questions`)
  @Open('public.read')
  async questions(@CurrentPage() request: PageRequest): Promise<PageAnswer> {
    assertOpen(request);
    const fee = await this.feeOf(request.answers['place']);
    return { page: () => <QuestionsPage request={request} fee={fee} />, isSameForAll: fee === null };
  }

  @Get(`${LANG}/law`)
  @Open('public.read')
  law(@CurrentPage() request: PageRequest): PageAnswer {
    assertOpen(request);
    return { page: () => <LawPage request={request} cantons={this.places.law()} />, isSameForAll: true };
  }

  @Get(`${LANG}/law/:canton`)
  @Open('public.read')
  lawOf(@CurrentPage() request: PageRequest, @Param('canton') code: string): PageAnswer {
    assertOpen(request);
    const canton = this.places.law().find((each) => each.code === code.toUpperCase());
    if (!canton) throw new NotFound();
    // Addresses of another spelling of the language come in small letters.
    if (canton.code !== code) return { to: `/${request.texts.language}/law/${canton.code}` };
    return { page: () => <CantonLawPage request={request} canton={canton} /> };
  }

  /** Deletes all answers. Open even where the public pages are not. */
  @Get(`${LANG}/leave`)
  @Open('public.leave')
  leave(@CurrentPage() request: PageRequest): PageAnswer {
    return { page: () => <LeavePage request={request} today={this.clock.today()} />, answers: {} };
  }

  @Get(`${LANG}/*`)
  @Open('public.read')
  @Header('cache-control', 'no-store')
  nothing(@Param() _: unknown): PageAnswer {
    throw new NotFound();
  }

  /** Kept in the sealed cookie until the request, and counted once. */
  private async arrived(request: PageRequest): Promise<{ answers?: PageRequest['answers'] }> {
    const { source } = request.query;
    if (!isSource(source) || request.answers['source'] === source) return {};
    await this.campaigns.count(source, 'visit', request.ip);
    return { answers: { ...request.answers, source } };
  }

  /** For an adult; null where unknown. */
  private async feeOf(place: string | undefined): Promise<LocalFee | null> {
    const tx = this.db.source.manager;
    const commune = place && /^\d{1,4}$/.test(place) ? await tx.findOneBy(Commune, { bfs: Number(place) }) : null;
    if (!commune) return null;
    const francs = (await this.places.ruleOf(tx, commune.canton)).rule.fees['cantonAdult'];
    return typeof francs === 'number' ? { canton: commune.canton, francs } : null;
  }
}
