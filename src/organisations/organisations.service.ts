import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock.js';
import { auditSubjects } from '../common/context.js';
import type { IdempotentRequest } from '../common/http.js';
import { newId } from '../common/id.js';
import { Pager, rowsFor, type Page } from '../common/page.js';
import { NotFound, Stale } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql, where } from '../db/sql.js';
import {
  OrganisationView,
  type UpdateOrganisation,
  type CreateOrganisation,
  type OrganisationQuery,
} from './organisation.dto.js';
import { Organisation } from './organisation.entity.js';
import './organisation.problems.js';

const ORDER = 'organisations by name';

@Injectable()
export class OrganisationsService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pager: Pager,
  ) {}

  async list(query: OrganisationQuery): Promise<Page<OrganisationView>> {
    const { kind, canton } = query;
    const filter = { kind, canton };
    const after = this.pager.start(query, ORDER, filter);
    const rows = await this.db.rows<Organisation>(sql`
      select o.id, o.name, o.kind, o.canton, o.version from organisations o
      ${where(
        kind !== undefined && sql`o.kind = ${kind}`,
        canton !== undefined && sql`o.canton = ${canton}`,
        after && sql`(o.name collate "und-x-icu", o.id) > (${after[0]}, ${after[1]})`,
      )}
      order by o.name collate "und-x-icu", o.id limit ${rowsFor(query)}`);
    return this.pager.page(
      rows,
      query,
      ORDER,
      filter,
      (row) => [row.name, row.id],
      (row) => OrganisationView.of(row),
    );
  }

  async view(id: string): Promise<OrganisationView> {
    const organisation = await this.db.source.manager.findOneBy(Organisation, { id });
    if (!organisation) throw new NotFound();
    return OrganisationView.of(organisation);
  }

  async create(
    { name, kind, canton }: CreateOrganisation,
    idempotencyKey: IdempotentRequest | null,
  ): Promise<OrganisationView> {
    return this.db.create(
      idempotencyKey,
      async (tx) => {
        const id = newId();
        auditSubjects(id);
        await tx.insert(Organisation, {
          id,
          name,
          kind,
          canton: canton ?? null,
          createdAt: this.clock.now(),
          version: 1,
        });
        return id;
      },
      (made) => this.view(made),
    );
  }

  async update(id: string, { name, kind, canton }: UpdateOrganisation, version: number): Promise<OrganisationView> {
    return this.db.transaction(async (tx) => {
      const organisation = await tx.findOne(Organisation, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!organisation) throw new NotFound();
      if (organisation.version !== version) throw new Stale(organisation.version);
      auditSubjects(id);
      if (name !== undefined) organisation.name = name;
      if (kind !== undefined) organisation.kind = kind;
      if (canton !== undefined) organisation.canton = canton;
      return OrganisationView.of(await tx.save(organisation));
    });
  }
}
