import { mkdtempSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Transport } from '../../dist/mail/transport.js';

export const SECRET = 'the-secret-of-the-bench-0123456789abcdef';

/** Takes every mail and does nothing with it. */
export class NullTransport extends Transport {
  leaves = true;
  send() {
    return Promise.resolve();
  }
}

/** The settings of the program on a database of the bench. */
export function configFor({ url, ownerUrl, role = 'all', redisUrl = null, trustProxy = false }) {
  return {
    role,
    demo: false,
    reset: false,
    port: 0,
    host: '127.0.0.1',
    url: 'http://localhost:3000',
    dataDir: mkdtempSync(path.join(os.tmpdir(), 'passerelle-bench-data-')),
    secret: SECRET,
    databaseUrl: url,
    databaseOwnerUrl: ownerUrl,
    redisUrl,
    smtpUrl: null,
    mailFrom: 'Passerelle <passerelle@passerelle.example>',
    mailReturnPath: null,
    mailBouncesKey: 'bounces-key-of-the-bench',
    alertWebhookUrl: null,
    trustProxy,
    metricsKey: null,
    offerDays: 5,
    controller: { name: 'Verein der Messung', contact: 'daten@passerelle.example' },
  };
}

/** Who asks: a coordinator of two cantons, as the session would say. */
export const coordinator = {
  id: '018f0000-0000-7000-8000-000000000001',
  name: 'bench',
  email: 'bench@passerelle.example',
  role: 'coordinator',
  cantons: ['VD', 'GE'],
  adviserId: null,
  undertaken: false,
  grants: [],
  locale: 'fr',
  sessionId: '018f0000-0000-7000-8000-000000000002',
  confirmedAt: new Date(),
  secondFactor: 'none',
};
