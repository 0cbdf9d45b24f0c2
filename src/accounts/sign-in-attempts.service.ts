import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, zurichInstant } from '../common/clock.js';
import { addDays } from '../common/day.js';
import { TooMany } from '../common/problem.js';
import { newId } from '../common/id.js';
import { Keys } from '../common/keys.js';
import { Db } from '../db/db.js';
import { mailKind } from '../mail/mail-kind.js';
import { MailService } from '../mail/mail.service.js';
import { SweepService } from '../queue/sweep.service.js';
import type { AttemptScope } from './known-browsers.js';
import { isNoticeDue, isUsedUp, waitsAfter, type GuessKind } from './sign-in-delay.rules.js';

export const ATTEMPTS = mailKind<{ account: string; what: GuessKind }>('sign-in-attempts');

export interface SignInAttempt {
  kind: GuessKind;
  address: string;
  scope: string;
  totals: string[];
  today: number;
}

/** Counted before checking, so that parallel attempts gain nothing. Stores only HMACs under a key of the day. */
@Injectable()
export class SignInAttempts implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly mails: MailService,
    private readonly sweep: SweepService,
  ) {}

  onModuleInit(): void {
    this.sweep.every('sign-in tries', () => this.forgetPast());
  }

  /** `address` as typed, with or without an account. Throws {@link TooMany} with the seconds to wait. */
  async begin(kind: GuessKind, address: string, scope: AttemptScope): Promise<SignInAttempt> {
    const now = this.clock.now();
    const [key, strangers, all] = [scope.key, 'strangers', 'all'].map((of) => this.keyOf(kind, address, of));
    const totals = scope.known ? [all] : [all, strangers];
    return this.db.transaction(async (tx) => {
      const foreign = scope.known ? 0 : await this.triesOf(tx, strangers);
      if (isUsedUp(kind, foreign)) throw new TooMany(secondsUntil(now, this.tomorrow()));
      const counted = await tx.query<{ key: string; tries: number }[]>(
        `insert into sign_in_tries as t (key, tries, next_at, forget_at)
         select k, 1, case when k = $2 then $3::timestamptz + ($4::integer[])[1] * interval '1 second' else $3 end, $5
         from unnest($1::text[]) k order by k
         on conflict (key) do update set tries = t.tries + 1, forget_at = excluded.forget_at,
           next_at = case when t.key = $2
             then $3::timestamptz + ($4::integer[])[least(t.tries + 1, cardinality($4::integer[]))] * interval '1 second'
             else $3 end
         where t.next_at <= $3
         returning key, tries`,
        [[key, ...totals], key, now, waitsAfter(foreign), this.tomorrow()],
      );
      const today = counted.find((row) => row.key === all)?.tries ?? 0;
      if (!counted.some((row) => row.key === key)) throw new TooMany(await this.waitOf(tx, key, now));
      return { kind, address, scope: key, totals, today };
    });
  }

  async recordSuccess(tx: EntityManager, { scope, totals }: SignInAttempt): Promise<void> {
    await tx.query(`delete from sign_in_tries where key = $1`, [scope]);
    await tx.query(`update sign_in_tries set tries = greatest(tries - 1, 0) where key = any($1)`, [totals]);
  }

  /** Notifies the holder at every tenth failure, at most once a day. Unknown addresses cost the same work. */
  async recordFailure({ kind, address, today }: SignInAttempt, accountId: string | null): Promise<void> {
    if (!isNoticeDue(today)) return;
    const account = accountId ?? newId();
    const key = `${ATTEMPTS.name}:${kind}:${account}:${this.clock.today()}`;
    await this.db.transaction(async (tx) => {
      await tx.query('savepoint as_if');
      await this.mails.send(tx, ATTEMPTS, [{ params: { account, what: kind }, to: address, key, urgent: true }]);
      if (accountId === null) await tx.query('rollback to savepoint as_if');
    });
  }

  keyOf(kind: string, address: string, scope: string): string {
    return this.keys.sign(`sign-in tries ${this.clock.today()}`, JSON.stringify([kind, address.toLowerCase(), scope]));
  }

  private async triesOf(tx: EntityManager, key: string): Promise<number> {
    const [row] = await tx.query<{ tries: number }[]>(`select tries from sign_in_tries where key = $1`, [key]);
    return row?.tries ?? 0;
  }

  private async waitOf(tx: EntityManager, key: string, now: Date): Promise<number> {
    const [row] = await tx.query<{ at: Date }[]>(`select next_at as at from sign_in_tries where key = $1`, [key]);
    return secondsUntil(now, row?.at ?? now);
  }

  private tomorrow(): Date {
    return zurichInstant(addDays(this.clock.today(), 1), 0);
  }

  private async forgetPast(): Promise<number> {
    const [, gone] = await this.db.transaction((tx) =>
      tx.query<[unknown, number]>(`delete from sign_in_tries where forget_at <= $1`, [this.clock.now()]),
    );
    return gone;
  }
}

function secondsUntil(now: Date, then: Date): number {
  return Math.max(1, Math.ceil((then.getTime() - now.getTime()) / 1000));
}
