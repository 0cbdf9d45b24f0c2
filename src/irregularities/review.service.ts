import { Injectable } from '@nestjs/common';
import { Forbidden } from '../access/access.problems.js';
import type { Principal } from '../access/principal.js';
import { auditSubjects } from '../common/context.js';
import { Pager, rowsFor, type Page, type PageQuery } from '../common/page.js';
import { NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { IrregularityListService } from './irregularity-list.service.js';
import { IrregularityEventView, type IrregularityDetail } from './irregularity.dto.js';
import { IrregularityEvent, type Status } from './irregularity.entity.js';
import { irregularityInSight, isStaff } from './irregularity.filter.js';
import { NoQuestionPending } from './irregularity.problems.js';
import { IrregularityRepository } from './irregularity.repository.js';

const ORDER = 'events of an irregularity, oldest first';

@Injectable()
export class ReviewService {
  constructor(
    private readonly db: Db,
    private readonly pager: Pager,
    private readonly irregularities: IrregularityRepository,
    private readonly irregularityList: IrregularityListService,
  ) {}

  async answer(who: Principal, id: string, text: string): Promise<IrregularityDetail> {
    await this.db.transaction(async (tx) => {
      const irregularity = await this.irregularities.lock(tx, who, id);
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
}
