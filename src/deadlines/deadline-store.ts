import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { Case } from '../cases/case.entity.js';
import { ReceivedLetter } from '../cases/received-letter.entity.js';
import { Clock } from '../common/clock.js';
import { auditSubjects, workContext } from '../common/context.js';
import { newId } from '../common/id.js';
import { Deadline, type FormerDays } from './deadline.entity.js';
import { countDays, formerDays, kindOf } from './deadline.rules.js';

/** Makes deadlines and counts them again. The caller has locked the case. */
@Injectable()
export class DeadlineStore {
  constructor(private readonly clock: Clock) {}

  openOf(tx: EntityManager, caseId: string): Promise<Deadline[]> {
    return tx.find(Deadline, {
      where: { caseId, state: 'open' },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  /** The deadline of a letter, made or counted again; null where the letter sets none. */
  async ofLetter(
    tx: EntityManager,
    theCase: Pick<Case, 'id' | 'procedure' | 'canton'>,
    letter: ReceivedLetter,
  ): Promise<Deadline | null> {
    const standing = await tx.findOne(Deadline, {
      where: { letterId: letter.id, state: 'open' },
      lock: { mode: 'pessimistic_write' },
    });
    if (standing) return this.recount(tx, theCase, standing, letter, 'letter');
    const kind = kindOf(letter);
    // One that has ended stays as it ended, whatever is corrected in its letter.
    if (kind === null || (await tx.existsBy(Deadline, { letterId: letter.id }))) return null;
    return this.insert(tx, theCase, { kind, letter, extendedTo: null, extends: null });
  }

  async insert(
    tx: EntityManager,
    theCase: Pick<Case, 'id' | 'procedure' | 'canton'>,
    of: Pick<Deadline, 'kind' | 'extendedTo' | 'extends'> & { letter: ReceivedLetter | null },
  ): Promise<Deadline> {
    const { letter, ...rest } = of;
    const deadline = tx.create(Deadline, {
      id: newId(),
      caseId: theCase.id,
      letterId: letter?.id ?? null,
      ...rest,
      ...countDays({ ...theCase, letter, extendedTo: of.extendedTo }),
      state: 'open',
      former: [],
      askedAt: this.clock.now(),
      acknowledgedAt: null,
      acknowledgedBy: null,
      acknowledgedHow: null,
      endedAt: null,
      endedBy: null,
      sentOn: null,
      sentHow: null,
      tracking: null,
      attachmentId: null,
      words: null,
      heardBy: null,
      next: null,
      confirmedAt: null,
      confirmedBy: null,
      createdAt: this.clock.now(),
      createdBy: workContext()?.actor ?? null,
      version: 1,
    });
    auditSubjects(deadline.id);
    await tx.insert(Deadline, deadline);
    return deadline;
  }

  /** Days that come earlier, or come at all, must be acknowledged again. */
  async recount(
    tx: EntityManager,
    theCase: Pick<Case, 'procedure' | 'canton'>,
    deadline: Deadline,
    letter: ReceivedLetter | null,
    because: FormerDays['because'],
  ): Promise<Deadline> {
    const after = countDays({ ...theCase, letter, extendedTo: deadline.extendedTo });
    const former = formerDays(deadline, after, because, this.clock.today());
    const isEarlier = after.safeDay !== null && (deadline.safeDay === null || after.safeDay < deadline.safeDay);
    if (isEarlier) this.askAgain(deadline);
    Object.assign(deadline, after, { former: [...deadline.former, ...former] });
    auditSubjects(deadline.id);
    await tx.save(deadline);
    return deadline;
  }

  /** The deadline that runs on after one that was extended: that of the letter which extends it, or another. */
  async extendTo(
    tx: EntityManager,
    theCase: Pick<Case, 'id' | 'procedure' | 'canton'>,
    before: Deadline,
    { lastDay, letter }: { lastDay: string; letter: ReceivedLetter | null },
  ): Promise<Deadline> {
    const standing = letter && (await tx.findOneBy(Deadline, { letterId: letter.id, state: 'open' }));
    if (!standing)
      return this.insert(tx, theCase, { kind: before.kind, letter, extendedTo: lastDay, extends: before.id });
    Object.assign(standing, { extendedTo: lastDay, extends: before.id });
    return this.recount(tx, theCase, standing, letter, 'letter');
  }

  /** Whoever answers for it has to say anew that they know of it; the caller saves it. */
  askAgain(deadline: Deadline): void {
    Object.assign(deadline, {
      askedAt: this.clock.now(),
      acknowledgedAt: null,
      acknowledgedBy: null,
      acknowledgedHow: null,
    });
  }

  /** Counts the open deadlines of a case again; returns how many. */
  async recountAll(tx: EntityManager, theCase: Case, because: FormerDays['because']): Promise<number> {
    const open = await this.openOf(tx, theCase.id);
    const ids = open.flatMap(({ letterId }) => (letterId === null ? [] : [letterId]));
    const letters = ids.length === 0 ? [] : await tx.findBy(ReceivedLetter, { id: In(ids) });
    for (const deadline of open)
      await this.recount(tx, theCase, deadline, letters.find(({ id }) => id === deadline.letterId) ?? null, because);
    return open.length;
  }
}
