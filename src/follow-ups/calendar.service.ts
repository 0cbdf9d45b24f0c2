import { Injectable } from '@nestjs/common';
import { TrustedOrigin } from '../access/guard.js';
import type { Principal } from '../access/principal.js';
import type { Locale } from '../texts/languages.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { digest, newToken } from '../common/keys.js';
import { NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import type { CalendarAddress, CalendarState } from './calendar.dto.js';
import { Calendar } from './calendar.entity.js';
import { isUrgent } from './alarms/alarm.rules.js';
import { textsOf } from '../texts/texts.js';
import type { AlarmKind } from './follow-up.entity.js';
import { NoCasesOfOnesOwn } from './follow-up.problems.js';
import { calendar, type AllDay } from './icalendar.rules.js';

const MAX_ENTRIES = 1000;

interface Due {
  id: string;
  caseId: string;
  reference: string;
  alarm: AlarmKind | null;
  dueOn: string;
  createdAt: Date;
  version: number;
}

export interface Feed {
  body: string;
  tag: string;
}

/** Days and references only, since titles may hold names and calendars are stored elsewhere. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly origin: TrustedOrigin,
  ) {}

  async create(who: Principal): Promise<CalendarAddress> {
    if (who.adviserId === null) throw new NoCasesOfOnesOwn();
    const [token, madeAt] = [newToken(), this.clock.now()];
    await this.db.transaction(async (tx) => {
      auditSubjects(who.id);
      const { id: accountId, accessEpoch } = who;
      await tx.upsert(Calendar, { accountId, tokenHash: digest(token), madeAt, accessEpoch }, ['accountId']);
    });
    return { url: `${this.origin.origin}/api/calendar/${token}.ics`, madeAt };
  }

  async state(who: Principal): Promise<CalendarState> {
    const calendar = await this.db.source.manager.findOneBy(Calendar, {
      accountId: who.id,
      accessEpoch: who.accessEpoch,
    });
    return { exists: calendar !== null, madeAt: calendar?.madeAt ?? null };
  }

  async end(who: Principal): Promise<CalendarState> {
    await this.db.transaction(async (tx) => {
      auditSubjects(who.id);
      await tx.delete(Calendar, { accountId: who.id });
    });
    return { exists: false, madeAt: null };
  }

  /** Null when unchanged (`knownTag`). Checks account and own cases each time. */
  async feed(token: string, knownTag: string | undefined): Promise<Feed | null> {
    const [account] = await this.db.rows<{ id: string; adviserId: string; locale: Locale }>(sql`
      select a.id, a.adviser_id as "adviserId", a.locale
      from calendars k join accounts a on a.id = k.account_id join advisers d on d.id = a.adviser_id
      where k.token_hash = ${digest(token)} and k.access_epoch = a.access_epoch and a.disabled_at is null and d.state <> 'left' and d.undertaking_on is not null`);
    if (!account) throw new NotFound();
    const due = await this.db.rows<Due>(sql`
      select f.id, f.case_id as "caseId", c.reference, f.alarm, f.due_on as "dueOn", f.created_at as "createdAt", f.version
      from follow_ups f join cases c on c.id = f.case_id
      where f.state = 'open' and (c.adviser_id = ${account.adviserId} or c.id = any(${await this.coveredBy(account.id)}::uuid[])) and not c.ended order by f.due_on, f.id limit ${MAX_ENTRIES}`);
    const body = calendar(
      'Passerelle',
      due.map((each) => this.dayOf(each, account.locale)),
    );
    const tag = `"${digest(body).slice(0, 32)}"`;
    if (knownTag?.split(',').some((each) => each.trim().replace(/^W\//, '') === tag)) return null;
    auditSubjects(account.id, ...due.flatMap(({ id, caseId }) => [id, caseId]));
    return { body, tag };
  }

  /** Cases of advisers who are away, for whom the holder of the account covers today. */
  private async coveredBy(accountId: string): Promise<string[]> {
    const now = this.clock.now();
    const rows = await this.db.rows<{ id: string }>(sql`
      select g.case_id as id from grants g
      where g.account_id = ${accountId} and g.absence_id is not null and g.from_at <= ${now} and (g.until_at is null or g.until_at > ${now})`);
    return rows.map(({ id }) => id);
  }

  private dayOf({ id, caseId, reference, alarm, dueOn, createdAt, version }: Due, locale: Locale): AllDay {
    const texts = textsOf(locale);
    return {
      uid: `${id}@passerelle`,
      day: dueOn,
      title: texts.t(isUrgent(alarm) ? 'calendar.title.urgent' : 'calendar.title', { reference }),
      description: texts.t('calendar.description'),
      url: `${this.origin.origin}/cases/${caseId}`,
      stamp: createdAt,
      sequence: version - 1,
    };
  }
}
