import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Clock } from '../common/clock.js';
import { Pager, rowsFor, type Page } from '../common/page.js';
import { BadInput, NotFound } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql, where, type Sql } from '../db/sql.js';
import type { Authority, AuthorityInput } from './authority.dto.js';
import { CANTON_CODES, type CantonCode } from '../common/cantons.js';
import { cellsOn } from './canton-files.js';
import { CantonRulesView } from './cell.dto.js';
import { isCanton, type CantonRow } from './cell.rules.js';
import { CantonView, CommuneView, type CommuneQuery } from './place.dto.js';
import { BFS_MAX, Canton, Commune, LegalRule, NAME_KINDS } from './place.entity.js';
import type { PlacesData } from './places-data.js';
import { cantonKeys, readings, type PlaceText } from './place-name.rules.js';
import type { FederalRule } from './legal-rule.rules.js';
import { RuleUnknown } from './place.problems.js';
import cantons from './data/cantons.json' with { type: 'json' };
import { FEDERAL_RULES } from './federal-rules.js';
import { inputError, type InputError } from '../common/input-codes.js';

const ORDER = 'communes by name, then number';
const COLUMNS = sql`c.bfs, c.name, c.canton, c.ended_on as "endedOn", c.merged_into as "mergedInto"`;

type CantonOfFile = PlacesData['cantons'][number];
const CANTONS = new Map((cantons.cantons as CantonOfFile[]).map((canton) => [canton.code, canton]));
const CANTON_KEYS = cantonKeys(cantons.cantons as { code: CantonCode; names: Record<string, string> }[]);

export type FoundCommune = Commune & { alias?: string | null };

/** A canton with its rules of a day. */
export interface CantonLaw extends CantonOfFile {
  row: CantonRow;
}

export interface FoundCommunes {
  communes: FoundCommune[];
  /** Number of exact matches, which come first. */
  exact: number;
  certain: boolean;
}

@Injectable()
export class PlacesService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly pager: Pager,
  ) {}

  async cantons(): Promise<Page<CantonView>> {
    const { manager } = this.db.source;
    const [cantons, rules] = await Promise.all([manager.find(Canton), this.rulesInForce(manager, this.clock.today())]);
    const byCanton = new Map(rules.map((rule) => [rule.canton, rule]));
    cantons.sort((a, b) => CANTON_CODES.indexOf(a.code) - CANTON_CODES.indexOf(b.code));
    return { items: cantons.map((canton) => CantonView.of(canton, byCanton.get(canton.code))), next: null };
  }

  /** In force today. Throws NotFound where there is no such canton. */
  rulesOf(code: string): CantonRulesView {
    const row = isCanton(code) ? cellsOn(code, this.clock.today()) : undefined;
    if (!isCanton(code) || !row) throw new NotFound();
    return CantonRulesView.of(code, row);
  }

  /** Of each canton the cells in force today, in the order of the Constitution. */
  law(): CantonLaw[] {
    return CANTON_CODES.flatMap((code) => {
      const canton = CANTONS.get(code);
      const row = cellsOn(code, this.clock.today());
      return canton && row ? [{ ...canton, row }] : [];
    });
  }

  async communes(query: CommuneQuery): Promise<Page<CommuneView>> {
    const { q, canton, postcode } = query;
    const filter = { q, canton, postcode };
    const after = this.pager.start(query, ORDER, filter);
    const conditions = [
      canton !== undefined && sql`c.canton = ${canton}`,
      postcode !== undefined && sql`c.bfs in (select p.bfs from postcodes p where p.plz = ${postcode})`,
    ];
    if (q !== undefined)
      return {
        items: (await this.search(q, conditions, query.limit ?? 50)).map((commune) => CommuneView.of(commune)),
        next: null,
      };
    const rows = await this.db.rows<Commune & { search: string }>(sql`
      select ${COLUMNS}, c.search from communes c
      ${where(sql`c.ended_on is null`, ...conditions, after && sql`(c.search collate "C", c.bfs) > (${after[0]}, ${after[1]})`)}
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

  private async search(q: string, conditions: (Sql | false)[], limit: number): Promise<FoundCommune[]> {
    if (/^\d{1,4}$/.test(q))
      return this.db.rows<FoundCommune>(
        sql`select ${COLUMNS} from communes c ${where(sql`c.bfs = ${Number(q)}`, ...conditions)}`,
      );
    return (await this.findByName(q, limit, conditions)).communes;
  }

  /** Current communes; exact matches first, then prefixes, then parts. */
  async findByName(text: string, limit: number, conditions: (Sql | false)[] = []): Promise<FoundCommunes> {
    const possible = readings(text, CANTON_KEYS);
    for (const reading of possible) {
      const exact = await this.findByNames(sql`n.key = ${reading.key}`, reading, conditions, limit);
      if (exact.length === 0) continue;
      // With a canton, the commune itself precedes places of that name.
      const named = exact.filter(({ alias }) => alias === null).length;
      const same = reading.canton !== null && named > 0 ? named : exact.length;
      const certain = reading.loose !== true && (reading.key !== '' || reading === possible[0]);
      const more =
        reading.key !== '' && certain && exact.length < limit
          ? await this.findSimilar(reading, conditions, limit)
          : exact;
      return { communes: more, exact: same, certain };
    }
    for (const reading of possible.filter(({ loose }) => loose !== true)) {
      const communes = await this.findSimilar(reading, conditions, limit);
      if (communes.length > 0) return { communes, exact: 0, certain: false };
    }
    return { communes: [], exact: 0, certain: false };
  }

  private findSimilar(reading: PlaceText, conditions: (Sql | false)[], limit: number): Promise<FoundCommune[]> {
    return this.findByNames(sql`n.key like ${`%${reading.key}%`}`, reading, conditions, limit);
  }

  /** Each commune once, by its best name. Keys contain no wildcards. */
  private findByNames(
    name: Sql,
    { key, postcode, canton }: PlaceText,
    conditions: (Sql | false)[],
    limit: number,
  ): Promise<FoundCommune[]> {
    const filters = [
      sql`c.ended_on is null`,
      ...conditions,
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

  async places(tx: EntityManager, numbers: readonly number[]): Promise<Map<number, Commune>> {
    const communes = await tx.findBy(Commune, { bfs: In([...new Set(numbers.filter(isNumber))]) });
    const merged = communes.flatMap(({ mergedInto }) => mergedInto ?? []);
    const heirs = merged.length === 0 ? [] : await tx.findBy(Commune, { bfs: In(merged) });
    const byNumber = new Map([...heirs, ...communes].map((commune) => [commune.bfs, commune]));
    return new Map(communes.map((commune) => [commune.bfs, byNumber.get(commune.mergedInto ?? commune.bfs)!]));
  }

  /** By a recorded number, which exists. */
  async communeOf(tx: EntityManager, bfs: number): Promise<Commune> {
    const commune = (await this.places(tx, [bfs])).get(bfs);
    if (!commune) throw new Error(`no commune has the number ${bfs}`);
    return commune;
  }

  /** Throws BadInput at `pointer` for an unknown number. */
  async requireCommune(tx: EntityManager, bfs: number, pointer: string): Promise<Commune> {
    const commune = (await this.places(tx, [bfs])).get(bfs);
    if (!commune) throw new BadInput([inputError(pointer, 'not-a-commune')]);
    return commune;
  }

  /** Throws RuleUnknown. */
  async ruleOf(tx: EntityManager, canton: string, on = this.clock.today()): Promise<LegalRule> {
    const [rule] = await this.rulesInForce(tx, on, canton);
    if (!rule) throw new RuleUnknown(canton, on);
    return rule;
  }

  /** The first rule for earlier days. */
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

  federalRules(): readonly FederalRule[] {
    return FEDERAL_RULES;
  }

  /** Throws BadInput when incomplete or inconsistent. */
  async checkAuthority(
    tx: EntityManager,
    { level, canton, commune, organ }: AuthorityInput,
    pointer = '/authority',
  ): Promise<Authority> {
    const refuse = (error: InputError): never => {
      throw new BadInput([error]);
    };
    if (canton === undefined && level !== 'federal')
      refuse(inputError(`${pointer}/canton`, 'canton-needed-below-federal'));
    if (canton === undefined && commune !== undefined)
      refuse(inputError(`${pointer}/canton`, 'canton-needed-with-commune'));
    const place = commune === undefined ? null : await this.requireCommune(tx, commune, `${pointer}/commune`);
    if (place && place.canton !== canton)
      refuse(
        inputError(`${pointer}/commune`, 'commune-elsewhere', {
          canton: place.canton,
          bfs: place.bfs,
          commune: place.name,
        }),
      );
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

function isNumber(bfs: number): boolean {
  return Number.isInteger(bfs) && bfs > 0 && bfs <= BFS_MAX;
}
