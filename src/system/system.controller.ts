import { Controller, Get, Header, Headers, Param, Post } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { Open, Permit } from '../access/permit.js';
import { Action } from '../common/http.js';
import { sameText } from '../common/keys.js';
import { NotFound } from '../common/problem.js';
import { QUEUES } from '../queue/job.js';
import { LOCALES } from '../texts/languages.js';
import { ACCOUNTS, DEMO_PASSWORD } from '../examples/index.js';
import { FailedJobView, Health, Installation, SystemState, TroublesView } from './system.dto.js';
import { SystemService } from './system.service.js';
import { SystemSettings } from './system.settings.js';
import { TroublesService } from './troubles.service.js';
import { JobHasNotFailed, QueueDown } from './system.problems.js';
import { Problems } from '../common/declared-problems.js';

const JOB_ID = /^[A-Za-z0-9:_-]{1,200}$/;

@Controller()
export class SystemController {
  constructor(
    private readonly system: SystemService,
    private readonly settings: SystemSettings,
    private readonly troubles: TroublesService,
  ) {}

  /** The process runs. */
  @Get('api/health/live')
  @Open('health')
  live(): Health {
    return { status: 'up' };
  }

  /** What a sign-in page shows: which languages there are, and in the demonstration whom one can be. */
  @Get('api/installation')
  @Open('installation')
  installation(): Installation {
    const { demo } = this.settings.config;
    return {
      demo,
      locales: [...LOCALES],
      ...(demo
        ? { accounts: ACCOUNTS.map(({ email, name, role }) => ({ email, name, role })), password: DEMO_PASSWORD }
        : {}),
    };
  }

  /** It can do its work: 503 without the database, and when nothing can be written; `faults` says why. */
  @Get('api/health/ready')
  @Open('health')
  async ready(): Promise<Health> {
    await this.system.readiness();
    return { status: 'up' };
  }

  /** What is wrong with the installation, for everybody it concerns. */
  @Get('api/troubles')
  @Permit('troubles.read')
  async troublesNow(): Promise<TroublesView> {
    return TroublesView.of(await this.troubles.current());
  }

  /** The same with what an administrator wants to know: queues, failed jobs, the sweep, mails, disk. */
  @Get('api/system')
  @Permit('system.read')
  getState(): Promise<SystemState> {
    return this.system.getState();
  }

  /** Lets a failed job run again, with all its attempts. */
  @Post('api/system/jobs/:queue/:id/retry')
  @Permit('jobs.retry')
  @Action()
  @ApiParam({ name: 'queue', enum: QUEUES })
  @ApiParam({ name: 'id', type: String })
  @Problems(QueueDown, JobHasNotFailed)
  retry(@Param('queue') queue: string, @Param('id') id: string): Promise<FailedJobView> {
    const name = QUEUES.find((one) => one === queue);
    if (!name || !JOB_ID.test(id)) throw new NotFound();
    return this.system.retry(name, id);
  }

  /** For Prometheus, with `Authorization: Bearer <PASSERELLE_METRICS_KEY>`; without that setting it does not exist. */
  @Get('metrics')
  @Open('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Problems(NotFound)
  metrics(@Headers('authorization') authorization = ''): Promise<string> {
    const key = this.settings.config.metricsKey;
    if (!key || !sameText(authorization, `Bearer ${key}`)) throw new NotFound();
    return this.system.metrics();
  }
}
