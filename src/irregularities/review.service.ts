import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Forbidden } from '../access/access.problems.js';
import { TrustedOrigin } from '../access/guard.js';
import type { Principal } from '../access/principal.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import type { IdempotentRequest } from '../common/http.js';
import { newId } from '../common/id.js';
import { Pager, rowsFor, type Page, type PageQuery } from '../common/page.js';
import { BadInput, NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { composeLetter, type Letter } from '../mail/letter.js';
import { mailKind } from '../mail/mail-kind.js';
import { MailService } from '../mail/mail.service.js';
import { IrregularitiesService } from './irregularities.service.js';
import { assess, changedFields } from './irregularity-changes.rules.js';
import { IrregularityListService } from './irregularity-list.service.js';
import { IrregularityEventView, type IrregularityDetail } from './irregularity.dto.js';
import type { AttachEvidence, MoveIrregularity } from './irregularity-input.dto.js';
import { Evidence, Irregularity, IrregularityEvent, type Status } from './irregularity.entity.js';
import { irregularityInSight, isStaff } from './irregularity.filter.js';
import { CannotMove, NoQuestionPending, OwnIrregularity } from './irregularity.problems.js';
import { blockers, DEMANDS_REASON, levelWith } from './irregularity.rules.js';
import { inputError, type InputError } from '../common/input-codes.js';

const ORDER = 'events of an irregularity, oldest first';
const QUESTION = mailKind<{ irregularity: string }>('irregularity-question');

@Injectable()
export class ReviewService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pager: Pager,
    private readonly irregularities: IrregularitiesService,
    private readonly irregularityList: IrregularityListService,
    private readonly accounts: AccountsService,
    private readonly mails: MailService,
    private readonly origin: TrustedOrigin,
  ) {}

  onModuleInit(): void {
    this.mails.write(QUESTION, (tx, { irregularity }) => this.questionLetter(tx, irregularity));
  }

  async move(who: Principal, id: string, input: MoveIrregularity, version: number): Promise<IrregularityDetail> {
    await this.db.transaction(async (tx) => {
      const irregularity = await this.irregularities.locked(tx, who, id, version);
      if (irregularity.loggedBy === who.id) throw new OwnIrregularity();
      const errors: InputError[] = [];
      if (DEMANDS_REASON.includes(input.to) && input.reason === undefined)
        errors.push(inputError('/reason', 'reason-needed-for-status', { to: input.to }));
      if (input.duplicateOf) await this.irregularities.checkDuplicate(tx, irregularity, input.duplicateOf, errors);
      if (errors.length > 0) throw new BadInput(errors);
      const before = { ...irregularity };
      assess(irregularity, input);
      if (input.duplicateOf) irregularity.duplicateOf = input.duplicateOf;
      const result = blockers(irregularity, input.to);
      if (result.length > 0) throw new CannotMove(irregularity.status, input.to, result);
      Object.assign(irregularity, {
        status: input.to,
        rejectedBecause: input.to === 'rejected' ? input.reason : null,
        reviewedBy: who.id,
      });
      await tx.save(irregularity);
      const event = await this.irregularities.record(tx, who, id, {
        from: before.status,
        to: input.to,
        changed: changedFields(before, irregularity),
        text: input.reason,
      });
      if (input.to === 'needs-more') await this.createQuestionFollowUp(tx, irregularity, event);
    });
    return this.irregularityList.view(who, id);
  }

  async answer(who: Principal, id: string, text: string): Promise<IrregularityDetail> {
    await this.db.transaction(async (tx) => {
      const irregularity = await this.irregularities.locked(tx, who, id);
      if (irregularity.loggedBy !== who.id) throw new Forbidden();
      if (irregularity.status !== 'needs-more') throw new NoQuestionPending(irregularity.status);
      const query = await tx.findOne(IrregularityEvent, {
        where: { irregularityId: id, toStatus: 'needs-more' },
        order: { id: 'DESC' },
      });
      const back: Status = query?.fromStatus ?? 'under-review';
      irregularity.status = back;
      await tx.save(irregularity);
      await this.irregularities.record(tx, who, id, { from: 'needs-more', to: back, text });
    });
    return this.irregularityList.view(who, id);
  }

  async attach(
    who: Principal,
    id: string,
    input: AttachEvidence,
    idempotencyKey: IdempotentRequest | null,
  ): Promise<IrregularityDetail> {
    return this.db.create(
      idempotencyKey,
      async (tx) => {
        const irregularity = await this.irregularities.locked(tx, who, id);
        const errors: InputError[] = [];
        if (input.kind === 'recording' && input.consentOfAllRecorded !== true)
          errors.push(inputError('/consentOfAllRecorded', 'recording-consent-missing'));
        if (input.datedOn !== undefined && input.datedOn > this.clock.today())
          errors.push(inputError('/datedOn', 'not-over'));
        if (errors.length > 0) throw new BadInput(errors);
        await tx.insert(Evidence, {
          id: newId(),
          irregularityId: id,
          kind: input.kind,
          reference: input.reference,
          heldBy: input.heldBy,
          datedOn: input.datedOn ?? null,
          consentOfAllRecorded: input.consentOfAllRecorded ?? false,
          attachmentId: input.attachmentId ?? null,
          recordedAt: this.clock.now(),
          recordedBy: who.id,
        });
        const before = { ...irregularity };
        irregularity.evidenceLevel = levelWith(irregularity.evidenceLevel, input.kind);
        await tx.save(irregularity);
        await this.irregularities.record(tx, who, id, {
          changed: ['evidence', ...changedFields(before, irregularity)],
        });
        return id;
      },
      (id) => this.irregularityList.view(who, id),
    );
  }

  async events(who: Principal, id: string, query: PageQuery): Promise<Page<IrregularityEventView>> {
    const [visible] = await this.db.rows<{ logged_by: string | null }>(
      sql`select i.logged_by from irregularities i where i.id = ${id} and ${irregularityInSight(who, sql`i`)}`,
    );
    if (!visible) throw new NotFound();
    auditSubjects(id);
    const after = this.pager.start(query, ORDER, id);
    const list = this.db.source.manager
      .createQueryBuilder(IrregularityEvent, 'e')
      .where('e.irregularityId = :id', { id })
      .orderBy('e.id')
      .limit(rowsFor(query));
    if (after) list.andWhere('e.id > :after', { after: after[0] });
    return this.pager.page(
      await list.getMany(),
      query,
      ORDER,
      id,
      (event) => [event.id],
      (event) => IrregularityEventView.of(event, visible.logged_by, { id: who.id, staff: isStaff(who) }),
    );
  }

  private async createQuestionFollowUp(tx: EntityManager, irregularity: Irregularity, event: string): Promise<void> {
    const to = irregularity.loggedBy && (await this.accounts.recipient(tx, irregularity.loggedBy));
    if (to)
      await this.mails.send(tx, QUESTION, [
        { params: { irregularity: irregularity.id }, to: to.email, key: `${QUESTION.name}-${event}` },
      ]);
  }

  private async questionLetter(tx: EntityManager, id: string): Promise<Letter | null> {
    const irregularity = await tx.findOneBy(Irregularity, { id });
    if (irregularity?.status !== 'needs-more' || !irregularity.loggedBy) return null;
    const to = await this.accounts.recipient(tx, irregularity.loggedBy);
    if (!to) return null;
    return composeLetter(to, 'irregularity-question', `${this.origin.origin}/irregularities/${id}`);
  }
}
