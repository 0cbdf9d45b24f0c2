import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/clock.js';
import { describeError } from '../../common/problem.filter.js';
import { Db } from '../../db/db.js';
import { sql } from '../../db/sql.js';
import { AlarmFactsService, type AlarmCase } from './alarm-facts.service.js';
import { ALARM_VERSION } from './alarm.rules.js';
import { AlarmsService } from './alarms.service.js';

const BATCH = 500;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

interface Pass {
  day: string;
  rules: string;
  after: string | null;
}

/** Derives the alarms of one case in a context of its own; answers how many it changed, or null when it failed. */
type Rederive = (work: () => Promise<boolean>) => Promise<number | null>;

/**
 * Says whose alarms to look at. Triggers note each case of which a fact has changed in `changed_cases`; since time
 * changes alarms too, one pass a day goes over all open cases, and so it does for other rules. Reads without locks: only
 * cases whose alarms differ are locked.
 */
@Injectable()
export class AlarmSweepService {
  private readonly logger = new Logger('Alarms');

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly facts: AlarmFactsService,
    private readonly alarms: AlarmsService,
  ) {}

  /** Returns how many cases were derived anew. */
  async sweep(isSpent: () => boolean, rederive: Rederive): Promise<number> {
    return (await this.lookAtChanged(isSpent, rederive)) + (await this.lookAtAll(isSpent, rederive));
  }

  /** A case that cannot be derived stays noted, and is tried again in the next round; the others go on. */
  private async lookAtChanged(isSpent: () => boolean, rederive: Rederive): Promise<number> {
    let did = 0;
    let after = '0';
    while (!isSpent()) {
      const noted = await this.db.rows<{ id: string; caseId: string }>(sql`
        select id, case_id as "caseId" from changed_cases where id > ${after} order by id limit ${BATCH}`);
      if (noted.length === 0) break;
      const cases = await this.facts.of(this.db.source.manager, [...new Set(noted.map(({ caseId }) => caseId))]);
      const failed = new Set<string>();
      for (const { id } of this.outdated([...cases.values()])) {
        if (isSpent()) return did;
        const changed = await rederive(() => this.alarms.rederive(id));
        if (changed === null) failed.add(id);
        did += changed ?? 0;
      }
      const done = noted.filter(({ caseId }) => !failed.has(caseId)).map(({ id }) => id);
      if (done.length > 0) await this.db.write(sql`delete from changed_cases where id = any(${done}::bigint[])`);
      if (noted.length < BATCH) break;
      after = noted.at(-1)!.id;
    }
    return did;
  }

  private async lookAtAll(isSpent: () => boolean, rederive: Rederive): Promise<number> {
    let did = 0;
    let after = isSpent() ? null : await this.beginPass();
    while (after !== null && !isSpent()) {
      const batch = await this.facts.openAfter(this.db.source.manager, after, BATCH);
      for (const { id } of this.outdated(batch)) {
        if (isSpent()) return did;
        did += (await rederive(() => this.alarms.rederive(id))) ?? 0;
      }
      after = batch.length < BATCH ? null : batch.at(-1)!.id;
      await this.db.write(sql`update alarm_pass set after_case = ${after}`);
    }
    return did;
  }

  /** After which case to go on; null when the pass of today is over. */
  private async beginPass(): Promise<string | null> {
    const today = this.clock.today();
    const [pass] = await this.db.rows<Pass>(sql`select day, rules, after_case as after from alarm_pass`);
    if (pass?.day === today && pass.rules === ALARM_VERSION) return pass.after;
    await this.db.write(sql`
      insert into alarm_pass (day, rules, after_case) values (${today}, ${ALARM_VERSION}, ${BEFORE_ALL})
      on conflict (single) do update set day = excluded.day, rules = excluded.rules, after_case = excluded.after_case`);
    return BEFORE_ALL;
  }

  private outdated(cases: readonly AlarmCase[]): AlarmCase[] {
    return cases.filter((each) => !this.isUpToDate(each));
  }

  /** What cannot be judged is derived in its own transaction, where its failure is logged. */
  private isUpToDate(theCase: AlarmCase): boolean {
    try {
      return this.alarms.isUpToDate(theCase);
    } catch (error) {
      this.logger.warn(`the alarms of the case ${theCase.id}: ${describeError(error)}`);
      return false;
    }
  }
}
