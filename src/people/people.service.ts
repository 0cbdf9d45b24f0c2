import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Principal } from '../access/principal.js';
import { caseInSight } from '../access/sight.js';
import { Clock } from '../common/clock.js';
import { auditSearch, auditSubjects } from '../common/context.js';
import { newId } from '../common/id.js';
import type { Page } from '../common/page.js';
import { NotFound, Stale } from '../common/problem.js';
import { Db } from '../db/db.js';
import { sql, Sql } from '../db/sql.js';
import { searchTermsOf } from './contact.rules.js';
import { PersonView, type ContactConsentInput, type FoundPerson, type UpdatePerson } from './person.dto.js';
import { Consent, Person, type ConsentPurpose } from './person.entity.js';
import { contactOf, helperOf } from './person-changes.js';

const MAX_FOUND = 200;
/** With fewer matches, similar names follow them. */
const NEAR_BELOW = 10;

@Injectable()
export class PeopleService {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Through any of their cases. Throws NotFound. */
  async view(who: Principal, id: string): Promise<PersonView> {
    const tx = this.db.source.manager;
    if (!(await this.isInSight(tx, who, id))) throw new NotFound();
    auditSubjects(id);
    return this.viewIn(tx, id);
  }

  /** Without a check of sight. */
  async viewIn(tx: EntityManager, id: string): Promise<PersonView> {
    const person = await tx.findOneByOrFail(Person, { id });
    const consents = await tx.find(Consent, { where: { personId: id }, order: { givenOn: 'ASC', id: 'ASC' } });
    return PersonView.of(person, consents);
  }

  async search(who: Principal, q: string): Promise<Page<FoundPerson>> {
    const items = await this.findBest(who, q, MAX_FOUND);
    auditSearch(items.length);
    return { items, next: null };
  }

  /** Every word of the query in any order, script and spelling; similar names after them where there are few. */
  async findBest(who: Principal, q: string, most: number): Promise<FoundPerson[]> {
    const { reference, referencePart, email, phone, name } = searchTermsOf(q);
    const exact = [
      Sql.join(
        name.split(/\s+/).map((word) => contains(word, sql`p.search`)),
        ' and ',
      ),
      email && sql`lower(p.email) = ${email}`,
      phone && sql`p.phone = ${phone}`,
      reference && sql`p.id = (select c.person_id from cases c where c.reference = ${reference})`,
      // An array, which is read once and looked up by the key.
      referencePart &&
        sql`p.id = any(array(select c.person_id from cases c where replace(c.reference, '-', '') like ${`%${referencePart}%`} and ${caseInSight(who)} limit ${most}))`,
    ].filter((condition): condition is Sql => condition instanceof Sql);
    let items = await this.findBy(who, name, Sql.join(exact, ' or '), most);
    if (items.length < Math.min(NEAR_BELOW, most) && exact.length === 1)
      items = await this.addSimilar(who, name, items, most);
    auditSubjects(...items.map((item) => item.id));
    return items;
  }

  /** After what matches. */
  private async addSimilar(who: Principal, name: string, items: FoundPerson[], most: number): Promise<FoundPerson[]> {
    const found = new Set(items.map(({ id }) => id));
    const similar = await this.findBy(who, name, sql`p.search %> search_key(${name})`, most);
    return [...items, ...similar.filter(({ id }) => !found.has(id))].slice(0, most);
  }

  async update(who: Principal, id: string, input: UpdatePerson, version: number): Promise<PersonView> {
    await this.db.transaction(async (tx) => {
      const person = await tx.findOne(Person, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!person || !(await this.isInSight(tx, who, id))) throw new NotFound();
      if (person.version !== version) throw new Stale(person.version);
      auditSubjects(id);
      if (input.firstName !== undefined) person.firstName = input.firstName;
      if (input.lastName !== undefined) person.lastName = input.lastName;
      if (input.languages !== undefined) person.languages = [...new Set(input.languages)];
      if (input.helper !== undefined) person.helper = input.helper && helperOf(input.helper, '');
      const { email } = person;
      if (input.contact) Object.assign(person, contactOf(input.contact, '', person));
      if (person.email !== email) person.emailFailedOn = null;
      await tx.save(person);
    });
    return this.view(who, id);
  }

  /** Throws NotFound out of sight and {@link ConsentTwice} where it stands already. */
  async giveContactConsent(who: Principal, id: string, input: ContactConsentInput): Promise<PersonView> {
    return this.changeConsents(who, id, async (tx) => {
      const given = { givenOn: this.clock.today(), withdrawnOn: null, recordedBy: who.id };
      await tx.insert(Consent, { id: newId(), personId: id, purpose: 'contact', ...input, ...given });
    });
  }

  /** Throws NotFound out of sight. */
  async withdrawContactConsent(who: Principal, id: string): Promise<PersonView> {
    return this.changeConsents(who, id, (tx) => this.withdrawConsent(tx, id, 'contact'));
  }

  private async changeConsents(
    who: Principal,
    id: string,
    change: (tx: EntityManager) => Promise<void>,
  ): Promise<PersonView> {
    await this.db.transaction(async (tx) => {
      if (!(await this.isInSight(tx, who, id))) throw new NotFound();
      auditSubjects(id);
      await change(tx);
    });
    return this.view(who, id);
  }

  async markEmailFailed(tx: EntityManager, id: string): Promise<void> {
    auditSubjects(id);
    await tx.query(`update people set email_failed_on = $2 where id = $1 and email_failed_on is null`, [
      id,
      this.clock.today(),
    ]);
  }

  async withdrawConsents(tx: EntityManager, personId: string): Promise<void> {
    auditSubjects(personId);
    await tx.query(`update consents set withdrawn_on = $2 where person_id = $1 and withdrawn_on is null`, [
      personId,
      this.clock.today(),
    ]);
  }

  /** Takes back what was agreed to for one purpose; what was never agreed to stays so. */
  async withdrawConsent(tx: EntityManager, personId: string, purpose: ConsentPurpose): Promise<void> {
    auditSubjects(personId);
    await tx.query(
      `update consents set withdrawn_on = greatest($3::date, given_on) where person_id = $1 and purpose = $2 and withdrawn_on is null`,
      [personId, purpose, this.clock.today()],
    );
  }

  private async findBy(who: Principal, name: string, condition: Sql, most: number): Promise<FoundPerson[]> {
    // Sight is evaluated once per person before names are compared.
    return this.db.rows<FoundPerson>(sql`
      select f.id, f.first_name as "firstName", f.last_name as "lastName", f.languages, f.commune, f.cases as "caseIds"
      from (
        select p.*, array(select c.id from cases c where c.person_id = p.id and ${caseInSight(who)} order by c.id) as cases
        from people p where ${condition} offset 0
      ) f
      where cardinality(f.cases) > 0
      order by similarity(f.search, search_key(${name})) desc, f.id limit ${most}`);
  }

  private async isInSight(tx: EntityManager, who: Principal, id: string): Promise<boolean> {
    const { text, values } = sql`select 1 from cases c where c.person_id = ${id} and ${caseInSight(who)} limit 1`;
    return (await tx.query<unknown[]>(text, values)).length > 0;
  }
}

/** Of what `search_key` makes of a word, in signs. */
function keyLength(word: string): number {
  return [
    ...word
      .normalize('NFD')
      .replace(/[\p{M}\p{Cf}\u0640]/gu, '')
      .replace(/(d)j|([aou])e/giu, '$1$2'),
  ].length;
}

/** Words of one or two letters have no trigram: they match the beginning of a name part. */
export function contains(word: string, name: Sql): Sql {
  const letters = sql`replace(replace(replace(search_key(${word}), '\\', '\\\\'), '%', '\\%'), '_', '\\_')`;
  if (keyLength(word) < 3) return sql`(${name} like ${letters} || '%' or ${name} like '% ' || ${letters} || '%')`;
  return sql`${name} like '%' || ${letters} || '%'`;
}
