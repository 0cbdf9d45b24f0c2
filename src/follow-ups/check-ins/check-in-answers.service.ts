import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AttachmentCreationService } from '../../attachments/attachment-creation.service.js';
import type { Case } from '../../cases/case.entity.js';
import { CaseRepository } from '../../cases/case.repository.js';
import { ENDED } from '../../cases/case.rules.js';
import { CaseTimelineService } from '../../cases/case-timeline.service.js';
import { Clock } from '../../common/clock.js';
import { auditSubjects } from '../../common/context.js';
import { digest } from '../../common/keys.js';
import { NotFound } from '../../common/problem.js';
import { Db } from '../../db/db.js';
import { PeopleService } from '../../people/people.service.js';
import { CheckIn, type CheckInAnswer } from './check-in.entity.js';
import { CheckInLetters } from './check-in.letters.js';
import { linkState, proposalOf, takesPhoto, type LinkState } from './check-in.rules.js';

export interface CheckInLink {
  state: LinkState;
  answer: CheckInAnswer | null;
  /** Whether a photo of the letter can be added now. */
  photo: boolean;
  /** The letters have been stopped by this link. */
  stopped: boolean;
}

type Link = { checkIn: CheckIn; theCase: Case };

/** What the person does by the link of a check-in. Looking at it does nothing, since mail scanners open links. */
@Injectable()
export class CheckInAnswersService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly cases: CaseRepository,
    private readonly timeline: CaseTimelineService,
    private readonly people: PeopleService,
    private readonly letters: CheckInLetters,
    private readonly attachments: AttachmentCreationService,
  ) {}

  /** What is shown when the link is opened. Null for no link of ours. */
  async look(token: string): Promise<CheckInLink | null> {
    const checkIn = await this.find(token);
    if (checkIn) auditSubjects(checkIn.caseId);
    return checkIn && this.stateOf(checkIn);
  }

  /** What a link still does, before anything is received by it. Null for no link of ours. */
  async state(token: string): Promise<CheckInLink | null> {
    const checkIn = await this.find(token);
    return checkIn && this.stateOf(checkIn);
  }

  /** Answers once; a link that is used or over stays as it is. Null for no link of ours. */
  async answer(token: string, answer: CheckInAnswer): Promise<CheckInLink | null> {
    return this.withLink(token, async (tx, { checkIn, theCase }) => {
      if (linkState(checkIn, this.clock.now()) !== 'open') return this.stateOf(checkIn);
      const proposal = proposalOf(answer, ENDED.includes(theCase.stage));
      Object.assign(checkIn, { answer, answeredAt: this.clock.now(), proposal });
      await tx.save(checkIn);
      // The adviser reads the timeline, and a wish for another one is not for them.
      if (answer !== 'other') await this.timeline.record(tx, theCase, `check-in-${answer}`);
      if (proposal) await this.letters.sendToDeciders(tx, checkIn, theCase);
      return this.stateOf(checkIn);
    });
  }

  /** Withdraws the consent to be contacted; works with every link of ours, used or over. Null for no link of ours. */
  async stop(token: string): Promise<CheckInLink | null> {
    return this.withLink(token, async (tx, { checkIn, theCase }) => {
      if (checkIn.stoppedAt === null) {
        checkIn.stoppedAt = this.clock.now();
        await tx.save(checkIn);
        await this.people.withdrawConsent(tx, checkIn.personId, 'contact');
        await this.timeline.record(tx, theCase, 'check-in-stopped');
      }
      return this.stateOf(checkIn);
    });
  }

  /** Attaches a photo of what came. Throws {@link NotFound} where none is taken, and as files are refused. */
  async addPhoto(token: string, file: Buffer): Promise<CheckInLink> {
    const found = await this.find(token);
    // Nothing is scanned or cleaned for a link that takes none.
    if (!found || !takesPhoto(found, this.clock.now())) throw new NotFound();
    let state = this.stateOf(found);
    await this.attachments.attachFromPerson(found.caseId, file, async (tx, photo) => {
      const checkIn = await this.lock(tx, found.id);
      if (!takesPhoto(checkIn, this.clock.now())) throw new NotFound();
      checkIn.photoIds = [...checkIn.photoIds, photo];
      await tx.save(checkIn);
      state = this.stateOf(checkIn);
    });
    return state;
  }

  private find(token: string): Promise<CheckIn | null> {
    return this.db.source.manager.findOneBy(CheckIn, { tokenHash: digest(token) });
  }

  /** Lock order: case, check-in. */
  private async withLink<T>(token: string, work: (tx: EntityManager, link: Link) => Promise<T>): Promise<T | null> {
    return this.db.transaction(async (tx) => {
      const found = await tx.findOneBy(CheckIn, { tokenHash: digest(token) });
      if (!found) return null;
      const theCase = await this.cases.lockUnseen(tx, found.caseId);
      return work(tx, { theCase, checkIn: await this.lock(tx, found.id) });
    });
  }

  private lock(tx: EntityManager, id: string): Promise<CheckIn> {
    return tx.findOneOrFail(CheckIn, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  private stateOf(checkIn: CheckIn): CheckInLink {
    const now = this.clock.now();
    return {
      state: linkState(checkIn, now),
      answer: checkIn.answer,
      photo: takesPhoto(checkIn, now),
      stopped: checkIn.stoppedAt !== null,
    };
  }
}
