import type { Config } from '../config.js';

export class SystemSettings {
  constructor(
    readonly config: Pick<Config, 'dataDir' | 'metricsKey' | 'databaseUrl' | 'demo' | 'url' | 'alertWebhookUrl'>,
  ) {}
}
