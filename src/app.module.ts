import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessModule } from './access/access.module.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { AuthSettings } from './accounts/auth.js';
import { AdvisersModule } from './advisers/advisers.module.js';
import { AttachmentsModule } from './attachments/attachments.module.js';
import { AuditModule } from './audit/audit.module.js';
import { CampaignsModule } from './campaigns/campaigns.module.js';
import { CasesModule } from './cases/cases.module.js';
import { DeadlinesModule } from './deadlines/deadlines.module.js';
import type { Clock } from './common/clock.js';
import { CommonModule } from './common/common.module.js';
import type { Config } from './config.js';
import { dataSourceOptions } from './data-source.js';
import { DbModule } from './db/db.module.js';
import { DemoModule } from './demo/demo.module.js';
import { EligibilityModule } from './eligibility/eligibility.module.js';
import { FilesModule } from './files/files.module.js';
import { FollowUpsModule } from './follow-ups/follow-ups.module.js';
import { IrregularitiesModule } from './irregularities/irregularities.module.js';
import { MailModule } from './mail/mail.module.js';
import type { Transport } from './mail/transport.js';
import { MatchingModule } from './matching/matching.module.js';
import { OrganisationsModule } from './organisations/organisations.module.js';
import { PeopleModule } from './people/people.module.js';
import { PlacesModule } from './places/places.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { PublicModule } from './public/public.module.js';
import { QueueModule } from './queue/queue.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { SearchModule } from './search/search.module.js';
import { SigningModule } from './signing/signing.module.js';
import { SystemModule } from './system/system.module.js';

export interface AppDependencies {
  config: Config;
  databaseUrl: string;
  transport: Transport;
  clock?: Clock;
  /** For roles other than advisers; by default needed except in the demonstration. */
  secondFactor?: 'needed' | 'optional';
}

@Module({})
export class AppModule {
  static with({
    config,
    databaseUrl,
    transport,
    clock,
    secondFactor = config.demo ? 'optional' : 'needed',
  }: AppDependencies): DynamicModule {
    return {
      module: AppModule,
      imports: [
        TypeOrmModule.forRoot({ ...dataSourceOptions(databaseUrl), retryAttempts: 10, retryDelay: 1000 }),
        CommonModule.with(config.secret, clock),
        DbModule.with(config.redisUrl),
        AuditModule,
        AccessModule.with(config.url),
        QueueModule.with({ redisUrl: config.redisUrl, databaseUrl }, config.role !== 'web'),
        MailModule.with(transport, config),
        FilesModule.with(config.dataDir, config.clamdUrl),
        SigningModule,
        AccountsModule.with(new AuthSettings(config.url, secondFactor === 'needed')),
        PlacesModule,
        OrganisationsModule,
        EligibilityModule,
        PeopleModule,
        AdvisersModule,
        CasesModule,
        DeadlinesModule,
        MatchingModule.with(config.offerDays),
        IrregularitiesModule,
        AttachmentsModule,
        FollowUpsModule,
        ReportsModule,
        CampaignsModule,
        SearchModule,
        PrivacyModule,
        PublicModule.with(config),
        ...(config.demo ? [DemoModule] : []),
        SystemModule.with(config),
      ],
    };
  }
}
