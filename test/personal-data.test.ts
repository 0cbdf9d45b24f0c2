import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { TablesOfCampaigns } from '../src/campaigns/personal-tables.js';
import { references } from '../src/db/columns.js';
import { PersonalData, ROOMS_WITH_PERSONAL_DATA, type CollectedTable } from '../src/db/personal-data.js';
import { keptTable, type PersonalTable, type Subject } from '../src/db/personal-table.js';
import { DayPromisesService } from '../src/public/day-letters/day-promises.service.js';
import type { Client } from './support/client.js';
import { makeDatabase } from './support/database.js';
import { allRows, placesOf } from './support/everywhere.js';
import { ask, LAUSANNE, volunteer, type Volunteer } from './support/network.js';
import { png } from './support/pictures.js';
import { TestServer } from './support/test-server.js';

/** What is said of a person in every place that takes words; each word stands for one of them. */
const WORDS = {
  firstName: 'Zebenayimsgana',
  lastName: 'Weldegergis',
  email: 'zebenay@example.org',
  phone: '+41790000099',
  bestTime: 'Nach dem Abendgebet',
  sharedWith: 'Schwager im selben Haushalt',
  helper: 'Mehreteab',
  member: 'Yohannesu',
  message: 'Mein Bruder ist krank',
  note: 'Telefonat mit Zungenschlag',
  title: 'Schwester zurueckrufen',
  declined: 'Kenne die Familie vom Chor',
  attachment: 'Bescheid der Einbuergerungskommission',
  description: 'Man lachte ueber den Akzent',
  question: 'Wer sass am Fenster',
  answer: 'Die Schreiberin mit Brille',
  evidence: 'Protokoll im gruenen Ordner',
};

interface Told {
  id: string;
  personId: string;
  reference: string;
  irregularity: string;
  internal: string;
}

/** Somebody asks for help, and everything happens that leaves words somewhere. */
async function tell(server: TestServer, words: typeof WORDS, chor: Volunteer, adviser: Volunteer): Promise<Told> {
  const coordinator = await server.as('coordinator', { name: 'network', cantons: ['CH'] });
  const staff = await server.as('staff', { name: 'reviewer' });
  const ok = async (answer: Promise<{ status: number; text: string; body: any }>): Promise<any> => {
    const { status, text, body } = await answer;
    if (status >= 300) throw new Error(`${status} ${text}`);
    return body;
  };
  const picture = (client: Client, to: string): Promise<any> =>
    ok(
      client.send('POST', to, png(), {
        headers: { 'content-type': 'image/png', 'x-title': encodeURIComponent(words.attachment) },
      }),
    );
  const { id, reference } = await ask(server, {
    firstName: words.firstName,
    lastName: words.lastName,
    contact: {
      email: words.email,
      phone: words.phone,
      safeToCall: true,
      bestTime: words.bestTime,
      safeToWrite: true,
      sharedWith: true,
      sharedWithNote: words.sharedWith,
    },
    helper: { name: words.helper, relation: 'Nachbar' },
    members: [{ firstName: words.member, relation: 'child', birthYear: 2015 }],
    message: words.message,
  });
  const offered = await ok(coordinator.post(`/api/cases/${id}/offers`, { adviserId: chor.id }));
  await ok(chor.client.post(`/api/offers/${offered.id}/decline`, { reason: 'other', note: words.declined }));
  const { id: offer } = await ok(coordinator.post(`/api/cases/${id}/offers`, { adviserId: adviser.id }));
  await ok(adviser.client.post(`/api/offers/${offer}/accept`, { noConflict: true }));
  await ok(adviser.client.post(`/api/cases/${id}/notes`, { kind: 'call', text: words.note }));
  await ok(
    adviser.client.post(`/api/cases/${id}/follow-ups`, {
      title: words.title,
      dueOn: '2026-03-20',
      remindDaysBefore: [2],
    }),
  );
  await picture(adviser.client, `/api/cases/${id}/attachments`);
  const irregularity = async (consent: string): Promise<string> => {
    const logged = await ok(
      adviser.client.post('/api/irregularities', {
        code: 'UNANNOUNCED_TEST',
        authority: { level: 'commune', canton: 'VD', commune: LAUSANNE, organ: 'commission' },
        occurred: '2026-02-17',
        description: words.description,
        consent,
        caseId: id,
      }),
    );
    await picture(adviser.client, `/api/irregularities/${logged.id}/attachments`);
    await ok(
      adviser.client.post(`/api/irregularities/${logged.id}/evidence`, {
        kind: 'minutes',
        reference: words.evidence,
        heldBy: 'person',
      }),
    );
    const { version } = await ok(staff.get(`/api/irregularities/${logged.id}`));
    await ok(
      staff.put(`/api/irregularities/${logged.id}/status`, { to: 'needs-more', reason: words.question }, { version }),
    );
    await ok(adviser.client.post(`/api/irregularities/${logged.id}/answer`, { text: words.answer }));
    return logged.id;
  };
  const told = { irregularity: await irregularity('named-story'), internal: await irregularity('internal') };
  await server.rows(
    `insert into check_ins (id, case_id, person_id, silent_since, planned_at, answer, answered_at, proposal)
     select gen_random_uuid(), id, person_id, '2026-01-01', now(), 'call', now(), 'call' from cases where id = $1`,
    [id],
  );
  await server.app.get(DayPromisesService).promise(words.email, 'de', '2027-05-01');
  const [{ person_id: personId }] = await server.rows<{ person_id: string }>(
    'select person_id from cases where id = $1',
    [id],
  );
  return { id, personId, reference, ...told };
}

/** The same of another, in which none of the words stands. */
const OTHERS = Object.fromEntries(
  Object.entries(WORDS).map(([key, word]) => [key, word.replaceAll('e', 'i').replace('099', '098')]),
) as typeof WORDS;

describe('what the database holds about a person of the demonstration', () => {
  let server: TestServer;
  let data: PersonalData;
  let chor: Volunteer;
  let rahel: Volunteer;
  let theirs: Told;
  let others: Told;
  beforeAll(async () => {
    server = await TestServer.open({ config: { demo: true } });
    data = server.app.get(PersonalData);
    chor = await volunteer(server, 'chor', { capacity: 20 });
    rahel = await volunteer(server, 'tsigereda', { capacity: 20 });
    theirs = await tell(server, WORDS, chor, rahel);
    others = await tell(server, OTHERS, chor, rahel);
    const conflicts = [
      { kind: 'person', caseReference: theirs.reference },
      { kind: 'person', caseReference: others.reference },
    ];
    expect(
      (await chor.client.patch('/api/advisers/me', { conflicts }, { version: await versionOfChor() })).status,
    ).toBe(200);
    await server.tick();
  }, 120_000);
  afterAll(() => server.close());
  const versionOfChor = async (): Promise<number> => (await chor.client.get('/api/advisers/me')).body.version;
  const files = (): string[] => readdirSync(path.join(server.config.dataDir, 'attachments')).sort();
  const subject = (): Subject => ({ kind: 'person', id: theirs.personId });
  const collect = (whom: Subject): Promise<CollectedTable[]> => server.db.transaction((tx) => data.collect(tx, whom));

  it('is read out table by table, with what is known to be theirs and nothing of anybody else', async () => {
    const collected = await collect(subject());
    const text = JSON.stringify(collected);
    for (const word of Object.values(WORDS)) expect([word, text.includes(word)]).toEqual([word, true]);
    for (const word of Object.values(OTHERS)) expect([word, text.includes(word)]).toEqual([word, false]);
    expect(collected.map(({ table }) => table)).toEqual([
      'audit.lines',
      'queued_jobs',
      'outgoing_mails',
      'people',
      'consents',
      'cases',
      'case_members',
      'case_events',
      'offers',
      'irregularities',
      'irregularity_events',
      'evidence',
      'attachments',
      'follow_ups',
      'reminders',
      'check_ins',
      'day_promises',
    ]);
    expect(collected.find(({ table }) => table === 'people')).toEqual({
      table: 'people',
      rows: [expect.objectContaining({ first_name: WORDS.firstName, email: WORDS.email, languages: ['ti', 'fr'] })],
      more: false,
      mixed: ['helper', 'shared_with_note'],
      stays: null,
    });
    expect(collected.find(({ table }) => table === 'offers')?.mixed).toEqual(['note', 'facts']);
  });

  it('stays as it is, with its files, when the transaction of the erasure is rolled back', async () => {
    const [rows, before] = [await allRows(server), files()];
    await expect(
      server.db.transaction(async (tx) => {
        await data.forget(tx, subject());
        throw new Error('changed our mind');
      }),
    ).rejects.toThrow('changed our mind');
    expect(await allRows(server)).toEqual(rows);
    expect(files()).toEqual(before);
  });

  it('is nowhere after it was forgotten, and of others no row has changed', async () => {
    const words = Object.values(WORDS);
    expect(await placesOf(server, words)).toEqual(
      expect.arrayContaining(['people.search', 'case_events.text', 'offers.note', 'evidence.reference']),
    );
    const [before, filesBefore] = [await allRows(server), files()];
    const receipt = await server.db.transaction((tx) => data.forget(tx, subject()));

    expect(await placesOf(server, words)).toEqual([]);
    const found = await collect({ kind: 'person', id: others.personId });
    for (const word of Object.values(OTHERS))
      expect([word, JSON.stringify(found).includes(word)]).toEqual([word, true]);

    const after = await allRows(server);
    const gone = [...before].filter((row) => !after.has(row));
    const made = [...after].filter((row) => !before.has(row));
    // Rows that went or changed are about the person: nothing of another is among them.
    for (const row of gone)
      expect([row, row.includes(others.id) || row.includes(others.personId)]).toEqual([row, false]);
    expect(new Set(gone.map((row) => row.split(' ')[0].replace('public.', '')))).toEqual(
      new Set(receipt.filter(({ rows }) => rows > 0).map(({ table }) => table)),
    );
    expect(new Set(made.map((row) => row.split(' ')[0]))).toEqual(
      new Set(['public.advisers', 'public.irregularities', 'public.irregularity_events']),
    );
    expect(filesBefore.length - files().length).toBe(3);
    expect(JSON.stringify(receipt)).not.toMatch(new RegExp(words.map((word) => word.replace('+', '\\+')).join('|')));
    const rowsOf = Object.fromEntries(receipt.map(({ table, rows }) => [table, rows]));
    expect(rowsOf).toMatchObject({
      people: 1,
      cases: 1,
      case_members: 1,
      offers: 2,
      irregularities: 2,
      evidence: 2,
      attachments: 3,
      follow_ups: 1,
      reminders: 1,
      day_promises: 1,
      advisers: 1,
      'audit.lines': 0,
    });
    expect(receipt.find(({ table }) => table === 'people')?.columns).toMatchObject({ first_name: 1, helper: 1 });
    expect(receipt.find(({ table }) => table === 'audit.lines')?.stays).toMatch(/random ids/);
  });

  it('leaves an irregularity that counts, without case, commune and words, and none that was internal', async () => {
    const staff = await server.as('staff', { name: 'reviewer' });
    expect(await staff.get(`/api/irregularities/${theirs.irregularity}`)).toMatchObject({
      status: 200,
      body: { code: 'UNANNOUNCED_TEST', description: '', consent: 'statistics', caseId: null },
    });
    expect((await staff.get(`/api/irregularities/${theirs.internal}`)).status).toBe(404);
    expect((await staff.get(`/api/irregularities/${others.internal}`)).body.description).toBe(OTHERS.description);
    expect((await collect(subject())).map(({ table }) => table)).toEqual(['audit.lines']);
  });

  it('is forgotten of an adviser too: their open cases wait again, and their account is gone', async () => {
    const whom: Subject = { kind: 'adviser', id: rahel.id };
    const text = JSON.stringify(await collect(whom));
    expect(text).toContain('tsigereda@passerelle.example');
    expect(text).not.toContain(OTHERS.firstName);
    const receipt = await server.db.transaction((tx) => data.forget(tx, whom));
    expect(receipt.filter(({ rows }) => rows > 0).map(({ table }) => table)).toEqual(
      expect.arrayContaining(['sessions', 'passwords', 'accounts', 'advisers', 'cases', 'offers']),
    );
    expect(await placesOf(server, ['tsigereda'])).toEqual([]);
    expect((await rahel.client.get('/api/me')).status).toBe(401);
    const coordinator = await server.as('coordinator', { name: 'network' });
    expect((await coordinator.get(`/api/cases/${others.id}`)).body).toMatchObject({
      adviser: null,
      stage: 'requested',
    });
    expect((await coordinator.get(`/api/advisers/${rahel.id}`)).body).toMatchObject({ firstName: '–', state: 'left' });
    expect((await coordinator.get(`/api/cases/${others.id}/events`)).status).toBe(200);
  });

  it('is forgotten of an account alone, whose words on others stay with those', async () => {
    const staff = await server.as('staff', { name: 'reviewer' });
    const { id } = (await staff.get('/api/me')).body;
    await server.db.transaction((tx) => data.forget(tx, { kind: 'account', id }));
    expect((await staff.get('/api/me')).status).toBe(401);
    expect(await placesOf(server, ['reviewer@passerelle.example'])).toEqual([]);
  });
});

/** Tables without an entity that hold nothing about people, with the reason. */
const NOT_PERSONAL: Record<string, string> = {
  installation: 'what the database is for, and its clock',
  migrations: 'what TypeORM has run',
  job_reports: 'numbers of what sweeps did',
  alarm_pass: 'how far the daily look at the alarms of all cases has come',
  changed_cases: 'ids of cases without any other word, until the sweep has looked at them a minute later',
  sweep_rounds: 'when each room was swept',
  mail_server: 'since when it does not answer',
  troubles: 'codes of what is wrong',
  signing_keys: 'keys of the installation, the private ones encrypted',
};

describe('the registration of personal tables', () => {
  let server: TestServer;
  beforeAll(async () => (server = await TestServer.open()));
  afterAll(() => server.close());

  interface ForeignKey {
    from: string;
    column: string;
    to: string;
  }
  const inPublic = (name: string): string => name.replace(/^public\./, '');

  it('leaves out no table of the real schema', async () => {
    const columns = await server.rows<{ table: string; column: string; type: string }>(
      `select table_schema || '.' || table_name as "table", column_name as "column", udt_name as type from information_schema.columns
       where table_schema not in ('pg_catalog', 'information_schema')
         and table_name in (select table_name from information_schema.tables where table_type = 'BASE TABLE')`,
    );
    const keys = await server.rows<ForeignKey>(
      `select n.nspname || '.' || c.relname as "from", a.attname as "column", tn.nspname || '.' || tc.relname as "to"
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
         join pg_class tc on tc.oid = k.confrelid join pg_namespace tn on tn.oid = tc.relnamespace
         join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
       where k.contype = 'f'`,
    );
    const registered = new Map(
      server.app
        .get(PersonalData)
        .tables()
        .map((each) => [each.table, each]),
    );
    const entities = new Map(server.db.source.entityMetadatas.map((each) => [each.tableName, each]));
    const tables = [...new Set(columns.map(({ table }) => inPublic(table)))];
    expect(tables.length).toBeGreaterThan(45);

    // Outside TypeORM nothing is known of a table: it is registered, or somebody says why not.
    const unknown = tables.filter(
      (table) => !entities.has(table) && !registered.has(table) && !table.startsWith('bullmq.'),
    );
    expect(unknown.sort()).toEqual(Object.keys(NOT_PERSONAL).sort());

    // Whatever leads to people by a foreign key of the database.
    const leading = new Set(['people', 'advisers', 'accounts']);
    for (let before = 0; before !== leading.size;)
      for (const { from, to } of ((before = leading.size), keys))
        if (leading.has(inPublic(to))) leading.add(inPublic(from));
    expect([...leading].filter((table) => !registered.has(table))).toEqual([]);
    expect(leading.size).toBeGreaterThan(20);

    // What the program knows of foreign keys, and of other ids, is declared at the column.
    const declared = new Set(
      references.map(({ target, property, table }) => {
        const { tableName, columns: its } = server.db.source.getMetadata(target() as never);
        return `${tableName}.${its.find(({ propertyName }) => propertyName === property)?.databaseName} -> ${table}`;
      }),
    );
    const undeclared = keys
      .filter(({ from, to }) => entities.has(inPublic(from)) && leading.has(inPublic(to)))
      .map(({ from, column, to }) => `${inPublic(from)}.${column} -> ${inPublic(to)}`)
      .filter((key) => !declared.has(key));
    expect(undeclared).toEqual([]);
    const pointing = new Set([...declared].map((key) => key.split(' ')[0]));
    const ids = columns
      // A subject of one of several kinds points by a generated column beside it.
      .filter(({ column }) => !['id', 'subject_id'].includes(column))
      .filter(({ table, type }) => entities.has(inPublic(table)) && /^_?uuid$/.test(type))
      .map(({ table, column }) => `${inPublic(table)}.${column}`);
    expect(ids.filter((id) => !pointing.has(id))).toEqual([]);

    // What is registered is there.
    const real = new Set(columns.map(({ table, column }) => `${inPublic(table)}.${column}`));
    const invented = [...registered.values()].flatMap(({ table, columns: its }) =>
      its.map((column) => `${table}.${column}`).filter((column) => !real.has(column)),
    );
    expect(invented).toEqual([]);
    expect([...registered.keys()].filter((table) => !tables.includes(table) && table !== 'bullmq.*')).toEqual([]);
  });

  /** A registry with all tables under one room, so that a story can add and leave out. */
  const registry = (change: (tables: PersonalTable[]) => PersonalTable[]): PersonalData => {
    const [first, ...rest] = ROOMS_WITH_PERSONAL_DATA;
    const data = new PersonalData(server.db.source, server.clock);
    for (const room of rest) data.register(room, []);
    data.register(first, change(server.app.get(PersonalData).tables()));
    return data;
  };

  it('reads and erases a table that is added', async () => {
    const records: string[] = [];
    const fake: PersonalTable = {
      ...keptTable('letters_of_reference', 'invented'),
      records: () => Promise.resolve(['P-AAAA-BBBB']),
      collect: (_, subject, most) => Promise.resolve([{ for: subject.kind, most }]),
      forget: (_, subject) => {
        records.push(...subject.records);
        return Promise.resolve({ rows: 2, columns: { text: 1 } });
      },
    };
    const data = registry((tables) => [...tables, fake]);
    data.onApplicationBootstrap();
    const { personId } = await server
      .rows<{ personId: string }>('select person_id as "personId" from cases where id = $1', [(await ask(server)).id])
      .then(([row]) => row);
    const whom: Subject = { kind: 'person', id: personId };
    const collected = await server.db.transaction((tx) => data.collect(tx, whom));
    expect(collected.at(-1)).toMatchObject({ table: 'letters_of_reference', rows: [{ for: 'person', most: 5001 }] });
    const receipt = await server.db.transaction((tx) => data.forget(tx, whom));
    expect(receipt.at(-1)).toEqual({ table: 'letters_of_reference', rows: 2, columns: { text: 1 }, stays: 'invented' });
    expect(records).toEqual(expect.arrayContaining([personId, 'P-AAAA-BBBB']));
  });

  it('is complete, or the program does not start', async () => {
    expect(() => registry((tables) => tables).onApplicationBootstrap()).not.toThrow();
    expect(() =>
      registry((tables) => tables.filter(({ table }) => table !== 'reminders')).onApplicationBootstrap(),
    ).toThrow('the table reminders may hold personal data and no room has registered it');
    expect(() => registry((tables) => [...tables, tables[0]]).onApplicationBootstrap()).toThrow(
      'the personal table idempotency_keys is registered twice',
    );
    expect(() => new PersonalData(server.db.source, server.clock).onApplicationBootstrap()).toThrow(
      'these rooms do not register personal tables: db, audit',
    );
    expect(() => server.app.get(PersonalData).register('mail', [])).toThrow('mail registers its personal tables twice');
    const silent = jest.spyOn(TablesOfCampaigns.prototype, 'onModuleInit').mockImplementation(() => undefined);
    const database = await makeDatabase();
    await expect(TestServer.open({ database })).rejects.toThrow(
      'these rooms do not register personal tables: campaigns',
    );
    silent.mockRestore();
    await database.drop();
  });
});
