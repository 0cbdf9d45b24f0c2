import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Account } from '../accounts/account.entity.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { Db } from '../db/db.js';
import { ACCOUNTS, CASES, DEMO_PASSWORD } from '../examples/index.js';
import { DemoTimeline } from './demo-timeline.js';
import { DemoAdvisersLoader } from './demo-advisers.loader.js';
import { DemoCasesLoader } from './demo-cases.loader.js';
import { DemoIrregularitiesLoader } from './demo-irregularities.loader.js';

/** Writes the tables of other rooms directly, since their services refuse to write into the past. */
@Injectable()
export class DemoLoader {
  constructor(
    private readonly db: Db,
    private readonly accounts: AccountsService,
    private readonly timeline: DemoTimeline,
    private readonly advisers: DemoAdvisersLoader,
    private readonly cases: DemoCasesLoader,
    private readonly irregularities: DemoIrregularitiesLoader,
  ) {}

  async load(): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      if (await tx.existsBy(Account, {})) return false;
      await this.advisers.loadOrganisations(tx);
      await this.advisers.loadAdvisers(tx);
      for (const { adviser, email, name, role, cantons, locale } of ACCOUNTS)
        await this.accounts.create(
          tx,
          { email, name, role, cantons, locale, password: DEMO_PASSWORD },
          adviser ? this.timeline.id('adviser', adviser) : null,
        );
      await this.advisers.loadAccounts(tx);
      for (const example of CASES) await this.cases.load(tx, example);
      await this.advisers.loadConflicts(tx);
      await this.advisers.loadCovers(tx);
      await this.advisers.loadInterpreters(tx);
      await this.loadCampaigns(tx);
      await this.irregularities.load(tx);
      return true;
    });
  }

  private async loadCampaigns(tx: EntityManager): Promise<void> {
    for (const { source, askedDaysAgo } of CASES) {
      if (!source) continue;
      await tx.query(`insert into campaigns (source, created_at) values ($1, $2) on conflict (source) do nothing`, [
        source,
        this.timeline.at(400),
      ]);
      for (const [step, count] of [
        ['visit', 8 + 3 * (source.length % 7)],
        ['check', 2 + (source.length % 4)],
        ['request', 1],
      ] as const)
        await tx.query(
          `insert into campaign_counts (source, day, step, count) values ($1, $2, $3, $4) on conflict (source, day, step) do update set count = campaign_counts.count + excluded.count`,
          [source, this.timeline.day(Math.ceil(askedDaysAgo)), step, count],
        );
    }
  }
}
