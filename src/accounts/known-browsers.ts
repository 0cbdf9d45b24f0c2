import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { newId } from '../common/id.js';
import { Keys, sameText } from '../common/keys.js';
import { Auth } from './auth.js';
import { deviceLabel } from './device.rules.js';
import { networkOf } from './sign-in-delay.rules.js';

const PURPOSE = 'known browser';
/** Several people share the computer of a collective centre; each has an entry. */
const MOST_ENTRIES = 5;

/** From where a sign-in is attempted: the network, and the browser if it is known. */
export interface SignInClient {
  /** Browser and system, in words, for the list of sessions. */
  device: string | null;
  network: string;
  /** What the browser says of those who have signed in with it, newest first; not checked yet. */
  entries: string[];
}

/** Whose tries are counted together: those of one network, of a browser that is known, or of a session. */
export interface AttemptScope {
  key: string;
  /** Whether its owner has shown before that they are the holder of the account. */
  known: boolean;
}

export function signInClientOf(auth: Auth, request: FastifyRequest): SignInClient {
  const entries = (auth.browserToken(request) ?? '').split('~').slice(0, MOST_ENTRIES);
  return { device: deviceLabel(request.headers['user-agent']), network: networkOf(request.ip), entries };
}

/**
 * Browsers in which somebody has signed in before: a random name, signed for one account. It opens nothing; it only
 * lets the tries of that browser be counted apart from those of strangers, who could else keep the holder out.
 */
@Injectable()
export class KnownBrowsers {
  constructor(
    private readonly keys: Keys,
    private readonly auth: Auth,
  ) {}

  /** The scope for an account; of an address that has none (null), the same is done in vain. */
  attemptScopeOf(client: SignInClient, accountId: string | null): AttemptScope {
    const name = this.nameOf(client, accountId ?? newId());
    return name === null ? { key: `network ${client.network}`, known: false } : { key: `browser ${name}`, known: true };
  }

  /** The header by which a browser is known for this account from now on, beside those it is known for already. */
  remember(client: SignInClient, accountId: string): string {
    const own = this.entryOf(accountId, this.nameOf(client, accountId) ?? randomBytes(12).toString('base64url'));
    const others = client.entries.filter((each) => each !== own && /^[\w-]+\.[\w-]+$/.test(each));
    return this.auth.browserCookie([own, ...others].slice(0, MOST_ENTRIES).join('~'));
  }

  private nameOf({ entries }: SignInClient, accountId: string): string | null {
    let result: string | null = null;
    for (const entry of entries) {
      const name = entry.split('.')[0];
      if (sameText(entry, this.entryOf(accountId, name))) result ??= name;
    }
    return result;
  }

  private entryOf(accountId: string, name: string): string {
    return `${name}.${this.keys.sign(PURPOSE, `${accountId} ${name}`)}`;
  }
}
