import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { newId } from '../common/id.js';
import { Keys } from '../common/keys.js';
import { Auth } from './auth.js';
import { deviceLabel } from './device.rules.js';
import { networkOf } from './sign-in-delay.rules.js';

const PURPOSE = 'known browser';
/** A name and its MAC, which had no key id in 0.1.0. */
const ENTRY = /^[\w-]+\.(k\d{1,2}\.)?[\w-]+$/;
/** People in a collective centre share a computer; each has an entry. */
const MAX_ENTRIES = 5;

export interface SignInClient {
  device: string | null;
  network: string;
  entries: string[];
}

export interface AttemptScope {
  key: string;
  known: boolean;
}

export function signInClientOf(auth: Auth, request: FastifyRequest): SignInClient {
  const entries = (auth.browserToken(request) ?? '').split('~').slice(0, MAX_ENTRIES);
  return { device: deviceLabel(request.headers['user-agent']), network: networkOf(request.ip), entries };
}

/** A random name signed for one account, so that strangers' attempts cannot lock its holder out. */
@Injectable()
export class KnownBrowsers {
  constructor(
    private readonly keys: Keys,
    private readonly auth: Auth,
  ) {}

  /** Does the same work for an address without an account (null). */
  attemptScopeOf(client: SignInClient, accountId: string | null): AttemptScope {
    const name = this.nameOf(client, accountId ?? newId());
    return name === null ? { key: `network ${client.network}`, known: false } : { key: `browser ${name}`, known: true };
  }

  remember(client: SignInClient, accountId: string): string {
    const name = this.nameOf(client, accountId) ?? randomBytes(12).toString('base64url');
    const own = `${name}.${this.keys.sign(PURPOSE, `${accountId} ${name}`)}`;
    const others = client.entries.filter((each) => each.split('.')[0] !== name && ENTRY.test(each));
    return this.auth.browserCookie([own, ...others].slice(0, MAX_ENTRIES).join('~'));
  }

  private nameOf({ entries }: SignInClient, accountId: string): string | null {
    let result: string | null = null;
    for (const entry of entries) {
      const name = entry.split('.')[0];
      if (this.keys.verify(PURPOSE, `${accountId} ${name}`, entry.slice(name.length + 1))) result ??= name;
    }
    return result;
  }
}
