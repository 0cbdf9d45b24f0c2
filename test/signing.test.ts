import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { Keys } from '../src/common/keys.js';
import { SigningKeys } from '../src/signing/signing-keys.service.js';
import { TestServer } from './support/test-server.js';

interface Published extends JsonWebKey {
  kid: string;
  created: string;
  retired: string | null;
}

const ADDRESS = '/.well-known/passerelle.json';
const BYTES = Buffer.from('what happened on 2 March, and when it was sealed');
const OTHER_SECRET = 'another secret of these tests, long enough';

describe('The keys that sign', () => {
  let server: TestServer;
  beforeAll(async () => (server = await TestServer.open()));
  afterAll(() => server.close());
  beforeEach(() => server.rows('delete from signing_keys'));

  const published = async (): Promise<Published[]> => {
    const answer = await server.anybody.get(ADDRESS);
    expect(answer.status).toBe(200);
    return answer.body.keys;
  };
  /** With the published key alone. */
  const holds = (
    keys: Published[],
    { keyId, signature }: { keyId: string; signature: Buffer },
    bytes = BYTES,
  ): boolean => {
    const key = keys.find(({ kid }) => kid === keyId);
    return key !== undefined && verify(null, bytes, createPublicKey({ key, format: 'jwk' }), signature);
  };
  const stored = (): Promise<{ id: string; private_key: string; retired_at: Date | null }[]> =>
    server.rows('select id, private_key, retired_at from signing_keys order by created_at');
  const signing = (secret = server.config.secret): SigningKeys => new SigningKeys(server.db, new Keys(secret));

  it('are published for anybody, and for an hour: the first is made when it is asked for', async () => {
    expect(await stored()).toEqual([]);
    const answer = await server.anybody.get(ADDRESS);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'public, max-age=3600',
    });
    expect(answer.body).toEqual({
      keys: [
        {
          kty: 'OKP',
          crv: 'Ed25519',
          x: expect.stringMatching(/^[\w-]{43}$/),
          kid: expect.stringMatching(/^[\w-]{43}$/),
          use: 'sig',
          created: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/),
          retired: null,
        },
      ],
    });
    expect((await server.anybody.get(ADDRESS)).body).toEqual(answer.body);
    expect(await stored()).toEqual([
      { id: expect.any(String), private_key: expect.stringMatching(/^k0\.[\w-]{80}$/), retired_at: null },
    ]);
  });

  it('sign what is verified with the published key, and nothing else is', async () => {
    const signature = await server.app.get(SigningKeys).sign(BYTES);
    expect(signature.signature).toHaveLength(64);
    const keys = await published();
    expect(keys).toHaveLength(1);
    expect(holds(keys, signature)).toBe(true);
    expect(holds(keys, signature, Buffer.concat([BYTES, Buffer.from('.')]))).toBe(false);
    const altered = Buffer.from(signature.signature);
    altered[0] ^= 1;
    expect(holds(keys, { ...signature, signature: altered })).toBe(false);
  });

  it('are one, however many processes need it at the same moment', async () => {
    const processes = Array.from({ length: 6 }, () => signing());
    const signatures = await Promise.all(processes.map((each) => each.sign(BYTES)));
    expect(new Set(signatures.map(({ keyId }) => keyId)).size).toBe(1);
    expect(await stored()).toHaveLength(1);
    await expect(
      server.rows(
        `insert into signing_keys (id, public_key, private_key, created_at) values (gen_random_uuid(), repeat('A', 43), 'x', now())`,
      ),
    ).rejects.toMatchObject({ code: '23505', constraint: 'uq_signing_keys_active' });
  });

  it('are replaced when the secret is another one; what the former signed is verified as before', async () => {
    const former = await signing().sign(BYTES);
    const present = await Promise.all(Array.from({ length: 4 }, () => signing(OTHER_SECRET).sign(BYTES)));
    expect(new Set(present.map(({ keyId }) => keyId)).size).toBe(1);
    expect(present[0].keyId).not.toBe(former.keyId);
    const keys = (await signing(OTHER_SECRET).publicKeys()).map(
      (key): Published => JSON.parse(JSON.stringify(key)) as Published,
    );
    expect(keys.map(({ kid, retired }) => [kid, retired])).toEqual([
      [present[0].keyId, null],
      [former.keyId, expect.any(String)],
    ]);
    for (const signature of [former, ...present]) expect(holds(keys, signature)).toBe(true);
    expect(await stored()).toMatchObject([{ retired_at: expect.any(Date) }, { retired_at: null }]);
  });

  it('do not sign with a public half that somebody put into the database', async () => {
    const { keyId } = await signing().sign(BYTES);
    await server.rows(`update signing_keys set public_key = repeat('A', 43)`);
    const signature = await signing().sign(BYTES);
    expect(signature.keyId).not.toBe(keyId);
    const [active] = await published();
    expect(active).toMatchObject({ kid: signature.keyId, retired: null });
    expect(holds([active], signature)).toBe(true);
  });
});
