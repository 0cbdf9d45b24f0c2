import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Role } from '../access/permissions.js';
import { auditRefusedSubject, setActor } from '../common/context.js';
import type { Problem } from '../common/problem.js';
import { Auth } from './auth.js';
import { KnownBrowsers, type SignInClient } from './known-browsers.js';

export type Factor = 'app' | 'passkey';

/** `account`: null while something is still to come, a second factor or the code of a letter that was sent. */
export interface SignInResult {
  account: string | null;
  cookies: string[];
  factors?: Factor[];
  letterSent?: boolean;
}

export interface Holder {
  id: string;
  role: Role;
}

/** What every way of signing in ends with. */
@Injectable()
export class SignInSessions {
  constructor(
    private readonly auth: Auth,
    private readonly browsers: KnownBrowsers,
  ) {}

  async open(tx: EntityManager, { id, role }: Holder, client: SignInClient): Promise<SignInResult> {
    setActor(id);
    const session = await this.auth.open(tx, { account: id, role, device: client.device });
    return { account: id, cookies: [session, this.browsers.remember(client, id)] };
  }

  /** Null when the account was disabled meanwhile. */
  async findHolder(tx: EntityManager, id: string | null): Promise<Holder | null> {
    const [holder] = await tx.query<Holder[]>(`select id, role from accounts where id = $1 and disabled_at is null`, [
      id,
    ]);
    return holder ?? null;
  }
}

/** The problem, with whom it was about for the audit line. */
export function refused(problem: Problem, accountId: string | null): Problem {
  auditRefusedSubject(accountId, problem.slug);
  return problem;
}
