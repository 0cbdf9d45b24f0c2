import type { Config } from '../config.js';

/** The settings this room reads. */
export class SystemSettings {
  constructor(
    readonly config: Pick<Config, 'dataDir' | 'metricsKey' | 'databaseUrl' | 'demo' | 'url' | 'alertWebhookUrl'>,
  ) {}
}
