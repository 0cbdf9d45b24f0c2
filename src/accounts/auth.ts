import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { EntityManager } from 'typeorm';
import { Sessions } from '../access/sessions.js';
import type { Principal, SecondFactorState } from '../access/principal.js';
import type { Role } from '../access/permissions.js';
import { Clock, realNow } from '../common/clock.js';
import { setActor } from '../common/context.js';
import { newId } from '../common/id.js';
import { digest, newToken } from '../common/keys.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import type { Locale } from '../texts/languages.js';
import { Session } from './account.entity.js';

const COOKIE = 'passerelle.session';
const STEP_COOKIE = 'passerelle.second_factor';
const BROWSER_COOKIE = 'passerelle.browser';
const BROWSER_SECONDS = 400 * 86_400;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** How long a session lasts unused, and at most; advisers come once a week, on their own phone. */
const SESSION_LIFETIMES: Record<'adviser' | 'others', { idle: number; absolute: number }> = {
  adviser: { idle: 30 * DAY, absolute: 90 * DAY },
  others: { idle: 12 * HOUR, absolute: 7 * DAY },
};

export class AuthSettings {
  constructor(
    readonly url: string,
    readonly secondFactorNeeded: boolean,
  ) {}
}

export interface NewSession {
  account: string;
  role: Role;
  device: string | null;
}

/** Sessions, written in the transaction that signs in. Only the hash of a token is stored. */
@Injectable()
export class Auth extends Sessions {
  constructor(
    private readonly settings: AuthSettings,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {
    super();
  }

  needsSecondFactor(role: Role): boolean {
    return this.settings.secondFactorNeeded && role !== 'adviser';
  }

  /** Whether a password alone does not sign in from a browser that is not known. */
  needsLetter(role: Role): boolean {
    return this.settings.secondFactorNeeded && role === 'adviser';
  }

  secondFactorOf(role: Role, isOn: boolean): SecondFactorState {
    return isOn ? 'on' : this.needsSecondFactor(role) ? 'needed' : 'none';
  }

  async open(tx: EntityManager, { account, role, device }: NewSession): Promise<string> {
    const token = newToken();
    const { idle, absolute } = sessionLifetime(role);
    const now = realNow();
    await tx.insert(Session, {
      id: newId(),
      tokenHash: digest(token),
      accountId: account,
      createdAt: now,
      lastSeenAt: now,
      confirmedAt: now,
      expiresAt: new Date(now.getTime() + idle),
      device,
    });
    return this.cookie(COOKIE, token, absolute / 1000);
  }

  /** Returns the header that clears the cookie. */
  async end(request: FastifyRequest): Promise<string> {
    const token = this.tokenOf(request.headers.cookie);
    if (token)
      await this.db.transaction(async (tx) => {
        const [[ended]] = await tx.query<[{ account: string }[], number]>(
          `delete from sessions where token_hash = $1 returning account_id as account`,
          [digest(token)],
        );
        if (ended) setActor(ended.account);
      });
    return this.cookie(COOKIE, '', 0);
  }

  /** Also ends unfinished sign-ins and sign-in letters, and voids calendar addresses by the epoch. */
  async endAll(tx: EntityManager, accountId: string): Promise<void> {
    await tx.query(`delete from sessions where account_id = $1`, [accountId]);
    await tx.query(`update accounts set access_epoch = access_epoch + 1 where id = $1`, [accountId]);
    await tx.query(
      `update account_links set used_at = $2
       where account_id = $1 and purpose in ('sign-in', 'second-factor') and used_at is null`,
      [accountId, this.clock.now()],
    );
  }

  /** The sessions of other devices. */
  async endOthers(tx: EntityManager, who: Principal): Promise<void> {
    await tx.query(`delete from sessions where account_id = $1 and id <> $2`, [who.id, who.sessionId]);
  }

  stepCookie(token: string | null, seconds: number): string {
    return this.cookie(STEP_COOKIE, token ?? '', token === null ? 0 : seconds);
  }

  stepToken(request: FastifyRequest): string | null {
    return this.readCookie(request.headers.cookie, STEP_COOKIE);
  }

  browserCookie(value: string): string {
    return this.cookie(BROWSER_COOKIE, value, BROWSER_SECONDS);
  }

  browserToken(request: FastifyRequest): string | null {
    return this.readCookie(request.headers.cookie, BROWSER_COOKIE);
  }

  /** One statement for session and account. */
  async principalOf(request: FastifyRequest): Promise<Principal | null> {
    const token = this.tokenOf(request.headers.cookie);
    if (!token) return null;
    const [now, today] = [this.clock.now(), this.clock.today()];
    const [row] = await this.db.preparedRows<Row>(
      sql`
      select a.id, a.name, a.email, a.role, a.cantons, a.adviser_id, a.locale, a.access_epoch, s.id as session_id, s.created_at, s.last_seen_at, s.confirmed_at,
        array(
          select json_build_object('kind', g.subject_kind, 'id', g.subject_id, 'part', g.part) from grants g
          where g.account_id = a.id and g.from_at <= ${now} and (g.until_at is null or g.until_at > ${now})
        ) as grants,
        array(
          select distinct unnest(o.cantons) from coordinator_absences b join accounts o on o.id = b.account_id and o.role = 'coordinator' and o.disabled_at is null
          where b.deputy_id = a.id and a.role = 'coordinator' and b.from_on <= ${today} and (b.to_on is null or b.to_on >= ${today})
        ) as deputised,
        d.undertaking_on is not null as undertaken, f.set_up_at is not null as has_app,
        f.set_up_at is not null or exists(select from passkeys k where k.account_id = a.id) as has_second_factor
      from sessions s join accounts a on a.id = s.account_id left join advisers d on d.id = a.adviser_id left join second_factors f on f.account_id = a.id
      where s.token_hash = ${digest(token)} and s.expires_at > clock_timestamp() and a.disabled_at is null`,
    );
    if (!row) return null;
    await this.recordUse(row);
    return {
      id: row.id,
      name: row.name,
      email: row.email,
      role: row.role,
      cantons: [...new Set([...row.cantons, ...row.deputised])],
      adviserId: row.adviser_id,
      undertaken: row.undertaken,
      grants: row.grants,
      locale: row.locale,
      sessionId: row.session_id,
      confirmedAt: row.confirmed_at,
      secondFactor: this.secondFactorOf(row.role, row.has_second_factor),
      authenticatorApp: row.has_app,
      accessEpoch: row.access_epoch,
    };
  }

  /** Whether the session was ended on purpose or by a change of role, rather than expired. */
  async wasEnded(request: FastifyRequest): Promise<boolean> {
    const token = this.tokenOf(request.headers.cookie);
    if (!token) return false;
    const [row] = await this.db.rows<{ ran: boolean }>(
      sql`select a.disabled_at is null as ran from sessions s join accounts a on a.id = s.account_id where s.token_hash = ${digest(token)}`,
    );
    return !row?.ran;
  }

  private async recordUse({ session_id, created_at, last_seen_at, role }: Row): Promise<void> {
    const now = realNow().getTime();
    if (now - last_seen_at.getTime() < HOUR) return;
    const { idle, absolute } = sessionLifetime(role);
    const expires = new Date(Math.min(created_at.getTime() + absolute, now + idle));
    await this.db.transaction((tx) =>
      tx.query(`update sessions set last_seen_at = $2, expires_at = $3 where id = $1 and last_seen_at <= $4`, [
        session_id,
        new Date(now),
        expires,
        new Date(now - HOUR),
      ]),
    );
  }

  private get isHttps(): boolean {
    return this.settings.url.startsWith('https:');
  }

  private cookie(name: string, value: string, seconds: number): string {
    return `${this.nameOf(name)}=${encodeURIComponent(value)}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${this.isHttps ? '; Secure' : ''}`;
  }

  private readCookie(header: string | undefined, name: string): string | null {
    const cookie = header
      ?.split(/; */)
      .find((part) => part.startsWith(`${this.nameOf(name)}=`))
      ?.slice(this.nameOf(name).length + 1);
    if (!cookie) return null;
    try {
      return decodeURIComponent(cookie);
    } catch {
      return null;
    }
  }

  private nameOf(cookie: string): string {
    return this.isHttps ? `__Host-${cookie}` : cookie;
  }

  private tokenOf(header: string | undefined): string | null {
    return this.readCookie(header, COOKIE);
  }
}

function sessionLifetime(role: Role): { idle: number; absolute: number } {
  return SESSION_LIFETIMES[role === 'adviser' ? 'adviser' : 'others'];
}

interface Row {
  id: string;
  name: string;
  email: string;
  role: Role;
  cantons: string[];
  /** Of coordinators for whom this one stands in today. */
  deputised: string[];
  adviser_id: string | null;
  locale: Locale;
  access_epoch: number;
  session_id: string;
  created_at: Date;
  last_seen_at: Date;
  confirmed_at: Date;
  undertaken: boolean;
  grants: Principal['grants'];
  has_second_factor: boolean;
  has_app: boolean;
}
