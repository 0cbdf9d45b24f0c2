import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CantonCode } from '../../common/cantons.js';
import { Clock } from '../../common/clock.js';
import { newId } from '../../common/id.js';
import type { MailState } from '../../mail/mail.entity.js';
import { mailKind } from '../../mail/mail-kind.js';
import { MailService, type NewMail } from '../../mail/mail.service.js';
import type { Line, Recipient } from '../ledger-lines.service.js';
import { daysLookedAt, slotFor, type DigestSlot, type DigestState } from './digest.rules.js';

export type DigestParams = { account: string; day: string };
export const DIGEST_MAIL = mailKind<DigestParams>('digest');

interface Reader {
  id: string;
  hour: number;
  /** Whose holidays are kept: the adviser's canton, or the only one somebody coordinates. */
  canton: CantonCode | null;
}

type Slot = DigestSlot & { mail: string };

/** Which digest carries what: it is a mail of its day, written when it leaves, and takes in what is due until then. */
@Injectable()
export class DigestService {
  constructor(
    private readonly clock: Clock,
    private readonly mails: MailService,
  ) {}

  /**
   * The digest of each account that carries what is due now, by account. Those that are new are made by
   * {@link DigestSlots.save}. None of those that are there can leave before the transaction is over.
   */
  async slots(tx: EntityManager, recipients: readonly Recipient[]): Promise<DigestSlots> {
    const now = this.clock.now();
    const accounts = [...new Set(recipients.map(({ id }) => id))];
    const readers = await tx.query<Reader[]>(
      `select a.id, a.digest_hour as hour, coalesce(v.home_canton, case when cardinality(a.cantons) = 1 and a.cantons[1] <> 'CH' then a.cantons[1] end) as canton
       from accounts a left join advisers v on v.id = a.adviser_id where a.id = any($1)`,
      [accounts],
    );
    const days = daysLookedAt(now);
    const digests = await tx.query<{ id: string; key: string; state: MailState; claimed: boolean }[]>(
      `select id, dedupe_key as key, state, claimed_at is not null as claimed from outgoing_mails
       where dedupe_key = any($1) order by id for no key update`,
      [accounts.flatMap((account) => days.map((day) => keyOf(account, day)))],
    );
    const byKey = new Map(digests.map((digest) => [digest.key, digest]));
    const slots = new Map<string, Slot>();
    const made: NewMail<DigestParams>[] = [];
    for (const reader of readers) {
      const states = new Map<string, DigestState>();
      for (const day of days) {
        const digest = byKey.get(keyOf(reader.id, day));
        if (digest) states.set(day, digest.state === 'queued' && !digest.claimed ? 'open' : 'left');
      }
      const slot = slotFor(reader, states, now);
      const key = keyOf(reader.id, slot.day);
      slots.set(reader.id, { ...slot, mail: byKey.get(key)?.id ?? newId() });
      if (byKey.has(key)) continue;
      const to = recipients.find(({ id }) => id === reader.id)!.email;
      made.push({
        id: slots.get(reader.id)!.mail,
        params: { account: reader.id, day: slot.day },
        to,
        key,
        at: slot.at,
      });
    }
    return new DigestSlots(slots, made, this.mails);
  }
}

export class DigestSlots {
  private readonly used = new Set<string>();

  constructor(
    private readonly slots: ReadonlyMap<string, Slot>,
    private readonly made: readonly NewMail<DigestParams>[],
    private readonly mails: MailService,
  ) {}

  /** The digest that carries a line to somebody; null when it would come after the day the line is about. */
  mailFor({ dueOn }: Pick<Line, 'dueOn'>, account: string): string | null {
    const slot = this.slots.get(account);
    if (!slot || slot.day > dueOn) return null;
    this.used.add(slot.mail);
    return slot.mail;
  }

  /** Those that carry something. Throws when another process made one at the same moment: then all is done again. */
  async save(tx: EntityManager): Promise<void> {
    const made = this.made.filter(({ id }) => this.used.has(id!));
    const ids = await this.mails.send(tx, DIGEST_MAIL, made);
    if (ids.length < made.length) throw new Error('another process made the digest of the day');
  }
}

function keyOf(account: string, day: string): string {
  return `${DIGEST_MAIL.name}:${account}:${day}`;
}
