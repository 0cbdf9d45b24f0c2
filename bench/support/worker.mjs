// The real worker with the real SMTP transport, to be killed; it sweeps more often than once a minute.
import { SmtpTransport } from '../../dist/mail/smtp-transport.js';
import { SweepService } from '../../dist/queue/sweep.service.js';
import { createApp } from '../../dist/server.js';
import { configFor } from './settings.mjs';

const SWEEP_EVERY = 2_000;

const settings = JSON.parse(process.argv[2]);
const config = { ...configFor({ ...settings, role: 'worker' }), smtpUrl: settings.smtpUrl };
const app = await createApp({
  config,
  databaseUrl: settings.url,
  transport: new SmtpTransport(settings.smtpUrl, config.mailFrom),
  secondFactor: 'optional',
});
// What the storm does to the connections is not news.
app.useLogger(false);
await app.init();
setInterval(
  () =>
    void app
      .get(SweepService)
      .sweep(60_000)
      .catch(() => undefined),
  SWEEP_EVERY,
);
const stop = () => void app.close().then(() => process.exit(0));
process.on('SIGTERM', stop);
process.on('disconnect', () => process.exit(0));
process.send({});
