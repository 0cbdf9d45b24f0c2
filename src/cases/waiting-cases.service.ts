import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DAY_MS } from '../common/day.js';
import { Clock, zurichInstant } from '../common/clock.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { SweepService } from '../queue/sweep.service.js';
import { CaseLetters } from './case.letters.js';

/** Days. */
const STILL_LOOKING_AFTER = 7;
const STILL_LOOKING_EVERY = 14;

@Injectable()
export class WaitingCasesService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly letters: CaseLetters,
    private readonly sweep: SweepService,
  ) {}

  private notifiedOn = '';

  onModuleInit(): void {
    this.sweep.every('unopened requests', () => this.alarmUnopened());
    this.sweep.every('people waiting', () => this.notifyPeopleWaiting());
  }

  private async alarmUnopened(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - DAY_MS);
    return this.db.transaction(async (tx) => {
      const [cases] = await tx.query<[{ id: string }[], number]>(
        `update cases set alarmed_at = $2 where id in (
           select id from cases where stage = 'requested' and opened_at is null and alarmed_at is null and waiting_since is not null and created_at < $1 order by created_at limit 200 for update skip locked)
         returning id`,
        [before, this.clock.now()],
      );
      for (const theCase of cases) await this.letters.notifyCoordinatorsOfSwitzerland(tx, theCase);
      return cases.length;
    });
  }

  private async notifyPeopleWaiting(): Promise<number> {
    const today = this.clock.today();
    const now = this.clock.now();
    if (this.notifiedOn === today || now < zurichInstant(today, 9)) return 0;
    const waiting = await this.db.rows<{ id: string; personId: string; round: number }>(sql`
      select * from (
        select c.id, c.person_id as "personId", floor((extract(epoch from ${now}::timestamptz - c.waiting_since) / 86400 - ${STILL_LOOKING_AFTER}::integer) / ${STILL_LOOKING_EVERY}::integer)::integer as round
        from cases c join people p on p.id = c.person_id
        where c.waiting_since <= ${new Date(now.getTime() - STILL_LOOKING_AFTER * DAY_MS)} and p.email is not null and c.letters_held_since is null) w
      where not exists (select from outgoing_mails m where m.dedupe_key = 'still-looking:' || w.id || ':' || w.round)
      order by w.id limit 1000`);
    await this.db.transaction(async (tx) => {
      for (const { round, ...theCase } of waiting)
        await this.letters.notifyPerson(tx, 'still-looking', theCase, {}, `still-looking:${theCase.id}:${round}`);
    });
    if (waiting.length < 1000) this.notifiedOn = today;
    return waiting.length;
  }
}
