import { Injectable } from '@nestjs/common';
import { hasPermission } from '../access/permissions.js';
import { territoryOf, type Principal } from '../access/principal.js';
import { caseInSight } from '../access/sight.js';
import { auditSearch, auditSubjects } from '../common/context.js';
import { Db } from '../db/db.js';
import { sql, Sql, where } from '../db/sql.js';
import { irregularityInSight } from '../irregularities/irregularity.filter.js';
import { searchTermsOf } from '../people/contact.rules.js';
import { contains, PeopleService } from '../people/people.service.js';
import type { AdviserHit, CaseHit, SearchResults, IrregularityHit, PersonHit } from './search.dto.js';

const MAX_HITS = 8;

@Injectable()
export class SearchService {
  constructor(
    private readonly db: Db,
    private readonly people: PeopleService,
  ) {}

  async search(who: Principal, q: string): Promise<SearchResults> {
    const { reference, referencePart } = searchTermsOf(q);
    const inReference = referenceCondition(reference, referencePart);
    const [people, cases, irregularities, advisers] = await Promise.all([
      hasPermission(who, 'people.search') ? this.findPeople(who, q) : [],
      inReference ? this.cases(who, inReference) : [],
      inReference ? this.irregularities(who, inReference) : [],
      hasPermission(who, 'advisers.read') ? this.findAdvisers(who, q) : [],
    ]);
    auditSearch(people.length + cases.length + irregularities.length + advisers.length);
    return { people, cases, irregularities, advisers };
  }

  private async findPeople(who: Principal, q: string): Promise<PersonHit[]> {
    const result = await this.people.findBest(who, q, MAX_HITS);
    if (result.length === 0) return [];
    const cases = await this.db.rows<{ personId: string; id: string; reference: string; canton: string }>(sql`
      select distinct on (c.person_id) c.person_id as "personId", c.id, c.reference, c.canton from cases c
      where c.id = any(${result.flatMap(({ caseIds }) => caseIds)}) order by c.person_id, c.ended, c.id desc`);
    return result.flatMap(({ id, firstName, lastName }) => {
      const theCase = cases.find(({ personId }) => personId === id);
      return theCase
        ? [
            {
              id,
              name: [firstName, lastName].filter(Boolean).join(' '),
              caseId: theCase.id,
              caseReference: theCase.reference,
              canton: theCase.canton,
            },
          ]
        : [];
    });
  }

  private async cases(who: Principal, inReference: Sql): Promise<CaseHit[]> {
    // Staff who advise see names of their own cases.
    const named = who.role === 'staff' ? sql`c.adviser_id = ${who.adviserId}::uuid` : sql`true`;
    const rows = await this.db.rows<CaseHit & { firstName: string | null; personId: string }>(sql`
      select c.id, c.reference, c.stage, c.canton, c.person_id as "personId", case when ${named} then p.first_name end as "firstName"
      from cases c join people p on p.id = c.person_id where ${inReference} and ${caseInSight(who, { everything: true })} limit ${MAX_HITS}`);
    for (const { id, personId, firstName } of rows) auditSubjects(id, firstName === null ? null : personId);
    return rows.map(({ id, stage, canton, firstName, reference: result }) => ({
      id,
      reference: result,
      ...(firstName === null ? {} : { firstName }),
      stage,
      canton,
    }));
  }

  private async irregularities(who: Principal, inReference: Sql): Promise<IrregularityHit[]> {
    const rows = await this.db.rows<IrregularityHit>(sql`
      select i.id, i.reference, i.code, i.canton from irregularities i where ${inReference} and ${irregularityInSight(who, sql`i`)} limit ${MAX_HITS}`);
    auditSubjects(...rows.map(({ id }) => id));
    return rows;
  }

  /** Hundreds, so no index is needed. */
  private async findAdvisers(who: Principal, q: string): Promise<AdviserHit[]> {
    const territory = territoryOf(who);
    const { name, email } = searchTermsOf(q);
    const named = sql`(${Sql.join(
      name.split(/\s+/).map((word) => contains(word, sql`d.search`)),
      ' and ',
    )})`;
    const rows = await this.db.rows<AdviserHit>(sql`
      select d.id, d.name from (select a.id, a.first_name || ' ' || a.last_name as name, search_key(a.first_name || ' ' || a.last_name) as search, a.cantons, a.home_canton, a.email from advisers a) d
      ${where(
        territory && sql`d.cantons && ${territory}::text[]`,
        // Only where the caller may read the address.
        email
          ? sql`(${named} or lower(d.email) = ${email}${territory ? sql` and d.home_canton = any(${territory})` : sql``})`
          : named,
      )}
      order by similarity(d.search, search_key(${name})) desc, d.id limit ${MAX_HITS}`);
    auditSubjects(...rows.map(({ id }) => id));
    return rows;
  }
}

/** Of the column `reference` of the only table that has one. */
function referenceCondition(reference: string | null, part: string | null): Sql | null {
  if (reference !== null) return sql`reference = ${reference}`;
  return part === null ? null : sql`replace(reference, '-', '') like ${`%${part}%`}`;
}
