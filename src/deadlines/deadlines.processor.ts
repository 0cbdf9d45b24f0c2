import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CaseRepository } from '../cases/case.repository.js';
import { CANTON_CODES } from '../common/cantons.js';
import { runInContext } from '../common/context.js';
import { newId } from '../common/id.js';
import { Db } from '../db/db.js';
import { sql } from '../db/sql.js';
import { SweepService, type Budget } from '../queue/sweep.service.js';
import { rulesVersionOf } from './deadline.rules.js';
import { DeadlineStore } from './deadline-store.js';

const BATCH = 200;

/** Counts open deadlines again whose rules have changed since. */
@Injectable()
export class DeadlinesProcessor implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly sweeps: SweepService,
    private readonly cases: CaseRepository,
    private readonly store: DeadlineStore,
  ) {}

  onModuleInit(): void {
    this.sweeps.every('deadlines', (budget) => this.sweep(budget));
  }

  private async sweep(budget: Budget): Promise<number> {
    const versions = CANTON_CODES.map(rulesVersionOf);
    const outdated = await this.db.rows<{ id: string }>(sql`
      select distinct c.id from deadlines d join cases c on c.id = d.case_id
      join unnest(${[...CANTON_CODES]}::text[], ${versions}::text[]) as rules (canton, version) on rules.canton = c.canton
      where d.state = 'open' and d.rules_version <> rules.version order by c.id limit ${BATCH}`);
    let did = 0;
    for (const { id } of outdated) {
      if (budget.isSpent()) break;
      did += await this.recount(id);
    }
    return did;
  }

  private recount(id: string): Promise<number> {
    const context = {
      requestId: newId(),
      actor: null,
      actorKind: 'program' as const,
      permission: 'sweep:deadlines',
      route: 'sweep deadlines recount',
      subjects: new Set<string>(),
      audited: 0,
    };
    return runInContext(context, () =>
      this.db.transaction(async (tx) => this.store.recountAll(tx, await this.cases.lockUnseen(tx, id), 'rules')),
    );
  }
}
