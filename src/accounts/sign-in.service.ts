import { Injectable, type OnModuleInit } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { SignIn as SignInProblem } from '../access/access.problems.js';
import { TrustedOrigin } from '../access/guard.js';
import type { Role } from '../access/permissions.js';
import type { Principal } from '../access/principal.js';
import { Clock, realNow } from '../common/clock.js';
import { touched } from '../common/context.js';
import { newId } from '../common/id.js';
import { digest, Keys, newToken } from '../common/keys.js';
import { BadInput } from '../common/problem.js';
import { Db } from '../db/db.js';
import type { Letter } from '../mail/letter.js';
import { MailService } from '../mail/mail.service.js';
import { AccountLink, type Locale } from './account.entity.js';
import { LinkNotValid, WrongCode, WrongPassword } from './account.problems.js';
import { accountTexts } from './account.texts.js';
import { Auth } from './auth.js';
import { SecondFactorService } from './second-factor.service.js';

const MINUTE = 60_000;
/** How long one may take to find the phone. */
export const STEP_SECONDS = 600;
/** How long a letter to sign in by is good for, and how many may be good at once. */
const LETTER = 15 * MINUTE;
const MOST_LETTERS = 3;
const MOST_TRIES = 5;

/** What letting somebody in answers: who it is, and the headers that hand over the session. */
export interface LetIn {
  account: string | null;
  cookies: string[];
}

interface Holder {
  id: string;
  role: Role;
}

/** The ways in: password, then second factor; or, for advisers, a letter with a link and a code. */
@Injectable()
export class SignInService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly auth: Auth,
    private readonly factors: SecondFactorService,
    private readonly mails: MailService,
    private readonly origin: TrustedOrigin,
  ) {}

  onModuleInit(): void {
    this.mails.write('sign-in', (tx, { account }) => this.letter(tx, account));
  }

  /** By password. With a second factor there is no session yet, only a token for the next step, and no id is told. */
  async byPassword(email: string, password: string, device: string | null): Promise<LetIn> {
    const [holder] = await this.db.source.query<(Holder & { hash: string | null; hasFactor: boolean })[]>(
      `select a.id, a.role, c.password as hash, f.set_up_at is not null as "hasFactor" from auth."user" u join accounts a on a.id = u.id
       left join auth.account c on c."userId" = a.id and c."providerId" = 'credential' left join second_factors f on f.account_id = a.id
       where u.email = $1 and a.disabled_at is null`, [email.toLowerCase()],
    );
    if (!(await this.auth.verify(holder?.hash ?? null, password))) throw new WrongPassword();
    return this.db.transaction(async (tx) => {
      if (!holder.hasFactor) return { account: holder.id, cookies: [await this.auth.open(tx, { account: holder.id, role: holder.role, device })] };
      const token = newToken();
      await this.note(tx, token, holder.id, 'second-factor', STEP_SECONDS * 1000, null);
      return { account: null, cookies: [this.auth.stepCookie(token, STEP_SECONDS)] };
    });
  }

  /** The step after the password. Five wrong codes, and the password is asked for again. */
  async bySecondFactor(token: string, code: string, device: string | null): Promise<LetIn> {
    const came = await this.db.transaction(async (tx): Promise<LetIn | 'gone' | 'wrong'> => {
      const step = await tx.findOne(AccountLink, { where: { tokenHash: digest(token), purpose: 'second-factor' }, lock: { mode: 'pessimistic_write' } });
      const holder = step && this.isGood(step) && step.tries < MOST_TRIES ? await this.holder(tx, step.accountId) : null;
      if (!step || !holder) return 'gone';
      if (!(await this.factors.take(tx, holder.id, code))) {
        await tx.increment(AccountLink, { tokenHash: step.tokenHash }, 'tries', 1);
        return 'wrong';
      }
      await tx.update(AccountLink, step.tokenHash, { usedAt: this.clock.now() });
      return { account: holder.id, cookies: [this.auth.stepCookie(null, 0), await this.auth.open(tx, { account: holder.id, role: holder.role, device })] };
    });
    if (came === 'gone') throw new SignInProblem();
    if (came === 'wrong') throw new WrongCode();
    return came;
  }

  /** Whose second factor a token asks for; for the limit on guessing. */
  async ofStep(token: string): Promise<string | null> {
    return (await this.db.source.manager.findOneBy(AccountLink, { tokenHash: digest(token), purpose: 'second-factor' }))?.accountId ?? null;
  }

  /** Sends an adviser a letter to sign in by. Of an address that is no adviser's, the same work is done and taken back. */
  async sendLetter(email: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const id = await this.adviser(tx, email);
      await tx.query('savepoint as_if');
      await this.mails.send(tx, [{ kind: 'sign-in', params: { account: id ?? newId() }, to: email, urgent: true }]);
      if (id === null) await tx.query('rollback to savepoint as_if');
      else touched(id);
    });
  }

  /** By the code of a letter. */
  async byCode(email: string, code: string, device: string | null): Promise<LetIn> {
    const came = await this.db.transaction(async (tx): Promise<LetIn | null> => {
      // Nobody's id finds nothing, and takes as long.
      const id = (await this.adviser(tx, email)) ?? newId();
      if (!(await this.takeCode(tx, id, code))) return null;
      return { account: id, cookies: [await this.auth.open(tx, { account: id, role: 'adviser', device })] };
    });
    if (came === null) throw new WrongCode();
    return came;
  }

  /** By the link of a letter. */
  async byLink(token: string, device: string | null): Promise<LetIn> {
    return this.db.transaction(async (tx) => {
      const link = await tx.findOne(AccountLink, { where: { tokenHash: digest(token), purpose: 'sign-in' }, lock: { mode: 'pessimistic_write' } });
      const holder = link && this.isGood(link) ? await this.holder(tx, link.accountId) : null;
      if (holder?.role !== 'adviser') throw new LinkNotValid();
      await this.voidLetters(tx, holder.id);
      return { account: holder.id, cookies: [await this.auth.open(tx, { account: holder.id, role: 'adviser', device })] };
    });
  }

  /** Shows once more, within a session, that it is they. */
  async confirm(who: Principal, asked: { password?: string; code?: string }): Promise<void> {
    const byLetter = who.role === 'adviser' && asked.code !== undefined;
    const missing = [!byLetter && asked.password === undefined && '/password', who.secondFactor === 'on' && asked.code === undefined && '/code'].filter((pointer) => pointer !== false);
    if (missing.length > 0) throw new BadInput(missing.map((pointer) => ({ pointer, detail: 'is needed to confirm' })));
    if (!byLetter && !(await this.auth.verify(await this.hashOf(who.id), asked.password!))) throw new WrongPassword(403);
    const confirmed = await this.db.transaction(async (tx) => {
      if (byLetter && !(await this.takeCode(tx, who.id, asked.code!))) return false;
      if (who.secondFactor === 'on' && !(await this.factors.take(tx, who.id, asked.code!))) return false;
      touched(who.id);
      await tx.query(`update auth.session set "confirmedAt" = $2 where id = $1`, [who.sessionId, realNow()]);
      return true;
    });
    if (!confirmed) throw new WrongCode(403);
  }

  /** Takes the code of a letter, once, and with it every letter of this account; a wrong one counts against all of them. */
  private async takeCode(tx: EntityManager, accountId: string, code: string): Promise<boolean> {
    const good = `account_id = $1 and purpose = 'sign-in' and used_at is null and expires_at > $2 and tries < ${MOST_TRIES}`;
    const now = this.clock.now();
    const [, taken] = await tx.query<[unknown, number]>(`update account_links set used_at = $2 where ${good} and code_hash = $3`, [accountId, now, this.codeHash(accountId, code.replace(/\s/g, ''))]);
    if (taken > 0) await this.voidLetters(tx, accountId);
    else await tx.query(`update account_links set tries = tries + 1 where ${good}`, [accountId, now]);
    return taken > 0;
  }

  private async voidLetters(tx: EntityManager, accountId: string): Promise<void> {
    await tx.query(`update account_links set used_at = $2 where account_id = $1 and purpose = 'sign-in' and used_at is null`, [accountId, this.clock.now()]);
  }

  private codeHash(accountId: string, code: string): string {
    return this.keys.sign('sign-in-code', `${accountId} ${code}`);
  }

  private isGood({ usedAt, expiresAt }: AccountLink): boolean {
    return usedAt === null && expiresAt > this.clock.now();
  }

  private async holder(tx: EntityManager, id: string | null): Promise<Holder | null> {
    const [holder] = await tx.query<Holder[]>(`select id, role from accounts where id = $1 and disabled_at is null`, [id]);
    return holder ?? null;
  }

  private async adviser(tx: EntityManager, email: string): Promise<string | null> {
    const [found] = await tx.query<{ id: string }[]>(
      `select a.id from accounts a join auth."user" u on u.id = a.id where u.email = $1 and a.role = 'adviser' and a.disabled_at is null`, [email.toLowerCase()],
    );
    return found?.id ?? null;
  }

  private async hashOf(id: string): Promise<string | null> {
    const [found] = await this.db.source.query<{ password: string | null }[]>(`select password from auth.account where "userId" = $1 and "providerId" = 'credential'`, [id]);
    return found?.password ?? null;
  }

  private async note(tx: EntityManager, token: string, accountId: string, purpose: 'sign-in' | 'second-factor', life: number, codeHash: string | null): Promise<void> {
    await tx.insert(AccountLink, { tokenHash: digest(token), accountId, purpose, codeHash, tries: 0, expiresAt: new Date(this.clock.now().getTime() + life), usedAt: null });
  }

  /** Written when it leaves: link and code are known to the letter alone. Null when enough are on their way. */
  private async letter(tx: EntityManager, id: string): Promise<Letter | null> {
    const [to] = await tx.query<{ email: string; locale: Locale }[]>(
      `select u.email, a.locale from accounts a join auth."user" u on u.id = a.id where a.id = $1 and a.role = 'adviser' and a.disabled_at is null for update of a`, [id],
    );
    if (!to) return null;
    const [{ letters }] = await tx.query<{ letters: number }[]>(
      `select count(*)::integer as letters from account_links where account_id = $1 and purpose = 'sign-in' and expires_at > $2`, [id, this.clock.now()],
    );
    if (letters >= MOST_LETTERS) return null;
    const token = newToken();
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    await this.note(tx, token, id, 'sign-in', LETTER, this.codeHash(id, code));
    const { subject, paragraphs, link } = accountTexts[to.locale].signIn;
    return { to: to.email, language: to.locale, subject, paragraphs: paragraphs.map((each) => each.replace('{code}', `${code.slice(0, 3)} ${code.slice(3)}`)), link: { label: link, url: `${this.origin.origin}/link/${token}` } };
  }
}
