import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { auditSubjects, workContext } from '../common/context.js';
import { newId } from '../common/id.js';
import type { InputError } from '../common/input-codes.js';
import { BadInput } from '../common/problem.js';
import type { Case } from './case.entity.js';
import type { DecisionInput } from './facts.dto.js';
import { CaseParticipants } from './case-participants.js';
import { decisionFaults, letterFaults, letterFields, REFUSALS, type LetterFields } from './letter.rules.js';
import { ReceivedLetter, type LetterKind } from './received-letter.entity.js';

/** Letters of authorities. Each is told to the later rooms, which keep its deadline. The caller has locked the case. */
@Injectable()
export class ReceivedLettersService {
  constructor(
    private readonly clock: Clock,
    private readonly participants: CaseParticipants,
  ) {}

  /** Throws {@link BadInput} when the days contradict each other. A refusal becomes the decision of the case. */
  async record(
    tx: EntityManager,
    theCase: Case,
    kind: LetterKind,
    fields: LetterFields,
    eventId: string | null,
  ): Promise<ReceivedLetter> {
    this.require(letterFaults(fields, this.clock.today(), ''));
    return this.insert(tx, theCase, kind, fields, eventId);
  }

  /** The refusal that comes with a move or with a case that is logged. Throws {@link BadInput}. */
  async recordDecision(tx: EntityManager, theCase: Case, input: DecisionInput): Promise<ReceivedLetter> {
    const fields = this.decisionFields(input);
    return this.insert(tx, theCase, 'refusal', fields, null);
  }

  /** Corrects the decision that stands. Throws {@link BadInput}. */
  async correctDecision(tx: EntityManager, theCase: Case, input: DecisionInput): Promise<ReceivedLetter> {
    const letter = await tx.findOneByOrFail(ReceivedLetter, { id: theCase.decisionLetterId! });
    Object.assign(letter, this.decisionFields(input));
    await tx.save(letter);
    // An open form of the case is out of date.
    await tx.query(`update cases set version = version + 1 where id = $1`, [theCase.id]);
    theCase.version += 1;
    await this.participants.letterCame(tx, theCase, letter);
    return letter;
  }

  decisionOf(tx: EntityManager, { decisionLetterId }: Case): Promise<ReceivedLetter | null> {
    return decisionLetterId === null ? Promise.resolve(null) : tx.findOneBy(ReceivedLetter, { id: decisionLetterId });
  }

  decisionFields(input: DecisionInput): LetterFields {
    const fields = letterFields(input);
    this.require(decisionFaults(fields, this.clock.today()));
    return fields;
  }

  private async insert(
    tx: EntityManager,
    theCase: Case,
    kind: LetterKind,
    fields: LetterFields,
    eventId: string | null,
  ): Promise<ReceivedLetter> {
    const letter = tx.create(ReceivedLetter, {
      id: newId(),
      caseId: theCase.id,
      eventId,
      kind,
      ...fields,
      recordedBy: workContext()?.actor ?? null,
      recordedAt: this.clock.now(),
      version: 1,
    });
    auditSubjects(theCase.id);
    await tx.insert(ReceivedLetter, letter);
    if (REFUSALS.includes(kind)) theCase.decisionLetterId = letter.id;
    await this.participants.letterCame(tx, theCase, letter);
    return letter;
  }

  private require(faults: InputError[]): void {
    if (faults.length > 0) throw new BadInput(faults);
  }
}
