import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Procedure, Stage } from '../../cases/case.entity.js';
import type { CaseFacts } from '../../cases/case.facts.js';
import { ENDED } from '../../cases/case.rules.js';
import { isFiled } from '../../cases/stage.rules.js';
import type { CantonCode } from '../../common/cantons.js';
import { Clock } from '../../common/clock.js';
import { databaseIsGone } from '../../db/db.js';
import { EligibilityService, type RulesUsed } from '../../eligibility/eligibility.service.js';
import type { Way } from './alarm.js';

interface Judged {
  id: string;
  stage: Stage;
  procedure: Procedure;
  canton: CantonCode;
  commune: number;
  facts: CaseFacts;
}

/** Assesses cases of which nothing is filed, many at a time. */
@Injectable()
export class WaysService {
  constructor(
    private readonly clock: Clock,
    private readonly eligibility: EligibilityService,
  ) {}

  /** By id of the case. Those filed or ended have none, nor has one whose facts cannot be read. */
  async of(tx: EntityManager, cases: readonly Judged[]): Promise<Map<string, readonly Way[]>> {
    const judged = cases.filter(
      ({ stage, facts }) => !isFiled(stage) && !ENDED.includes(stage) && facts.birthDate !== undefined,
    );
    const today = this.clock.today();
    const communes = await this.eligibility.communes(
      tx,
      judged.map(({ facts }) => facts),
      judged.map(({ commune }) => commune),
    );
    const rules = new Map<CantonCode, RulesUsed>();
    const found = new Map<string, readonly Way[]>();
    for (const { id, canton, commune, facts } of judged) {
      const used = rules.get(canton) ?? (await this.eligibility.rulesOf(tx, canton, today));
      rules.set(canton, used);
      const at = { commune: communes.get(commune) ?? { bfs: commune, canton } };
      const ways = await this.eligibility
        .assessAt(tx, facts, today, communes, at, used)
        .then(({ procedures }) => procedures.map(toWay))
        .catch((error: unknown) => {
          if (databaseIsGone(error)) throw error;
          return [];
        });
      found.set(id, ways);
    }
    return found;
  }
}

function toWay({
  procedure,
  answer,
  from,
  until,
  opensWith,
}: Omit<Way, 'mustAsk'> & { opensWith: string | null }): Way {
  return { procedure, answer, from, until, mustAsk: opensWith !== null };
}
