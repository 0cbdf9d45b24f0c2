// How long others wait meanwhile is measured by `npm run bench -- worst`.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OFFERED } from '../src/texts/texts.js';
import { TestServer } from './support/test-server.js';
import { HELP, selam } from './support/network.js';

/** What a refusal may weigh, bytes. */
const SMALL = 65_536;

interface Attack {
  status: number;
  bytes: number;
  text: string;
}

describe('One anonymous request', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.open();
  });
  afterAll(() => server.close());
  beforeEach(() => server.forgetCounts());

  async function attack(
    path: string,
    body: string,
    type = 'application/json',
    headers: Record<string, string> = {},
  ): Promise<Attack> {
    const answer = await fetch(server.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': type, ...headers },
      body,
    });
    const text = await answer.text();
    return { status: answer.status, bytes: Buffer.byteLength(text), text };
  }
  const json = (path: string, body: unknown): Promise<Attack> => attack(path, JSON.stringify(body));
  const form = (path: string, fields: Record<string, string>): Promise<Attack> =>
    attack(path, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
  const isHarmless = ({ status, bytes }: Attack, expected: number): void => {
    expect(status).toBe(expected);
    expect(bytes).toBeLessThan(SMALL);
  };
  const marks = (units: number): string => `a${'\u0315\u0300'.repeat(units / 2)}`;
  const fields = (count: number): Record<string, number> =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, 1]));

  it('of a megabyte is not read on an open route, whatever is in it', async () => {
    isHarmless(await json('/api/requests', selam({ firstName: marks(320_000) })), 413);
    isHarmless(await json('/api/requests', selam({ members: Array(300_000).fill({}) })), 413);
    for (const path of ['/api/requests', '/api/eligibility/assess', '/api/auth/sign-in/email'])
      isHarmless(await json(path, fields(90_000)), 413);
    isHarmless(await form('/de/help', { 'first-name': marks(66_000) }), 413);
    isHarmless(
      await attack(
        '/de/help',
        'a&'.repeat(30_000) +
          Array.from({ length: 500 }, (_, i) => `f${i}=1`)
            .join('&')
            .slice(0, 3000),
        'application/x-www-form-urlencoded',
      ),
      422,
    );
  });

  it('cannot make the server compose tens of thousands of marks', async () => {
    const stack = marks(15_000);
    const refused = await json('/api/requests', selam({ firstName: stack }));
    isHarmless(refused, 422);
    expect(JSON.parse(refused.text)).toMatchObject({ errors: [{ pointer: '/firstName' }] });
    isHarmless(await json('/api/requests', selam({ message: stack })), 422);
    isHarmless(await json('/api/requests', selam({ message: marks(3900) })), 422);
    // As typed: only what no script has is taken away.
    isHarmless(
      await attack('/de/help', `first-name=${stack}&message=${stack}`, 'application/x-www-form-urlencoded'),
      422,
    );
    isHarmless(await attack('/de/testimony', `story=${stack}`, 'application/x-www-form-urlencoded'), 422);
  });

  it('cannot make it judge more entries than anything has, nor say what is wrong with each', async () => {
    for (const [what, pointer] of [
      ['members', '/members'],
      ['consents', '/consents'],
      ['languages', '/languages'],
    ] as const) {
      const refused = await json(
        '/api/requests',
        selam({ [what]: Array(20_000).fill(what === 'languages' ? '' : {}) }),
      );
      isHarmless(refused, 422);
      expect(JSON.parse(refused.text).errors).toMatchObject([{ pointer, detail: 'holds more than 500 entries' }]);
    }
    isHarmless(await json('/api/requests', { ...selam(), ...fields(5000) }), 422);
    const many = await json('/api/eligibility/assess', { stays: Array(500).fill({}), residence: Array(500).fill({}) });
    isHarmless(many, 422);
    const { errors, errorsOmitted } = JSON.parse(many.text) as { errors: unknown[]; errorsOmitted: number };
    expect([errors.length, errorsOmitted]).toEqual([50, 1950]);
    isHarmless(await json('/api/requests', selam({ members: Array(20).fill(fields(200)) })), 422);
    isHarmless(await json('/api/requests', { ...selam(), ['x'.repeat(60_000)]: 1 }), 422);
  });

  it('cannot have more said back to it than it sent, on a page', async () => {
    // The trap's field is shown with what is in it; one byte becomes six.
    const quotes = '"'.repeat(60_000);
    for (const page of ['help', 'volunteer', 'tell-me', 'testimony', 'check/place', 'check/exact', 'check/born'])
      for (const field of [
        'first-name',
        'message',
        'story',
        'email',
        'website',
        'place',
        'born-year',
        'permit-0',
        'home',
        'language-1',
      ])
        isHarmless(
          await attack(`/de/${page}`, `permit-0=B&${field}=${quotes}`, 'application/x-www-form-urlencoded'),
          422,
        );
  });

  it('cannot have a long page drawn, in any language', async () => {
    // Each of as many rows as there may be with three faults.
    const row = (i: number): string =>
      `permit-${i}=Z&from-${i}-day=99&from-${i}-month=99&from-${i}-year=9999&to-${i}-day=99&to-${i}-month=99&to-${i}-year=9999`;
    const rows = Array.from({ length: 60 }, (_, i) => row(i)).join('&');
    for (const language of OFFERED)
      isHarmless(await attack(`/${language}/check/exact`, rows, 'application/x-www-form-urlencoded'), 422);
  });

  it('cannot stall it by nesting, by a query, by headers or by a route that needs a session', async () => {
    isHarmless(await attack('/api/requests', '['.repeat(60_000)), 400);
    isHarmless(await attack('/api/requests', `${'['.repeat(30_000)}${']'.repeat(30_000)}`), 422);
    isHarmless(await attack('/api/cases', `[${'{},'.repeat(300_000)}{}]`), 422);
    isHarmless(await attack('/api/cases', JSON.stringify(fields(90_000))), 422);
    isHarmless(await attack('/nothing/here', `[${'{},'.repeat(300_000)}{}]`), 404);
    const query = `?${Array.from({ length: 4000 }, (_, i) => `k${i}`).join('&')}`.slice(0, 12_000);
    const asked = await fetch(`${server.url}/api/places/communes${query}`);
    expect([asked.status, (await asked.text()).length < SMALL]).toEqual([422, true]);
    // A row of slashes that does not end the address.
    expect((await fetch(`${server.url}/de/${'/'.repeat(15_000)}x`)).status).toBe(404);
    isHarmless(
      await attack('/api/requests', '{}', 'application/json', {
        'accept-language': 'de;q=0.1,'.repeat(1000),
        accept: 'text/html;'.repeat(300),
      }),
      422,
    );
  });

  it('is refused before it is read when there were too many of them', async () => {
    const body = '['.repeat(60_000);
    const statuses = new Set<number>();
    for (let i = 0; i < 30; i++)
      for (const { status } of await Promise.all(
        Array.from({ length: 30 }, () =>
          fetch(`${server.url}/api/requests`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body,
          }),
        ),
      ))
        statuses.add(status);
    expect(statuses).toEqual(new Set([400, 429]));
    // Whoever only reads goes on.
    expect((await fetch(`${server.url}/de/help`)).status).toBe(200);
  });

  it('that is all it may be is taken', async () => {
    const long = {
      ...selam(),
      firstName: 'ế'.repeat(80).normalize('NFD'),
      message: 'ሰ'.repeat(4000),
      consents: HELP,
      members: Array(20).fill({ firstName: 'Ana', relation: 'child' }),
    };
    expect((await json('/api/requests', long)).status).toBe(201);
  });
});
