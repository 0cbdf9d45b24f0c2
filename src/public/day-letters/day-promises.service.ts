import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TrustedOrigin } from '../../access/guard.js';
import { Clock } from '../../common/clock.js';
import { auditSubjects } from '../../common/context.js';
import { addDays } from '../../common/day.js';
import { newId } from '../../common/id.js';
import { Keys } from '../../common/keys.js';
import { Db } from '../../db/db.js';
import type { Letter } from '../../mail/letter.js';
import { mailKind } from '../../mail/mail-kind.js';
import { MailService } from '../../mail/mail.service.js';
import { SweepService } from '../../queue/sweep.service.js';
import { DayPromise } from './day-promise.entity.js';
import { isLanguage } from '../../texts/languages.js';
import { textsOf, type Texts } from '../../texts/texts.js';

const TOKEN = 'day promise';
const CONFIRM = mailKind<{ promise: string }>('day-promised');
const ANNOUNCE = mailKind<{ promise: string }>('day-come');
export const PUBLIC_TEXT_VERSION = '2026-11';
export const MAX_YEARS = 3;
/** Enough for a family, too few to annoy somebody else. */
const MAX_OF_AN_ADDRESS = 3;

/** 29 February becomes the 28th. */
export function yearsLater(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) + years;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return `${year}${day.endsWith('-02-29') && !leap ? '-02-28' : day.slice(4)}`;
}

/** Time to collect papers; and time to send what is ready. */
const DAYS_BEFORE_CLOSING = [90, 14] as const;

/** When to remind of the last day to file: as early as possible, of a day to come. */
export function reminderDay(closesOn: string, today: string): string {
  const days = DAYS_BEFORE_CLOSING.map((before) => addDays(closesOn, -before));
  return days.find((day) => day > today) ?? addDays(today, 1);
}

/** Neither a person nor a case. Deleted when sent or withdrawn, or after three years. */
@Injectable()
export class DayPromisesService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly keys: Keys,
    private readonly mails: MailService,
    private readonly sweep: SweepService,
    private readonly origin: TrustedOrigin,
  ) {}

  onModuleInit(): void {
    this.mails.write(CONFIRM, (tx, { promise }) => this.letter(tx, promise, 'confirm'));
    this.mails.write(ANNOUNCE, (tx, { promise }) => this.letter(tx, promise, 'come'));
    this.sweep.every('day-promises', () => this.keepPromises());
  }

  /** Reports neither a repetition nor too many promises, which would reveal which addresses are known. */
  async promise(email: string, language: string, day: string, closesOn: string | null = null): Promise<void> {
    const address = email.toLowerCase();
    await this.db.transaction(async (tx) => {
      const id = newId();
      await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 7))`, [address]);
      const made = await tx.query<{ id: string }[]>(
        `insert into day_promises (id, email, language, day, closes_on, text_version, created_at) select $1, $2, $3, $4, $5, $6, $7
         where (select count(*) from day_promises where email = $2) < $8 on conflict do nothing returning id`,
        [id, address, language, day, closesOn, PUBLIC_TEXT_VERSION, this.clock.now(), MAX_OF_AN_ADDRESS],
      );
      if (made.length === 0) return;
      auditSubjects(id);
      await this.mails.send(tx, CONFIRM, [{ params: { promise: id }, to: address, key: `${CONFIRM.name}-${id}` }]);
    });
  }

  async dayOf(token: string): Promise<string | null> {
    const id = this.keys.idOf(TOKEN, token);
    if (id === null) return null;
    auditSubjects(id);
    return (await this.db.source.manager.findOneBy(DayPromise, { id }))?.day ?? null;
  }

  async withdraw(token: string): Promise<void> {
    const id = this.keys.idOf(TOKEN, token);
    if (id === null) return;
    auditSubjects(id);
    await this.db.transaction((tx) => tx.delete(DayPromise, { id }));
  }

  private async keepPromises(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const due = await tx.query<{ id: string; email: string }[]>(
        `select id, email from day_promises where day <= $1 and announced_at is null order by day limit 500 for update skip locked`,
        [this.clock.today()],
      );
      await this.mails.send(
        tx,
        ANNOUNCE,
        due.map(({ id, email }) => ({ params: { promise: id }, to: email, key: `${ANNOUNCE.name}-${id}` })),
      );
      if (due.length > 0)
        await tx.query(`update day_promises set announced_at = $2 where id = any($1)`, [
          due.map(({ id }) => id),
          this.clock.now(),
        ]);
      const [gone] = await tx.query<[{ id: string }[], number]>(
        `delete from day_promises p where p.created_at < $1
           or exists(select from outgoing_mails m where m.dedupe_key = '${ANNOUNCE.name}-' || p.id and m.state in ('sent', 'cancelled')) returning p.id`,
        [new Date(`${yearsLater(this.clock.today(), -MAX_YEARS)}T00:00:00Z`)],
      );
      auditSubjects(...due.map(({ id }) => id), ...gone.map(({ id }) => id));
      return due.length + gone.length;
    });
  }

  private async letter(tx: EntityManager, id: string, kind: 'confirm' | 'come'): Promise<Letter | null> {
    const promise = await tx.findOneBy(DayPromise, { id });
    if (!promise) return null;
    const texts: Texts = textsOf(isLanguage(promise.language) ? promise.language : 'de');
    const isClosing = kind === 'come' && promise.closesOn !== null;
    const about = isClosing ? 'closes' : kind;
    const day = isClosing ? promise.closesOn! : promise.day;
    return {
      to: promise.email,
      language: texts.language,
      subject: texts.t(`letter.${about}.subject`),
      paragraphs: [
        texts.t('letter.hello'),
        texts.t(`letter.${about}.text`, { day: texts.day(day) }),
        texts.t(`letter.${kind}.more`),
      ],
      link:
        kind === 'confirm'
          ? {
              label: texts.t('letter.confirm.link'),
              url: `${this.origin.origin}/tell-me/${this.keys.idToken(TOKEN, id)}?lang=${texts.language}`,
            }
          : { label: texts.t('letter.come.link'), url: `${this.origin.origin}/${texts.language}/check` },
    };
  }
}
