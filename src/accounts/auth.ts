import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { betterAuth } from 'better-auth';
import { createHmac } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import pg from 'pg';
import { Sessions } from '../access/sessions.js';
import type { Principal } from '../access/principal.js';
import type { Role } from '../access/permissions.js';
import { sameText } from '../common/keys.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import type { Locale } from './account.entity.js';

export const PASSWORD_MIN = 12;
const SESSION_SECONDS = 7 * 86_400;
const COOKIE = 'better-auth.session_token';

/** better-auth's settings; also read by the test that asserts our migration holds all the tables it wants. */
export function authOptions(pool: pg.Pool, url: string, secret: string) {
  return {
    appName: 'Passerelle',
    database: pool,
    baseURL: url,
    basePath: '/api/auth',
    secret,
    trustedOrigins: [url],
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: PASSWORD_MIN, maxPasswordLength: 200 },
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true },
    advanced: { database: { generateId: 'uuid' as const }, ipAddress: { disableIpTracking: true }, cookiePrefix: 'better-auth' },
    // Counted by ourselves, per address.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  };
}

/** The connection and secret of the sessions. */
export class AuthSettings {
  constructor(
    readonly databaseUrl: string,
    readonly url: string,
    readonly secret: string,
  ) {}
}

/** Sessions and passwords, by better-auth in the schema `auth`. Role, territory and disabled are in `accounts` alone. */
@Injectable()
export class Auth extends Sessions implements OnApplicationShutdown {
  private readonly pool: pg.Pool;
  private readonly auth;

  constructor(
    private readonly settings: AuthSettings,
    private readonly db: Db,
  ) {
    super();
    this.pool = new pg.Pool({ connectionString: settings.databaseUrl, max: 4, options: '-c search_path=auth' });
    this.pool.on('error', () => undefined);
    this.auth = betterAuth(authOptions(this.pool, settings.url, settings.secret));
  }

  /** Hands a request of the sign-in routes on; the answer is the library's own. */
  async forward(request: FastifyRequest): Promise<Response> {
    const headers = new Headers();
    for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string' && name !== 'content-length' && !name.startsWith('sec-')) headers.set(name, value);
    // Our guard has asked where the request comes from; the library knows one address only, and we may be reached by others.
    headers.set('origin', this.settings.url);
    const hasBody = request.method === 'POST';
    return this.auth.handler(
      new Request(`${this.settings.url}${request.url}`, { method: request.method, headers, ...(hasBody ? { body: JSON.stringify(request.body ?? {}) } : {}) }),
    );
  }

  async hash(password: string): Promise<string> {
    return (await this.auth.$context).password.hash(password);
  }

  /**
   * Reads the session and the account in one statement, as the library would in two or three; the cookie's signature is
   * checked as the library makes it (HMAC-SHA-256 of the token, base64).
   */
  async principalOf(request: FastifyRequest): Promise<Principal | null> {
    const token = this.tokenOf(request.headers.cookie);
    if (!token) return null;
    const [row] = await this.db.rows<Row>(sql`
      select a.id, u.name, u.email, a.role, a.cantons, a.adviser_id, a.locale, s."createdAt" as signed_in_at, d.undertaking_on is not null as undertaken
      from auth.session s join accounts a on a.id = s."userId" join auth."user" u on u.id = a.id left join advisers d on d.id = a.adviser_id
      where s.token = ${token} and s."expiresAt" > clock_timestamp() and a.disabled_at is null`);
    if (!row) return null;
    return {
      id: row.id, name: row.name, email: row.email, role: row.role, cantons: row.cantons, adviserId: row.adviser_id, undertaken: row.undertaken, locale: row.locale, signedInAt: row.signed_in_at,
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  private tokenOf(header: string | undefined): string | null {
    const name = this.settings.url.startsWith('https:') ? `__Secure-${COOKIE}` : COOKIE;
    const cookie = header?.split(/; */).find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
    if (!cookie) return null;
    let value: string;
    try {
      value = decodeURIComponent(cookie);
    } catch {
      return null;
    }
    const dot = value.lastIndexOf('.');
    const token = value.slice(0, dot);
    const signature = createHmac('sha256', this.settings.secret).update(token).digest('base64');
    return dot > 0 && sameText(signature, value.slice(dot + 1)) ? token : null;
  }
}

interface Row {
  id: string;
  name: string;
  email: string;
  role: Role;
  cantons: string[];
  adviser_id: string | null;
  locale: Locale;
  signed_in_at: Date;
  undertaken: boolean;
}
