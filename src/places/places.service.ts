import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { Pager, rowsFor, type Page } from '../common/page.js';
import { BadInput, type InputError } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql, where, type Sql } from '../db/sql.js';
import type { Authority, AuthorityInput } from './authority.dto.js';
import { CANTON_CODES, type CantonCode } from '../common/cantons.js';
import { CantonView, CommuneView, type CommuneQuery } from './place.dto.js';
import { BFS_MAX, Canton, Commune, LegalRule, NAME_KINDS } from './place.entity.js';
import { cantonKeys, readings, type PlaceText } from './place-name.rules.js';
import type { FederalRule } from './legal-rule.rules.js';
import { RuleUnknown } from './place.problems.js';
import cantons from './data/cantons.json' with { type: 'json' };
import federal from './data/federal-rules.json' with { type: 'json' };

const ORDER = 'communes by name, then number';
const COLUMNS = sql`c.bfs, c.name, c.canton, c.ended_on as "endedOn", c.merged_into as "mergedInto"`;

const CANTON_KEYS = cantonKeys(cantons.cantons as { code: CantonCode; names: Record<string, string> }[]);

/** A commune as it was found: by its own name, or by the name of something that has become or is a part of it. */
export type FoundCommune = Commune & { alias?: string | null };

export interface FoundCommunes {
  communes: FoundCommune[];
  /** So many of them, the first, are called exactly so. */
  exact: number;
  /** Nothing that was written had to be left out. */
  certain: boolean;
}

/** Cantons, communes, postcodes, and the rules of each canton. */
@Injectable()
export class PlacesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pager: Pager,
  ) {}

  /** The cantons in their official order, each with its rule of today. */
  async cantons(): Promise<Page<CantonView>> {
    const { manager } = this.db.source;
    const [cantons, rules] = await Promise.all([manager.find(Canton), this.rulesInForce(manager, this.clock.today())]);
    const byCanton = new Map(rules.map((rule) => [rule.canton, rule]));
    cantons.sort((a, b) => CANTON_CODES.indexOf(a.code) - CANTON_CODES.indexOf(b.code));
    return { items: cantons.map((canton) => CantonView.of(canton, byCanton.get(canton.code))), next: null };
  }

  /** Communes of today by name, page by page; with `q` the best ones at once. */
  async communes(query: CommuneQuery): Promise<Page<CommuneView>> {
    const { q, canton, postcode } = query;
    const filter = { q, canton, postcode };
    const after = this.pager.start(query, ORDER, filter);
    const narrowed = [
      canton !== undefined && sql`c.canton = ${canton}`,
      postcode !== undefined && sql`c.bfs in (select p.bfs from postcodes p where p.plz = ${postcode})`,
    ];
    if (q !== undefined)
      return {
        items: (await this.search(q, narrowed, query.limit ?? 50)).map((commune) => CommuneView.of(commune)),
        next: null,
      };
    const rows = await this.db.rows<Commune & { search: string }>(sql`
      select ${COLUMNS}, c.search from communes c
      ${where(sql`c.ended_on is null`, ...narrowed, after && sql`(c.search collate "C", c.bfs) > (${after[0]}, ${after[1]})`)}
      order by c.search collate "C", c.bfs limit ${rowsFor(query)}`);
    return this.pager.page(
      rows,
      query,
      ORDER,
      filter,
      (row) => [row.search, row.bfs],
      (row) => CommuneView.of(row),
    );
  }

  /** By the number, merged or not, or by any name. */
  private async search(q: string, narrowed: (Sql | false)[], limit: number): Promise<FoundCommune[]> {
    if (/^\d{1,4}$/.test(q))
      return this.db.rows<FoundCommune>(
        sql`select ${COLUMNS} from communes c ${where(sql`c.bfs = ${Number(q)}`, ...narrowed)}`,
      );
    return (await this.named(q, limit, narrowed)).communes;
  }

  /**
   * The communes of today that may be meant by what somebody wrote: a name in any of their languages, of an old commune, of a
   * quarter, with the canton or the postcode beside it or without, or a postcode. The very name comes first, then names that
   * begin with it, then those that contain it.
   */
  async named(text: string, limit: number, narrowed: (Sql | false)[] = []): Promise<FoundCommunes> {
    const possible = readings(text, CANTON_KEYS);
    for (const reading of possible) {
      const exact = await this.under(sql`n.key = ${reading.key}`, reading, narrowed, limit);
      if (exact.length === 0) continue;
      // With its canton, a name is first that of the commune itself; what else is called so there is a part of another.
      const named = exact.filter(({ alias }) => alias === null).length;
      const same = reading.canton !== null && named > 0 ? named : exact.length;
      // A postcode is certain where nothing else was written.
      const certain = reading.loose !== true && (reading.key !== '' || reading === possible[0]);
      const more =
        reading.key !== '' && certain && exact.length < limit ? await this.like(reading, narrowed, limit) : exact;
      return { communes: more, exact: same, certain };
    }
    for (const reading of possible.filter(({ loose }) => loose !== true)) {
      const communes = await this.like(reading, narrowed, limit);
      if (communes.length > 0) return { communes, exact: 0, certain: false };
    }
    return { communes: [], exact: 0, certain: false };
  }

  private like(reading: PlaceText, narrowed: (Sql | false)[], limit: number): Promise<FoundCommune[]> {
    return this.under(sql`n.key like ${`%${reading.key}%`}`, reading, narrowed, limit);
  }

  /** Each commune once, by the best of its names. A key holds letters, figures and blanks: nothing in it is a wildcard. */
  private under(
    name: Sql,
    { key, postcode, canton }: PlaceText,
    narrowed: (Sql | false)[],
    limit: number,
  ): Promise<FoundCommune[]> {
    const filters = [
      sql`c.ended_on is null`,
      ...narrowed,
      canton !== null && sql`c.canton = ${canton}`,
      postcode !== null && sql`c.bfs in (select p.bfs from postcodes p where p.plz = ${postcode})`,
    ];
    if (key === '')
      return this.db.rows<FoundCommune>(
        sql`select ${COLUMNS} from communes c ${where(...filters)} order by c.search collate "C", c.bfs limit ${limit}`,
      );
    return this.db.rows<FoundCommune>(sql`
      select ${COLUMNS}, case when b.kind in ('own', 'said') then null else b.name end as alias
      from (
        select distinct on (n.bfs) n.bfs, n.name, n.kind, fit, worth
        from commune_names n,
          lateral (select case when n.key = ${key} then 0 when starts_with(n.key, ${key}) then 1 else 2 end as fit, array_position(${NAME_KINDS}::text[], n.kind) as worth)
        where ${name}
        order by n.bfs, fit, worth, n.key
      ) b join communes c on c.bfs = b.bfs
      ${where(...filters)} order by b.fit, b.worth, c.search collate "C", c.bfs limit ${limit}`);
  }

  /** The communes of today behind numbers as they were written down, by these numbers; unknown ones are left out. */
  async places(tx: EntityManager, numbers: readonly number[]): Promise<Map<number, Commune>> {
    const communes = await tx.findBy(Commune, { bfs: In([...new Set(numbers.filter(isNumber))]) });
    const merged = communes.flatMap(({ mergedInto }) => mergedInto ?? []);
    const heirs = merged.length === 0 ? [] : await tx.findBy(Commune, { bfs: In(merged) });
    const byNumber = new Map([...heirs, ...communes].map((commune) => [commune.bfs, commune]));
    return new Map(communes.map((commune) => [commune.bfs, byNumber.get(commune.mergedInto ?? commune.bfs)!]));
  }

  /** The commune of today behind a number that is in a record, so that it exists. */
  async communeOf(tx: EntityManager, bfs: number): Promise<Commune> {
    const commune = (await this.places(tx, [bfs])).get(bfs);
    if (!commune) throw new Error(`no commune has the number ${bfs}`);
    return commune;
  }

  /** The commune of today behind a number that came as input; an unknown one is refused at `pointer`. */
  async requireCommune(tx: EntityManager, bfs: number, pointer: string): Promise<Commune> {
    const commune = (await this.places(tx, [bfs])).get(bfs);
    if (!commune) throw new BadInput([{ pointer, detail: 'is not the number of a commune' }]);
    return commune;
  }

  /** The rule of a canton in force on a day; today's unless another is asked for. */
  async ruleOf(tx: EntityManager, canton: string, on = this.clock.today()): Promise<LegalRule> {
    const [rule] = await this.rulesInForce(tx, on, canton);
    if (!rule) throw new RuleUnknown(canton, on);
    return rule;
  }

  /** The same, or where nothing is known of so early a day, the first rule there is. */
  async ruleOrFirst(tx: EntityManager, canton: string, on: string): Promise<LegalRule> {
    const [rule] = await this.rulesInForce(tx, on, canton);
    return (
      rule ??
      tx
        .createQueryBuilder(LegalRule, 'r')
        .where('r.canton = :canton', { canton })
        .orderBy('r.validFrom')
        .getOneOrFail()
    );
  }

  /** The federal rules, each with the day from which it holds. */
  federalRules(): readonly FederalRule[] {
    return federal.rules as FederalRule[];
  }

  /** Checks that an authority is named fully enough and lies where it says. */
  async checkAuthority(
    tx: EntityManager,
    { level, canton, commune, organ }: AuthorityInput,
    pointer = '/authority',
  ): Promise<Authority> {
    const refuse = (error: InputError): never => {
      throw new BadInput([error]);
    };
    if (canton === undefined && level !== 'federal')
      refuse({ pointer: `${pointer}/canton`, detail: 'is needed unless the level is federal' });
    if (canton === undefined && commune !== undefined)
      refuse({ pointer: `${pointer}/canton`, detail: 'is needed with a commune' });
    const place = commune === undefined ? null : await this.requireCommune(tx, commune, `${pointer}/commune`);
    if (place && place.canton !== canton)
      refuse({
        pointer: `${pointer}/commune`,
        detail: `lies in the canton of ${place.canton}: ${place.bfs} ${place.name}`,
      });
    return { level, canton: canton ?? null, commune: place?.bfs ?? null, organ: organ ?? null };
  }

  private rulesInForce(tx: EntityManager, on: string, canton?: string): Promise<LegalRule[]> {
    const rules = tx
      .createQueryBuilder(LegalRule, 'r')
      .distinctOn(['r.canton'])
      .where('r.validFrom <= :on', { on })
      .orderBy('r.canton')
      .addOrderBy('r.validFrom', 'DESC');
    return (canton === undefined ? rules : rules.andWhere('r.canton = :canton', { canton })).getMany();
  }
}

/** What cannot be a number of a commune is not asked for: the database would refuse what its column cannot hold. */
function isNumber(bfs: number): boolean {
  return Number.isInteger(bfs) && bfs > 0 && bfs <= BFS_MAX;
}
