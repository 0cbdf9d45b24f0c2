import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PASSWORD, TestServer } from './support/test-server.js';

describe('cookies where the program is reached by https', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.open({ config: { url: 'https://passerelle.example' } });
  });
  afterAll(() => server.close());

  it('are tied to the host by their name, and to nothing wider: no neighbour can set one', async () => {
    const client = await server.as('staff', { name: 'rosa' });
    const input = { email: 'rosa@passerelle.example', password: PASSWORD };
    const { headers } = await server.anybody.post('/api/auth/sign-in/email', input);
    const cookies = headers.getSetCookie();
    expect(cookies.map((cookie) => cookie.split('=')[0])).toEqual([
      '__Host-passerelle.session',
      '__Host-passerelle.browser',
    ]);
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
      expect(cookie).not.toMatch(/domain/i);
    }
    expect((await client.get('/api/me')).status).toBe(200);
    const session = /__Host-passerelle\.session=([^;]+)/.exec(client.cookie)![1];
    const bare = await server.anybody.get('/api/me', { headers: { cookie: `passerelle.session=${session}` } });
    expect(bare.status).toBe(401);
  });
});
