import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { coordinates, type Principal } from '../access/principal.js';
import { CaseRepository } from '../cases/case.repository.js';
import { CaseTimelineService } from '../cases/case-timeline.service.js';
import type { Case, EventKind } from '../cases/case.entity.js';
import { ReceivedLetter } from '../cases/received-letter.entity.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import { isId } from '../common/id.js';
import { inputError } from '../common/input-codes.js';
import { BadInput, NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import type {
  AcknowledgeDeadline,
  CaseDeadlineView,
  ExtendDeadline,
  MeetDeadline,
  MissDeadline,
  WaiveDeadline,
} from './deadline.dto.js';
import { Deadline, DeadlineLink, type AcknowledgedHow, type DeadlineState } from './deadline.entity.js';
import { DeadlineListService } from './deadline-list.service.js';
import { DeadlineEnded, NothingToConfirm, OwnDeadline } from './deadline.problems.js';
import { wantsConfirmation } from './deadline.rules.js';
import { DeadlineStore } from './deadline-store.js';
import { meetFaults } from './ending.rules.js';

type Ending = Partial<
  Pick<Deadline, 'sentOn' | 'sentHow' | 'tracking' | 'attachmentId' | 'words' | 'heardBy' | 'next'>
>;
type Work = (tx: EntityManager, deadline: Deadline, theCase: Case) => Promise<void>;

/** Lock order: case, deadline. Each ending is recorded once, by somebody, with what it needs. */
@Injectable()
export class DeadlinesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly list: DeadlineListService,
    private readonly store: DeadlineStore,
    private readonly cases: CaseRepository,
    private readonly timeline: CaseTimelineService,
  ) {}

  /** Something was sent, with its proof. Throws {@link BadInput} without one. */
  meet(who: Principal, id: string, input: MeetDeadline): Promise<CaseDeadlineView> {
    return this.withOpen(who, id, async (tx, deadline, theCase) => {
      const letter = await this.letterOf(tx, deadline);
      const faults = meetFaults(input, { deadline, receivedOn: letter?.receivedOn ?? null, today: this.clock.today() });
      if (faults.length > 0) throw new BadInput(faults);
      if (input.attachmentId !== undefined) await this.requireAttached(tx, theCase, input.attachmentId);
      const { sentOn, how: sentHow, tracking = null, attachmentId = null, words = null } = input;
      await this.end(tx, theCase, deadline, 'met', who, { sentOn, sentHow, tracking, attachmentId, words });
    });
  }

  /** The deadline ends, and another runs to the new day. */
  extend(who: Principal, id: string, input: ExtendDeadline): Promise<CaseDeadlineView> {
    return this.withOpen(who, id, async (tx, deadline, theCase) => {
      if (deadline.lastDay !== null && input.lastDay <= deadline.lastDay)
        throw new BadInput([inputError('/lastDay', 'not-after-last-day')]);
      const before = await this.letterOf(tx, deadline);
      const named = isId(input.letter) ? await this.namedLetter(tx, theCase, input.letter) : null;
      await this.end(tx, theCase, deadline, 'extended', who, { words: named ? null : input.letter }, input.lastDay);
      await this.store.extendTo(tx, theCase, deadline, { lastDay: input.lastDay, letter: named ?? before });
    });
  }

  /** The person has decided not to go on, in their own words. */
  waive(who: Principal, id: string, { words, heardBy }: WaiveDeadline): Promise<CaseDeadlineView> {
    return this.withOpen(who, id, (tx, deadline, theCase) =>
      this.end(tx, theCase, deadline, 'waived', who, { words, heardBy }),
    );
  }

  miss(who: Principal, id: string, { next, words }: MissDeadline): Promise<CaseDeadlineView> {
    return this.withOpen(who, id, (tx, deadline, theCase) =>
      this.end(tx, theCase, deadline, 'missed', who, { next, words: words ?? null }),
    );
  }

  /** Somebody has said that they know of it: on the screen, or an adviser on the phone with a coordinator. */
  acknowledge(who: Principal, id: string, input: AcknowledgeDeadline): Promise<CaseDeadlineView> {
    return this.withOpen(who, id, async (tx, deadline, theCase) => {
      const isTheirs = theCase.adviserId === null || theCase.adviserId === who.adviserId;
      await this.acknowledgeLocked(tx, theCase, deadline, who.id, input.how ?? (isTheirs ? 'screen' : 'phone'));
    });
  }

  /** Twice is once: the first keeps its moment. */
  async acknowledgeLocked(
    tx: EntityManager,
    theCase: Pick<Case, 'id'>,
    deadline: Deadline,
    by: string,
    how: AcknowledgedHow,
  ): Promise<void> {
    if (deadline.acknowledgedAt !== null) return;
    Object.assign(deadline, { acknowledgedAt: this.clock.now(), acknowledgedBy: by, acknowledgedHow: how });
    await tx.save(deadline);
    await this.timeline.record(tx, theCase, 'deadline-acknowledged', { about: deadline.kind, day: deadline.safeDay });
  }

  /** A second person has looked at the proof. Throws {@link OwnDeadline} for who sent it and for the adviser of the case. */
  confirm(who: Principal, id: string): Promise<CaseDeadlineView> {
    return this.withLocked(who, id, async (tx, deadline, theCase) => {
      if (!coordinates(who, theCase.canton)) throw new NotFound();
      if (!wantsConfirmation(deadline)) throw new NothingToConfirm();
      if (deadline.endedBy === who.id || (who.adviserId !== null && theCase.adviserId === who.adviserId))
        throw new OwnDeadline();
      Object.assign(deadline, { confirmedAt: this.clock.now(), confirmedBy: who.id });
      await tx.save(deadline);
      await this.timeline.record(tx, theCase, 'deadline-confirmed', { about: deadline.kind, day: deadline.sentOn });
    });
  }

  private async end(
    tx: EntityManager,
    theCase: Case,
    deadline: Deadline,
    state: Exclude<DeadlineState, 'open'>,
    who: Principal,
    ending: Ending,
    day: string | null = ending.sentOn ?? null,
  ): Promise<void> {
    Object.assign(deadline, ending, { state, endedAt: this.clock.now(), endedBy: who.id });
    await tx.save(deadline);
    await tx.delete(DeadlineLink, { deadlineId: deadline.id });
    const kind: EventKind = `deadline-${state}`;
    await this.timeline.record(tx, theCase, kind, { about: deadline.kind, day, text: ending.words ?? null });
  }

  private withOpen(who: Principal, id: string, work: Work): Promise<CaseDeadlineView> {
    return this.withLocked(who, id, async (tx, deadline, theCase) => {
      if (deadline.state !== 'open') throw new DeadlineEnded(deadline.state);
      await work(tx, deadline, theCase);
    });
  }

  private async withLocked(who: Principal, id: string, work: Work): Promise<CaseDeadlineView> {
    await this.db.transaction(async (tx) => {
      const row = await tx.findOne(Deadline, { select: { id: true, caseId: true }, where: { id } });
      if (!row) throw new NotFound();
      const theCase = await this.cases.lock(tx, who, row.caseId);
      const deadline = await tx.findOneOrFail(Deadline, { where: { id }, lock: { mode: 'pessimistic_write' } });
      auditSubjects(deadline.id);
      await work(tx, deadline, theCase);
    });
    return this.list.view(who, id);
  }

  private letterOf(tx: EntityManager, { letterId }: Deadline): Promise<ReceivedLetter | null> {
    return letterId === null ? Promise.resolve(null) : tx.findOneBy(ReceivedLetter, { id: letterId });
  }

  private async namedLetter(tx: EntityManager, { id: caseId }: Case, id: string): Promise<ReceivedLetter> {
    const letter = await tx.findOneBy(ReceivedLetter, { id: id.toLowerCase(), caseId });
    if (!letter) throw new BadInput([inputError('/letter', 'not-a-letter-of-the-case')]);
    return letter;
  }

  private async requireAttached(tx: EntityManager, { id }: Case, attachmentId: string): Promise<void> {
    const found = await tx.query<unknown[]>(`select 1 from attachments where id = $1 and case_id = $2`, [
      attachmentId,
      id,
    ]);
    if (found.length === 0) throw new BadInput([inputError('/attachmentId', 'not-attached')]);
  }
}
