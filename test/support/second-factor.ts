import { createHmac } from 'node:crypto';
import type { Role } from '../../src/access/permissions.js';
import type { Client } from './client.js';
import { PASSWORD, type TestServer } from './test-server.js';

/** What a secret in base32 stands for. */
export function bytesOf(secret: string): Buffer {
  const bits = [...secret]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

/** The code an app shows for a secret in base32, now or so many half minutes from now; written without the program's own rules. */
export function appCode(secret: string, halfMinutes = 0): string {
  const counter = Buffer.alloc(8);
  counter.writeUInt32BE(Math.floor(Date.now() / 30_000) + halfMinutes, 4);
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const number = mac.readUInt32BE(mac[19] & 0xf) & 0x7fffffff;
  return String(number).slice(-6).padStart(6, '0');
}

export interface Equipped {
  id: string;
  email: string;
  client: Client;
  secret: string;
  recoveryCodes: string[];
}

/** Somebody who has signed in and set up the second factor. */
export async function equipped(server: TestServer, role: Role, name: string): Promise<Equipped> {
  const client = await server.as(role, { name });
  const begun = await client.post('/api/me/second-factor');
  if (begun.status !== 200) throw new Error(`beginning the set-up: ${begun.status} ${begun.text}`);
  const proved = await client.post('/api/me/second-factor/confirm', { code: appCode(begun.body.secret) });
  if (proved.status !== 200) throw new Error(`proving it: ${proved.status} ${proved.text}`);
  return {
    id: (await client.get('/api/me')).body.id,
    email: `${name}@passerelle.example`,
    client,
    secret: begun.body.secret,
    recoveryCodes: proved.body.recoveryCodes,
  };
}

/** As if some minutes had passed since the last code: those of now are good again. */
export async function laterOn(server: TestServer, { id }: { id: string }): Promise<void> {
  await server.rows('update second_factors set last_step = last_step - 10 where account_id = $1', [id]);
}

/** A browser in which the password has been typed, and the second factor is asked for. */
export async function atTheStep(server: TestServer, { email }: { email: string }): Promise<Client> {
  const client = server.anybody;
  const answer = await client.post('/api/auth/sign-in/email', { email, password: PASSWORD });
  if (answer.status !== 200 || !answer.body.secondFactor)
    throw new Error(`no second factor is asked for: ${answer.status} ${answer.text}`);
  return client;
}
