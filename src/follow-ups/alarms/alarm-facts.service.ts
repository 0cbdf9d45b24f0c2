import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { NOTE_KINDS, type NoteKind, type Stage } from '../../cases/case.entity.js';
import { stageSince } from '../../cases/case.rules.js';
import { Clock, zurichDay } from '../../common/clock.js';
import { addDays, DAY_MS } from '../../common/day.js';
import { sql, type Sql } from '../../db/sql.js';
import { termStage } from '../../eligibility/term-code.rules.js';
import { ALARMS } from '../follow-up.entity.js';
import type { Alarm, AlarmFacts, Way } from './alarm.js';
import { ALARM_RULES } from './alarm.rules.js';
import { WaysService } from './ways.service.js';
import { AT_AUTHORITIES, latest } from './when.rules.js';

const CONTACTS = NOTE_KINDS.filter((kind): kind is NoteKind => kind !== 'note');
const UNDUE_DELAY = 'UNDUE_DELAY';
const DAILY = ALARMS.filter((alarm) => ALARM_RULES[alarm].remind === 'daily');
/** How long after the end of a case its follow-ups are restored on reopening. */
const REOPEN_WITHIN = 90 * DAY_MS;
/** Deadlines of the adviser of the case for which the ladder had to go on to the coordinators, in a year. */
const MISSED = sql`(
  select count(distinct f.id)::integer from follow_ups f join cases o on o.id = f.case_id
  where f.alarm = 'deadline-unacknowledged' and o.adviser_id = c."adviserId" and f.created_at > t.asked_at - interval '365 days' and f.about <> t.id::text
    and exists (select from reminders r where r.follow_up_id = f.id and r.audience = 'coordinator' and r.state = 'sent'))`;
/** In days: an absence that ended before is nobody's return any more, an interview is remembered no better. */
const ABSENCE_KNOWN = 60;
const INTERVIEW_KNOWN = 30;

type Moves = { to: Stage; on: string | null }[];

interface Row extends Omit<
  AlarmFacts,
  'assignedOn' | 'stageSince' | 'authorityWordOn' | 'lastContactOn' | 'lastNoteOn' | 'standing' | 'ways'
> {
  id: string;
  commune: number;
  personId: string;
  nextDueOn: string | null;
  letterOn: string | null;
  moves: Moves | null;
  assignedAt: Date | null;
  lastContactAt: Date | null;
  lastNoteAt: Date | null;
  standing: StandingAlarm[];
  reopenable: boolean;
}

export interface StandingAlarm extends Alarm {
  /** How many of its reminders are planned for today or were sent today; counted where it reminds every day. */
  today: number;
}

/** A case as alarms see it. */
export interface AlarmCase {
  id: string;
  personId: string;
  facts: AlarmFacts;
  standing: readonly StandingAlarm[];
  nextDueOn: string | null;
  /** What ended with it may come back: it has ended not long ago. */
  reopenable: boolean;
}

/** Reads what alarms are derived from: one query for one case or for many. */
@Injectable()
export class AlarmFactsService {
  constructor(
    private readonly clock: Clock,
    private readonly ways: WaysService,
  ) {}

  /** By id; those that do not exist are left out. */
  async of(tx: EntityManager, ids: readonly string[]): Promise<Map<string, AlarmCase>> {
    const cases = ids.length === 0 ? [] : await this.read(tx, sql`where c.id = any(${ids}::uuid[])`);
    return new Map(cases.map((each) => [each.id, each]));
  }

  /** Open cases, and ended ones on which something is still due, by id. */
  openAfter(tx: EntityManager, after: string, limit: number): Promise<AlarmCase[]> {
    return this.read(
      tx,
      sql`where c.id > ${after}::uuid and (not c.ended or c.next_due_on is not null) order by c.id limit ${limit}`,
    );
  }

  get reopenLimit(): Date {
    return new Date(this.clock.now().getTime() - REOPEN_WITHIN);
  }

  private async read(tx: EntityManager, condition: Sql): Promise<AlarmCase[]> {
    const { text, values } = this.query(condition);
    const rows = await tx.query<Row[]>(text, values);
    const ways = await this.ways.of(tx, rows);
    return rows.map((row) => toAlarmCase(row, ways.get(row.id) ?? []));
  }

  private query(condition: Sql): Sql {
    const today = this.clock.today();
    return sql`
      select c.*, e.moves, e."assignedAt", e."lastContactAt", e."lastNoteAt", d.documents, f.standing, f."nextSteps", f.reopenable, o.offers, a.absences, k.consents, t.deadlines,
        exists (select from irregularities i where i.case_id = c.id and i.code = ${UNDUE_DELAY}) as "delayReported",
        (select max(l.received_on) from received_letters l where l.case_id = c.id) as "letterOn"
      from (
        select c.id, c.person_id as "personId", c.stage, c.procedure, c.canton, c.commune, c.facts, c.filed_on as "filedOn",
          c.adviser_id as "adviserId", c.adviser_id is not null as "hasAdviser", c.next_due_on as "nextDueOn"
        from cases c ${condition}) c
      left join lateral (
        select json_agg(json_build_object('to', e.to_stage, 'on', e.day) order by e.at, e.id) filter (where e.to_stage is not null and e.from_stage is distinct from e.to_stage) as moves,
          max(e.at) filter (where e.kind in ('matched', 'opened') and e.adviser_id = c."adviserId") as "assignedAt",
          max(e.at) filter (where e.kind = any(${CONTACTS})) as "lastContactAt",
          max(e.at) filter (where e.kind = any(${NOTE_KINDS})) as "lastNoteAt"
        from case_events e where e.case_id = c.id) e on true
      left join lateral (
        select coalesce(json_agg(json_build_object('item', d.item, 'have', d.have, 'validUntil', d.valid_until) order by d.item), '[]') as documents
        from checklist_items d where d.case_id = c.id and d.valid_until is not null) d on true
      left join lateral (
        select coalesce(json_agg(json_build_object('alarm', f.alarm, 'about', f.about, 'dueOn', f.due_on, 'today', case when f.alarm = any(${DAILY}) then (
            select count(*) from reminders r where r.follow_up_id = f.id and r.due_on = f.due_on and r.planned_on = ${today} and r.state <> 'cancelled') else 0 end))
            filter (where f.state = 'open' and f.alarm is not null), '[]') as standing,
          (count(*) filter (where f.state = 'open' and f.alarm is null))::integer as "nextSteps",
          coalesce(bool_or(f.ended_with_case and f.ended_at > ${this.reopenLimit}), false) as reopenable
        from follow_ups f where f.case_id = c.id and (f.state = 'open' or f.ended_with_case)) f on true
      left join lateral (
        select coalesce(json_agg(json_build_object('id', o.id, 'madeOn', (o.made_at at time zone 'Europe/Zurich')::date) order by o.id), '[]') as offers
        from offers o where o.case_id = c.id and o.state = 'open') o on true
      left join lateral (
        select coalesce(json_agg(json_build_object('id', a.id, 'from', a.from_on, 'to', a.to_on) order by a.id), '[]') as absences
        from absences a where a.adviser_id = c."adviserId" and (a.to_on is null or a.to_on >= ${addDays(today, -ABSENCE_KNOWN)})) a on true
      left join lateral (
        select coalesce(json_agg(json_build_object('id', k.id, 'purpose', k.purpose, 'givenOn', k.given_on) order by k.id), '[]') as consents
        from consents k where k.person_id = c."personId" and k.withdrawn_on is null) k on true
      left join lateral (
        select coalesce(json_agg(json_build_object('id', t.id, 'kind', t.kind, 'state', t.state, 'safeDay', t.safe_day, 'lastDay', t.last_day, 'latestDay', t.latest_day,
          'receivedOn', l.received_on, 'delivery', l.delivery, 'firstAttemptOn', l.first_attempt_on, 'createdOn', (t.created_at at time zone 'Europe/Zurich')::date,
          'askedAt', case when t.acknowledged_at is null then t.asked_at end, 'missedByAdviser', case when t.acknowledged_at is null then ${MISSED} else 0 end,
          'endedOn', (t.ended_at at time zone 'Europe/Zurich')::date) order by t.id), '[]') as deadlines
        from deadlines t left join received_letters l on l.id = t.letter_id
        where t.case_id = c.id and (t.state = 'open' or (t.state = 'met' and t.kind = 'appeal' and t.confirmed_at is null)
          or (t.state = 'met' and t.kind = 'interview' and t.last_day >= ${addDays(today, -INTERVIEW_KNOWN)}))) t on true
      order by c.id`;
  }
}

function toAlarmCase(
  {
    id,
    personId,
    nextDueOn,
    reopenable,
    moves,
    assignedAt,
    lastContactAt,
    lastNoteAt,
    letterOn,
    standing,
    ...facts
  }: Row,
  ways: readonly Way[],
): AlarmCase {
  const stages = moves ?? [];
  return {
    id,
    personId,
    nextDueOn,
    reopenable,
    standing,
    facts: {
      ...facts,
      assignedOn: assignedAt && zurichDay(assignedAt),
      lastContactOn: lastContactAt && zurichDay(lastContactAt),
      lastNoteOn: lastNoteAt && zurichDay(lastNoteAt),
      ways,
      stageSince: stageSince(stages, termStage(facts.stage)),
      authorityWordOn: latest(letterOn, facts.filedOn, ...stepsOfAuthorities(stages)),
      standing,
    },
  };
}

function stepsOfAuthorities(moves: Moves): string[] {
  return moves.flatMap(({ to, on }) => (on !== null && AT_AUTHORITIES.includes(to) ? [on] : []));
}
