import { Injectable } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { Clock, realNow } from '../common/clock.js';
import { databaseIsGone, Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { OutgoingMail, type MailState } from './mail.entity.js';
import { MailService } from './mail.service.js';
import { waitAfter } from './retry.rules.js';
import { MAIL_CONCURRENCY } from './transport.js';

export type Claimed = Pick<OutgoingMail, 'id' | 'kind' | 'params' | 'attempts' | 'urgent'>;
const CLAIMED = 'id, kind, params, attempts, urgent';

/** After this the process counts as dead. */
const CLAIM = 5 * 60_000;
/** Milliseconds between tries to note what was sent, and how many. */
const NOTE_AGAIN = 500;
const NOTE_TRIES = 40;

/** The states of letters on their way: whose process has claimed a letter alone hands it over and says what came of it. */
@Injectable()
export class MailClaims {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly mails: MailService,
  ) {}

  async claim(id: string): Promise<Claimed | null> {
    return this.db.transaction(async (tx) => {
      const [[mail]] = await tx.query<[Claimed[], number]>(
        `update outgoing_mails set claimed_at = $2, attempts = attempts + 1
         where id = $1 and state = 'queued' and claimed_at is null and try_at <= $3 returning ${CLAIMED}`,
        [id, realNow(), this.clock.now()],
      );
      return mail ?? null;
    });
  }

  /** Those due the longest; `grace`: milliseconds to leave to their own jobs. */
  async claimDue(tx: EntityManager, grace: number): Promise<Claimed[]> {
    const [chunk] = await tx.query<[Claimed[], number]>(
      `update outgoing_mails set claimed_at = $1, attempts = attempts + 1 where id in (
         select id from outgoing_mails where state = 'queued' and claimed_at is null and try_at <= $2
         order by try_at limit ${MAIL_CONCURRENCY} for update skip locked) returning ${CLAIMED}`,
      [realNow(), new Date(this.clock.now().getTime() - grace)],
    );
    return chunk;
  }

  /** Of processes that have died: they may have sent them. */
  interrupted(most: number): Promise<Claimed[]> {
    return this.db.rows<Claimed>(sql`
      select id, kind, params, attempts, urgent from outgoing_mails
      where state = 'queued' and claimed_at < ${new Date(realNow().getTime() - CLAIM)} order by claimed_at limit ${most}`);
  }

  async release(mail: Claimed, error: string | null): Promise<void> {
    const back = { claimedAt: null, attempts: mail.attempts - 1, ...(error === null ? {} : { error }) };
    await this.ifStillQueued(mail, (tx) => tx.update(OutgoingMail, mail.id, back));
  }

  /** What has left is noted also when the database comes back only in a while: it would be sent again. */
  async finish(mails: readonly Claimed[], state: MailState, error: string | null): Promise<void> {
    if (mails.length === 0) return;
    const ids = mails.map(({ id }) => id);
    const note = (): Promise<unknown> =>
      this.db.write(sql`
        update outgoing_mails set state = ${state}, error = ${error}, claimed_at = null, sent_at = ${state === 'sent' ? this.clock.now() : null}
        where id = any(${ids}) and state = 'queued'`);
    for (let tries = 1; ; tries++) {
      try {
        return void (await note());
      } catch (failure) {
        if (!databaseIsGone(failure) || tries >= NOTE_TRIES) throw failure;
        await sleep(NOTE_AGAIN);
      }
    }
  }

  async markFailed(mail: Claimed, error: string, badAddress = false): Promise<void> {
    await this.ifStillQueued(mail, async (tx) => {
      await tx.update(OutgoingMail, mail.id, { state: 'failed', error, claimedAt: null });
      await this.mails.notifyUndelivered(tx, { ...mail, badAddress });
    });
  }

  async postpone(mail: Claimed, error: string): Promise<void> {
    const wait = waitAfter(mail.attempts);
    if (wait === null) return this.markFailed(mail, error);
    const tryAt = new Date(this.clock.now().getTime() + wait);
    await this.ifStillQueued(mail, async (tx) => {
      await tx.update(OutgoingMail, mail.id, { error, claimedAt: null, tryAt });
      await this.mails.enqueue(tx, [mail.id], tryAt, String(mail.attempts));
    });
  }

  private async ifStillQueued(mail: Claimed, change: (tx: EntityManager) => Promise<unknown>): Promise<void> {
    await this.db.transaction(async (tx) => {
      const [waiting] = await tx.query<unknown[]>(
        `select 1 from outgoing_mails where id = $1 and state = 'queued' for update`,
        [mail.id],
      );
      if (waiting) await change(tx);
    });
  }
}
