import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import '../src/app.module.js';
import { entities } from '../src/data-source.js';
import { personalColumns } from '../src/db/columns.js';
import { TestServer } from './support/test-server.js';
import { ask, volunteer } from './support/network.js';

/** Free text and JSON that say nothing of a person who asked for help; everything else of this kind must be declared personal. */
const NOT_OF_A_PERSON = new Set([
  'Consent.purpose',
  'Consent.textVersion',
  'Consent.language',
  'Consent.channel',
  'PersonGrant.canton',
  'Case.reference',
  'Case.stage',
  'Case.procedure',
  'Case.canton',
  'Case.source',
  'Case.channel',
  'Case.outcome',
  'Case.rulesVersion',
  'CaseMember.relation',
  'CaseEvent.kind',
  'CaseEvent.fromStage',
  'CaseEvent.toStage',
  'CaseEvent.about',
  'ReceivedLetter.kind',
  'ReceivedLetter.delivery',
  'ReceivedLetter.remedyKind',
  'Deadline.kind',
  'Deadline.state',
  'Deadline.rulesVersion',
  'Deadline.acknowledgedHow',
  'Deadline.sentHow',
  'Deadline.next',
  'DeadlineLink.tokenHash',
  'ChecklistItem.item',
  'Offer.state',
  'Offer.how',
  'Offer.reason',
  'Offer.facts',
  'FollowUp.alarm',
  'FollowUp.state',
  'Reminder.audience',
  'Reminder.channel',
  'Reminder.state',
  'Reminder.reason',
  'Irregularity.reference',
  'Irregularity.code',
  'Irregularity.kind',
  'Irregularity.level',
  'Irregularity.canton',
  'Irregularity.organ',
  'Irregularity.consent',
  'Irregularity.origin',
  'Irregularity.status',
  'Irregularity.scope',
  'Irregularity.remediable',
  'Irregularity.evidenceLevel',
  'Irregularity.citation',
  'Irregularity.taxonomyVersion',
  'Irregularity.rejectedBecause',
  'IrregularityEvent.fromStatus',
  'IrregularityEvent.toStatus',
  'IrregularityEvent.changed',
  'Evidence.kind',
  'Evidence.heldBy',
  'Attachment.type',
  'Attachment.dataKey',
  'Attachment.variant',
  'Attachment.sha256',
  'Export.report',
  'FollowUp.subjectKind',
  'Grant.subjectKind',
  'Grant.part',
  'Export.format',
  'Export.profile',
  'Export.filter',
  'Export.reason',
  'DayPromise.textVersion',
  'CheckIn.tokenHash',
  'CheckIn.decision',
]);
/** Rooms that know nobody who asked for help. */
const ROOMS_WITHOUT_PEOPLE = new Set([
  'LoadedFile',
  'Account',
  'AccountLink',
  'SecondFactor',
  'Passkey',
  'Password',
  'Session',
  'OutgoingMail',
  'Canton',
  'Commune',
  'CommuneName',
  'Postcode',
  'LegalRule',
  'RuleVersion',
  'Organisation',
  'Adviser',
  'Absence',
  'Calendar',
  'Campaign',
  'CampaignCount',
]);

const NAME = 'Zebenayimsgana';
const MAIL = 'zebenay@example.org';
const PHONE = '+41790000099';
const SAID = 'Mein Bruder ist krank.';

describe('privacy', () => {
  let server: TestServer;
  beforeAll(async () => (server = await TestServer.open()));
  afterAll(() => server.close());

  it('has each column that can hold something about a person declared as personal', () => {
    const declared = new Set(
      personalColumns.map(({ target, property }) => `${(target() as { name: string }).name}.${property}`),
    );
    const undeclared = entities
      .map((entity) => server.db.source.getMetadata(entity))
      .filter(({ name }) => !ROOMS_WITHOUT_PEOPLE.has(name))
      .flatMap(({ name, columns }) =>
        columns
          .filter(({ type }) => type === 'text' || type === 'jsonb')
          .map(({ propertyName }) => `${name}.${propertyName}`),
      )
      .filter((column) => !declared.has(column) && !NOT_OF_A_PERSON.has(column));
    expect(undeclared).toEqual([]);
    expect(declared.size).toBeGreaterThan(15);
  });

  it('keeps what people say in the columns declared for it, and nowhere else in the database', async () => {
    const coordinator = await server.as('coordinator');
    const rahel = await volunteer(server, 'rahel');
    const { id } = await ask(server, { firstName: NAME, contact: { email: MAIL, phone: PHONE }, message: SAID });
    const offer = (await coordinator.post(`/api/cases/${id}/offers`, { adviserId: rahel.id })).body;
    await rahel.client.post(`/api/offers/${offer.id}/accept`, { noConflict: true });
    await rahel.client.post(`/api/cases/${id}/notes`, { kind: 'call', text: `${NAME}: ${SAID}` });
    await rahel.client.post(`/api/cases/${id}/follow-ups`, { title: `${NAME} anrufen`, dueOn: '2026-03-02' });
    await coordinator.post('/api/people/search', { q: NAME });
    await coordinator.get(`/api/people/search?q=${NAME}`);
    await server.tick();
    const places = await server.rows<{ schema: string; table: string; column: string }>(
      `select table_schema as schema, table_name as "table", column_name as "column" from information_schema.columns
       where table_schema in ('public', 'audit', 'auth', 'bullmq') and data_type in ('text', 'jsonb', 'ARRAY', 'character varying', 'USER-DEFINED')`,
    );
    const found: string[] = [];
    for (const { schema, table, column } of places) {
      const [row] = await server.rows<{ hit: boolean }>(
        `select exists(select from "${schema}"."${table}" t where t."${column}"::text ilike any($1)) as hit`,
        [[`%${NAME}%`, `%${MAIL}%`, `%${PHONE}%`, `%${SAID}%`]],
      );
      if (row.hit) found.push(`${schema}.${table}.${column}`);
    }
    const allowed = new Set(
      personalColumns.map(({ target, property }) => {
        const { tableName, columns } = server.db.source.getMetadata(target() as never);
        return `public.${tableName}.${columns.find((column) => column.propertyName === property)!.databaseName}`;
      }),
    );
    // Made by the database from the name, and gone with it.
    allowed.add('public.people.search');
    expect(found.filter((place) => !allowed.has(place))).toEqual([]);
    expect(found).toEqual(
      expect.arrayContaining([
        'public.people.first_name',
        'public.people.email',
        'public.case_events.text',
        'public.follow_ups.title',
      ]),
    );
  });

  it('puts no name into a subject, and no detail of a case into a letter to the network', () => {
    for (const { subject } of server.post.mails) expect(subject).not.toContain(NAME);
    for (const { text, to } of server.post.mails.filter((mail) => mail.to !== MAIL))
      expect([to, text]).toEqual([to, expect.not.stringMatching(new RegExp(`${SAID}|${MAIL}|anrufen`))]);
    expect(server.letters('rahel@passerelle.example').length).toBeGreaterThan(0);
  });

  it('shows in the outbox neither an address, nor words, nor a link', async () => {
    const answer = await (await server.as('admin')).get('/api/outbox?limit=200');
    expect(answer.text).not.toMatch(/zebenay|rahel@|http|Bonjour/i);
    expect(Object.keys(answer.body.items[0]).sort()).toEqual([
      'address',
      'attempts',
      'createdAt',
      'error',
      'id',
      'kind',
      'sentAt',
      'state',
    ]);
  });
});
