import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ServerAway } from '../src/mail/transport.js';
import { AlarmService } from '../src/system/alarm.service.js';
import { TroublesService } from '../src/system/troubles.service.js';
import { FickleTransport } from './support/fickle-transport.js';
import { TestServer } from './support/test-server.js';
import { aFailedJob } from './support/jobs.js';
import { ask } from './support/network.js';

interface Announced {
  installation: string;
  troubles: { code: string; since: string | null }[];
  ended: string[];
  order: Record<string, string>;
}

describe('Somebody learns of it', () => {
  const post = new FickleTransport();
  const announced: Announced[] = [];
  let status = 204;
  let listener: Server;
  let server: TestServer;
  let second: TestServer;
  beforeAll(async () => {
    listener = createServer((request, response) => {
      let text = '';
      request.on('data', (piece: Buffer) => (text += piece.toString()));
      request.on('end', () => {
        if (status < 300) announced.push(JSON.parse(text) as Announced);
        response.writeHead(status).end();
      });
    });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const alertWebhookUrl = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/hook`;
    server = await TestServer.open({ transport: post, config: { alertWebhookUrl } });
    second = await TestServer.open({ transport: post, config: { alertWebhookUrl }, database: server.database });
    await server.as('coordinator');
    await server.as('admin');
  });
  beforeEach(() => void (announced.length = 0));
  afterAll(async () => {
    await second.app.close();
    await server.close();
    await new Promise<void>((resolve) => listener.close(() => resolve()));
  });

  const minute = async (): Promise<void> => {
    for (const each of [server, second]) each.clock.forward({ minutes: 1 });
    await server.tick();
    await Promise.all([server, second].map((each) => each.app.get(AlarmService).announce()));
  };
  const codes = async (who: 'coordinator' | 'admin'): Promise<string[]> => {
    // A look is good for ten seconds of real time.
    Object.assign(server.app.get(TroublesService), { last: null });
    const answer = await (await server.as(who)).get('/api/troubles');
    expect(answer.status).toBe(200);
    return answer.body.items.map(({ code }: { code: string }) => code);
  };

  it('says nothing while all is well', async () => {
    await minute();
    await minute();
    expect(announced).toEqual([]);
    expect(await codes('coordinator')).toEqual([]);
    expect((await (await server.as('admin')).get('/api/troubles')).body.order).toEqual({
      mail: 'ok',
      copy: 'unknown',
      disk: 'ok',
      queue: 'ok',
    });
  });

  it('when no mail has left for a quarter of an hour: on the screens, in the figures and outside, once, and once more when it is over', async () => {
    post.mood = () => Promise.reject(new ServerAway('mail server: ECONNREFUSED'));
    const { reference } = await ask(server);
    for (let i = 0; i < 14; i++) await minute();
    expect(announced).toEqual([]);
    for (let i = 0; i < 5; i++) await minute();
    expect(announced).toMatchObject([
      {
        installation: 'http://localhost:3000',
        troubles: [{ code: 'mail-stuck' }],
        ended: [],
        order: { mail: 'bad', queue: 'ok' },
      },
    ]);
    expect(JSON.stringify(announced)).not.toMatch(new RegExp(`selam|${reference}`, 'i'));
    for (const who of ['coordinator', 'admin'] as const) expect(await codes(who)).toEqual(['mail-stuck']);
    const metrics = await server.anybody.get('/metrics', {
      headers: { authorization: 'Bearer metrics-key-of-the-tests' },
    });
    expect(metrics.text).toContain('passerelle_trouble{code="mail-stuck"} 1');
    expect(metrics.text).toContain('passerelle_trouble{code="sweep-still"} 0');

    announced.length = 0;
    for (const each of [server, second]) each.clock.forward({ days: 1 });
    await minute();
    expect(announced).toMatchObject([{ troubles: [{ code: 'mail-stuck' }], ended: [] }]);

    announced.length = 0;
    post.mood = null;
    for (let i = 0; i < 7; i++) await minute();
    expect(announced).toMatchObject([{ troubles: [], ended: ['mail-stuck'], order: { mail: 'ok' } }]);
    expect(await codes('coordinator')).toEqual([]);
  });

  it('is told later when nobody outside listens, and not forgotten', async () => {
    await aFailedJob(server);
    status = 500;
    await expect(server.app.get(AlarmService).announce()).rejects.toThrow('the webhook answered 500');
    expect(announced).toEqual([]);
    status = 204;
    await minute();
    expect(announced).toMatchObject([{ troubles: [{ code: 'jobs-failed' }] }]);
  });

  it('when the sweep of one room stands still', async () => {
    for (const each of [server, second]) each.clock.forward({ minutes: 6 });
    await second.app.get(AlarmService).announce();
    expect(announced.at(-1)?.troubles.map(({ code }) => code)).toContain('sweep-still');
    announced.length = 0;
    await minute();
    expect(announced.at(-1)?.ended).toEqual(['sweep-still']);
  });
});
