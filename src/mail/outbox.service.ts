import { Injectable } from '@nestjs/common';
import { auditSubjects, workContext } from '../common/context.js';
import { Pager, rowsFor, type Page } from '../common/page.js';
import { Db } from '../db/db.js';
import { OutgoingMail } from './mail.entity.js';
import { MailService } from './mail.service.js';
import { OutboxView, type OutboxQuery, type RetriedView } from './outbox.dto.js';

const ORDER = 'mails by id, newest first';

@Injectable()
export class OutboxService {
  constructor(
    private readonly db: Db,
    private readonly pager: Pager,
    private readonly mails: MailService,
  ) {}

  async list(query: OutboxQuery): Promise<Page<OutboxView>> {
    const after = this.pager.start(query, ORDER, query.state);
    const list = this.db.source.manager
      .createQueryBuilder(OutgoingMail, 'm')
      .orderBy('m.id', 'DESC')
      .limit(rowsFor(query));
    if (query.state) list.andWhere('m.state = :state', { state: query.state });
    if (after) list.andWhere('m.id < :after', { after: after[0] });
    return this.pager.page(
      await list.getMany(),
      query,
      ORDER,
      query.state,
      (mail) => [mail.id],
      (mail) => OutboxView.of(mail),
    );
  }

  async retry(id: string): Promise<OutboxView> {
    auditSubjects(id);
    return OutboxView.of(await this.mails.retry(id));
  }

  async retryAll(state: 'held' | 'failed'): Promise<RetriedView> {
    auditSubjects(workContext()?.actor);
    return { count: await this.mails.retryAll(state) };
  }
}
