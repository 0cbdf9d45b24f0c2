import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { Clock } from '../common/clock.js';
import type { IdempotentRequest } from '../common/http.js';
import { newId } from '../common/id.js';
import { inputError } from '../common/input-codes.js';
import { BadInput } from '../common/problem.js';
import { Db } from '../db/db.js';
import type { CreateExport, ExportView } from './export.dto.js';
import { Export, type Profile } from './export.entity.js';
import { exportedRows } from './export.rules.js';
import { auditReason, ExportsService, requireRecentSignIn } from './exports.service.js';

@Injectable()
export class ExportCreationService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly exports: ExportsService,
  ) {}

  /** Asks for a file; the rows are read when it is fetched. Throws {@link BadInput} or SignInAgain for the full profile. */
  async create(who: Principal, input: CreateExport, idempotencyKey: IdempotentRequest | null): Promise<ExportView> {
    const profile = input.profile ?? 'safe';
    if (profile === 'full' && input.reason === undefined)
      throw new BadInput([inputError('/reason', 'reason-needed-for-full-export')]);
    requireRecentSignIn(who, profile);
    return this.db.create(
      idempotencyKey,
      (tx) => this.insert(tx, who, input, profile),
      (id) => this.exports.view(who, id),
    );
  }

  private async insert(tx: EntityManager, who: Principal, input: CreateExport, profile: Profile): Promise<string> {
    const filter = { ...input.filter };
    const [counted] = await tx.query<{ rows: number }[]>(
      `select count(*)::integer as rows from irregularities i where ${exportedRows(filter)}`,
    );
    const made = newId();
    auditReason(made, input.reason ?? null);
    await tx.insert(Export, {
      id: made,
      report: input.report,
      format: input.format,
      profile,
      filter,
      reason: input.reason ?? null,
      rows: counted.rows,
      requestedBy: who.id,
      requestedAt: this.clock.now(),
    });
    return made;
  }
}
