import { Controller, Get, Header, Headers } from '@nestjs/common';
import { Open, Permit } from '../access/permit.js';
import { sameText } from '../common/keys.js';
import { NotFound } from '../common/problem.js';
import { LOCALES } from '../accounts/account.entity.js';
import { ACCOUNTS, DEMO_PASSWORD } from '../examples/index.js';
import { Health, Installation, Readiness } from './system.dto.js';
import { SystemService, SystemSettings } from './system.service.js';

@Controller()
export class SystemController {
  constructor(
    private readonly system: SystemService,
    private readonly settings: SystemSettings,
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
    return { demo, locales: [...LOCALES], ...(demo ? { accounts: ACCOUNTS.map(({ email, name, role }) => ({ email, name, role })), password: DEMO_PASSWORD } : {}) };
  }

  /** It can do its work: 503 without the database. */
  @Get('api/health/ready')
  @Open('health')
  async ready(): Promise<Health> {
    await this.system.readiness();
    return { status: 'up' };
  }

  /** The same with what an administrator wants to know. */
  @Get('api/system')
  @Permit('system.read')
  state(): Promise<Readiness> {
    return this.system.readiness();
  }

  /** For Prometheus, with `Authorization: Bearer <PASSERELLE_METRICS_KEY>`; without that setting it does not exist. */
  @Get('metrics')
  @Open('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(@Headers('authorization') authorization = ''): Promise<string> {
    const key = this.settings.config.metricsKey;
    if (!key || !sameText(authorization, `Bearer ${key}`)) throw new NotFound();
    return this.system.metrics();
  }
}
