import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { coordinates, type Principal } from '../access/principal.js';
import { Clock, zurichInstant } from '../common/clock.js';
import { touched, workContext } from '../common/context.js';
import type { OnceRequest } from '../common/http.js';
import { newId } from '../common/id.js';
import { Pager, rowsFor, type Page, type PageQuery } from '../common/page.js';
import { BadInput, NotFound, Stale } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql, where, type Sql } from '../db/sql.js';
import { EligibilityService } from '../eligibility/eligibility.service.js';
import { PeopleService } from '../people/people.service.js';
import { PlacesService } from '../places/places.service.js';
import { SweepService } from '../queue/sweep.service.js';
import { CaseForStaff, CaseView, EventView, type AdviserOfCase, type DeclineLetterView } from './case.dto.js';
import { type NewNote } from './case-input.dto.js';
import { type ReleaseCase } from './case-input.dto.js';
import { type LeaveWaiting } from './case-input.dto.js';
import { type MoveCase } from './case-input.dto.js';
import { type ChangeCase } from './case-input.dto.js';
import { type MemberInput } from './case-input.dto.js';
import { Case, CaseEvent, CaseMember, type EventKind } from './case.entity.js';
import type { Decision } from './case.facts.js';
import { CaseLetters } from './case.letters.js';
import {
  CaseCannotMove,
  CaseEnded,
  HasAdviserAlready,
  HasNoAdviser,
  NoDecisionYet,
  NotWaiting,
  StageNotInProcedure,
} from './case.problems.js';
import { decisionFaults, ENDED, withFacts } from './case.rules.js';
import { blockers } from './stage.rules.js';
import { knows } from './stage.rules.js';
import type { DecisionInput } from './facts.dto.js';

const TIMELINE = 'events of a case, newest first';
const DAY = 86_400_000;
/** After how many days of waiting, and then how often, a person hears that we are still looking. */
const STILL_LOOKING_AFTER = 7;
const STILL_LOOKING_EVERY = 14;

/** What is written into the timeline beside the case itself. */
type NewEvent = Partial<Pick<CaseEvent, 'at' | 'fromStage' | 'toStage' | 'day' | 'adviserId' | 'text'>>;

@Injectable()
export class CasesService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pager: Pager,
    private readonly people: PeopleService,
    private readonly places: PlacesService,
    private readonly letters: CaseLetters,
    private readonly eligibility: EligibilityService,
    private readonly sweep: SweepService,
  ) {}

  onModuleInit(): void {
    this.sweep.every('unopened requests', () => this.alarmUnopened());
    this.sweep.every('people waiting', () => this.notifyPeopleWaiting());
  }

  /** A case within sight; staff get the narrow view. A coordinator's first look at a request is noted. */
  async view(who: Principal, id: string): Promise<CaseView | CaseForStaff> {
    const tx = this.db.source.manager;
    const theCase = await tx.findOneBy(Case, { id });
    if (!theCase || !(who.role === 'staff' || this.sees(who, theCase))) throw new NotFound();
    touched(id, theCase.personId);
    if (!this.sees(who, theCase)) return CaseForStaff.of(theCase, await this.communeName(tx, theCase));
    if (!theCase.openedAt && coordinates(who, theCase.canton))
      await this.db.transaction((write) =>
        write.query(`update cases set opened_at = $2 where id = $1 and opened_at is null`, [id, this.clock.now()]),
      );
    return this.viewOf(tx, theCase);
  }

  /** The whole view of a case whose sight has been asked. */
  async viewOf(tx: EntityManager, theCase: Case): Promise<CaseView> {
    const [person, members, advisers, rule] = [
      await this.people.viewIn(tx, theCase.personId),
      await tx.find(CaseMember, { where: { caseId: theCase.id }, order: { id: 'ASC' } }),
      await tx.query<AdviserOfCase[]>(
        `select id, first_name as "firstName", last_name as "lastName" from advisers where id = $1`,
        [theCase.adviserId],
      ),
      await this.places.ruleOf(tx, theCase.canton),
    ];
    return CaseView.of(theCase, {
      person,
      members,
      adviser: advisers[0] ?? null,
      rulesNow: rule.version,
      today: this.clock.today(),
      communeName: await this.communeName(tx, theCase),
    });
  }

  private async communeName(tx: EntityManager, { commune }: Case): Promise<string> {
    const [{ name }] = await tx.query<{ name: string }[]>(`select name from communes where bfs = $1`, [commune]);
    return name;
  }

  async change(who: Principal, id: string, input: ChangeCase, version: number): Promise<CaseView> {
    return this.editing(who, id, version, async (tx, theCase) => {
      if (input.procedure !== undefined) {
        if (!knows(input.procedure, theCase.stage)) throw new StageNotInProcedure(theCase.stage);
        theCase.procedure = input.procedure;
      }
      if (input.commune !== undefined) await this.relocate(tx, theCase, input.commune);
      if (input.filedOn !== undefined) theCase.filedOn = this.pastDay(input.filedOn, '/filedOn');
      if (input.facts) await this.eligibility.requirePossible(tx, input.facts, '/facts');
      if (input.facts) theCase.facts = withFacts(theCase.facts, { ...input.facts });
      if (input.worries) theCase.worries = [...new Set(input.worries)];
      if (input.members) await this.replaceMembers(tx, id, input.members);
      if (input.decision) {
        if (theCase.stage !== 'refused' && theCase.stage !== 'appeal') throw new NoDecisionYet();
        this.setDecision(theCase, input.decision);
        await this.note(tx, theCase, 'decision', { day: theCase.lastDay });
      }
    });
  }

  /** Moves a case to another stage, with what the move needs. */
  async move(who: Principal, id: string, input: MoveCase, version: number): Promise<CaseView> {
    return this.editing(who, id, version, async (tx, theCase) => {
      const on = this.pastDay(input.on ?? this.clock.today(), '/on')!;
      const { stage: from } = theCase;
      const next = {
        ...theCase,
        hasAdviser: theCase.adviserId !== null,
        outcome: input.outcome ?? null,
        filedOn: input.to === 'filed' ? (input.on ?? theCase.filedOn ?? on) : theCase.filedOn,
      };
      if (input.decision) this.setDecision(theCase, input.decision);
      const result = blockers(
        {
          ...next,
          decision:
            input.to === 'refused' && from !== 'refused'
              ? input.decision
                ? theCase.decision
                : null
              : theCase.decision,
        },
        input.to,
      );
      if (result.length > 0) throw new CaseCannotMove(from, input.to, result);
      theCase.stage = input.to;
      theCase.filedOn = next.filedOn;
      theCase.outcome = input.to === 'closed' ? next.outcome : null;
      theCase.closedOn = input.to === 'closed' ? on : null;
      // A new attempt or a favourable course: the old letter's last day must not alarm anybody any more.
      if (!['refused', 'appeal', 'closed', 'withdrawn'].includes(input.to))
        Object.assign(theCase, { decision: null, lastDay: null });
      this.keepWaiting(theCase);
      if (ENDED.includes(input.to) || input.to === 'moved') await this.withdrawOffer(tx, theCase);
      await this.note(tx, theCase, from === input.to ? 'decision' : 'moved', {
        fromStage: from,
        toStage: input.to,
        day: on,
      });
    });
  }

  /** Snoozes a waiting case, wakes it, or declines it with a letter to the person. */
  async wait(who: Principal, id: string, input: LeaveWaiting, version: number): Promise<CaseView> {
    return this.editing(who, id, version, async (tx, theCase) => {
      if (!coordinates(who, theCase.canton)) throw new NotFound();
      if (!theCase.waitingSince) throw new NotWaiting();
      if (input.decline === undefined) {
        if (input.until && input.until <= this.clock.today())
          throw new BadInput([{ pointer: '/until', detail: 'is after today' }]);
        theCase.snoozedUntil = input.until ?? null;
        await this.note(tx, theCase, 'snoozed', { day: theCase.snoozedUntil, text: input.reason });
        return;
      }
      const from = theCase.stage;
      Object.assign(theCase, {
        stage: 'closed',
        outcome: input.decline,
        closedOn: this.clock.today(),
        snoozedUntil: null,
      });
      this.keepWaiting(theCase);
      await this.withdrawOffer(tx, theCase);
      await this.note(tx, theCase, 'declined', { fromStage: from, toStage: 'closed', text: input.reason });
      const event = input.message ? await this.note(tx, theCase, 'message', { text: input.message }) : null;
      await this.letters.notifyPerson(tx, 'request-declined', theCase, event ? { event } : {});
    });
  }

  /** The letter that declining it would send. */
  async declineLetter(who: Principal, id: string): Promise<DeclineLetterView> {
    const tx = this.db.source.manager;
    const theCase = await tx.findOneBy(Case, { id });
    if (!theCase || !coordinates(who, theCase.canton)) throw new NotFound();
    touched(id, theCase.personId);
    if (!theCase.waitingSince) throw new NotWaiting();
    return this.letters.declining(tx, theCase);
  }

  /** Ends the match: the case waits again, and its history goes along. */
  async release(who: Principal, id: string, input: ReleaseCase): Promise<CaseView> {
    const mine = await this.db.transaction(async (tx) => {
      const theCase = await this.locked(tx, who, id);
      if (ENDED.includes(theCase.stage)) throw new CaseEnded();
      if (!theCase.adviserId) throw new HasNoAdviser();
      const adviserId = theCase.adviserId;
      theCase.adviserId = null;
      if (theCase.stage === 'screening') theCase.stage = 'requested';
      this.keepWaiting(theCase);
      await tx.save(theCase);
      await this.grant(tx, theCase);
      await this.note(tx, theCase, 'released', { adviserId, text: input.reason });
      await this.letters.notifyCoordinators(tx, 'case-released', theCase);
      await this.letters.notifyPerson(tx, 'still-looking', theCase);
      return adviserId === who.adviserId;
    });
    const theCase = await this.db.source.manager.findOneByOrFail(Case, { id });
    // Whoever lets go of a case sees it for the last time in this answer.
    return mine || this.sees(who, theCase)
      ? this.viewOf(this.db.source.manager, theCase)
      : Promise.reject(new NotFound());
  }

  /** Gives a locked case to an adviser and tells the person; for the room of matching, which has asked the rules. */
  async assign(tx: EntityManager, theCase: Case, adviserId: string): Promise<void> {
    if (theCase.adviserId) throw new HasAdviserAlready();
    if (ENDED.includes(theCase.stage)) throw new CaseEnded();
    const from = theCase.stage;
    theCase.adviserId = adviserId;
    theCase.snoozedUntil = null;
    // Whoever gives it to an adviser takes it for a request.
    theCase.lettersHeldSince = null;
    if (from === 'requested') theCase.stage = 'screening';
    this.keepWaiting(theCase);
    touched(theCase.id, theCase.personId);
    await tx.save(theCase);
    await this.grant(tx, theCase);
    await this.note(tx, theCase, 'matched', { adviserId, fromStage: from, toStage: theCase.stage });
    const key = `adviser-found:${theCase.id}:${adviserId}:${this.clock.today()}`;
    await this.letters.notifyPerson(tx, 'adviser-found', theCase, { adviser: adviserId, on: this.clock.today() }, key);
  }

  /** Notes a call, a letter, a thought. */
  async addNote(who: Principal, id: string, input: NewNote, idempotencyKey: OnceRequest | null): Promise<EventView> {
    const at = input.at ? new Date(input.at) : this.clock.now();
    if (at.getTime() > this.clock.now().getTime() + DAY)
      throw new BadInput([{ pointer: '/at', detail: 'is not in the future' }]);
    return this.db.create(
      idempotencyKey,
      async (tx) => {
        const theCase = await this.locked(tx, who, id);
        return this.note(tx, theCase, input.kind, { at, text: input.text });
      },
      (eventId) => this.event(who, id, eventId),
    );
  }

  /** What happened, newest first. */
  async events(who: Principal, id: string, query: PageQuery): Promise<Page<EventView>> {
    await this.seen(who, id);
    const after = this.pager.start(query, TIMELINE, id);
    const rows = await this.eventRows(sql`
      ${where(sql`e.case_id = ${id}`, after && sql`(e.at, e.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`)}
      order by e.at desc, e.id desc limit ${rowsFor(query)}`);
    return this.pager.page(
      rows,
      query,
      TIMELINE,
      id,
      (row) => [row.at.toISOString(), row.id],
      (row) => EventView.of(row),
    );
  }

  /** One thing that happened. */
  async event(who: Principal, id: string, eventId: string): Promise<EventView> {
    await this.seen(who, id);
    const [row] = await this.eventRows(sql`where e.case_id = ${id} and e.id = ${eventId}`);
    if (!row) throw new NotFound();
    return EventView.of(row);
  }

  private async seen(who: Principal, id: string): Promise<void> {
    const theCase = await this.db.source.manager.findOneBy(Case, { id });
    if (!theCase || !this.sees(who, theCase)) throw new NotFound();
    touched(id, theCase.personId);
  }

  private eventRows(condition: Sql): Promise<(CaseEvent & { by: string | null })[]> {
    return this.db.rows(sql`
      select e.id, e.kind, e.at, e.recorded_at as "recordedAt", e.from_stage as "fromStage", e.to_stage as "toStage", e.day, e.adviser_id as "adviserId", e.text, u.name as by
      from case_events e left join auth."user" u on u.id = e.actor ${condition}`);
  }

  /** Locks a case within sight. */
  async locked(tx: EntityManager, who: Principal, id: string): Promise<Case> {
    const theCase = await tx.findOne(Case, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!theCase || !this.sees(who, theCase)) throw new NotFound();
    touched(id, theCase.personId);
    return theCase;
  }

  /** Whether the whole of a case is the caller's: their own, or of their cantons. */
  sees(who: Principal, theCase: Pick<Case, 'canton' | 'adviserId'>): boolean {
    return coordinates(who, theCase.canton) || (who.adviserId !== null && theCase.adviserId === who.adviserId);
  }

  /** Writes into the timeline; answers the id of the event. */
  async note(tx: EntityManager, theCase: Pick<Case, 'id'>, kind: EventKind, event: NewEvent = {}): Promise<string> {
    const now = this.clock.now();
    const id = newId();
    await tx.insert(CaseEvent, {
      id,
      caseId: theCase.id,
      kind,
      at: now,
      recordedAt: now,
      actor: workContext()?.actor ?? null,
      fromStage: null,
      toStage: null,
      day: null,
      adviserId: null,
      text: null,
      ...event,
    });
    return id;
  }

  /** Takes back the open offer of a locked case that ends or moves away. Lock order: case, adviser, offer. */
  async withdrawOffer(tx: EntityManager, theCase: Pick<Case, 'id'>): Promise<void> {
    const open = `from offers where case_id = $1 and state = 'open'`;
    await tx.query(`select from advisers where id in (select adviser_id ${open}) for update`, [theCase.id]);
    const [withdrawn] = await tx.query<[{ adviserId: string }[], number]>(
      `update offers set state = 'withdrawn', answered_at = $2 where case_id = $1 and state = 'open' returning adviser_id as "adviserId"`,
      [theCase.id, this.clock.now()],
    );
    for (const { adviserId } of withdrawn) await this.note(tx, theCase, 'offer-withdrawn', { adviserId });
  }

  /** Whoever is open and has no adviser is waiting. */
  keepWaiting(theCase: Case): void {
    if (theCase.adviserId || ENDED.includes(theCase.stage)) theCase.waitingSince = null;
    else theCase.waitingSince ??= this.clock.now();
    if (!theCase.waitingSince) theCase.snoozedUntil = null;
  }

  /** Says who sees the person through this case. */
  async grant(tx: EntityManager, { id: caseId, personId, canton, adviserId }: Case): Promise<void> {
    await this.people.grant(tx, { caseId, personId, canton, adviserId });
  }

  /** Takes a letter over, if its days can be. */
  setDecision(theCase: Case, input: DecisionInput): void {
    const decision: Decision = { ...input };
    const faults = decisionFaults(decision, this.clock.today());
    if (faults.length > 0) throw new BadInput(faults);
    theCase.decision = decision;
    theCase.lastDay = decision.lastDay ?? null;
  }

  /** A day that has come. */
  pastDay(day: string | null, pointer: string): string | null {
    if (day !== null && day > this.clock.today()) throw new BadInput([{ pointer, detail: 'is not in the future' }]);
    return day;
  }

  async replaceMembers(tx: EntityManager, caseId: string, members: MemberInput[]): Promise<void> {
    await tx.delete(CaseMember, { caseId });
    await tx.insert(
      CaseMember,
      members.map((member) => ({
        id: newId(),
        caseId,
        firstName: member.firstName,
        birthYear: member.birthYear ?? null,
        relation: member.relation,
      })),
    );
  }

  private async editing(
    who: Principal,
    id: string,
    version: number,
    edit: (tx: EntityManager, theCase: Case) => Promise<void>,
  ): Promise<CaseView> {
    return this.db.transaction(async (tx) => {
      const theCase = await this.locked(tx, who, id);
      if (theCase.version !== version) throw new Stale(theCase.version);
      await edit(tx, theCase);
      await tx.save(theCase);
      await this.grant(tx, theCase);
      return this.viewOf(tx, theCase);
    });
  }

  /** Another commune may be another canton, with other coordinators and rules. */
  private async relocate(tx: EntityManager, theCase: Case, bfs: number): Promise<void> {
    const commune = await this.places.requireCommune(tx, bfs, '/commune');
    theCase.commune = commune.bfs;
    if (commune.canton === theCase.canton) return;
    theCase.canton = commune.canton;
    theCase.rulesVersion = (await this.places.ruleOf(tx, commune.canton)).version;
    // Whoever it was offered to was asked about another place.
    await this.withdrawOffer(tx, theCase);
    await tx.query(`update cases set opened_at = null, alarmed_at = null where id = $1`, [theCase.id]);
    if (theCase.waitingSince) await this.letters.notifyCoordinators(tx, 'request-new', theCase);
  }

  /** Requests that nobody has opened for a day go to the coordinators of all Switzerland. */
  private async alarmUnopened(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - DAY);
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

  private toldOn = '';
  /** Once a day, after nine: whoever has waited a week hears of it, and then every other week. */
  private async notifyPeopleWaiting(): Promise<number> {
    const today = this.clock.today();
    const now = this.clock.now();
    if (this.toldOn === today || now < zurichInstant(today, 9)) return 0;
    const waiting = await this.db.rows<{ id: string; personId: string; round: number }>(sql`
      select * from (
        select c.id, c.person_id as "personId", floor((extract(epoch from ${now}::timestamptz - c.waiting_since) / 86400 - ${STILL_LOOKING_AFTER}::integer) / ${STILL_LOOKING_EVERY}::integer)::integer as round
        from cases c join people p on p.id = c.person_id
        where c.waiting_since <= ${new Date(now.getTime() - STILL_LOOKING_AFTER * DAY)} and p.email is not null and c.letters_held_since is null) w
      where not exists (select from outgoing_mails m where m.dedupe_key = 'still-looking:' || w.id || ':' || w.round)
      order by w.id limit 1000`);
    await this.db.transaction(async (tx) => {
      for (const { round, ...theCase } of waiting)
        await this.letters.notifyPerson(tx, 'still-looking', theCase, {}, `still-looking:${theCase.id}:${round}`);
    });
    if (waiting.length < 1000) this.toldOn = today;
    return waiting.length;
  }
}
