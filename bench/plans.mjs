// The statements the lists really run, explained over 100,000 rows: node types, rows and time; whatever reads a whole table
// of more than 50,000 rows is marked.
import pg from 'pg';
import { DataSource } from 'typeorm';
import { zurichDay } from '../dist/common/clock.js';
import { createApp } from '../dist/server.js';
import { heading } from './support/compare.mjs';
import { CODES } from '../dist/irregularities/taxonomy.js';
import { SweepService } from '../dist/queue/sweep.service.js';
import { fillFollowUps, fillIrregularities, fillNetwork, fillTraces, signIn } from './support/fill.mjs';
import { configFor, NullTransport } from './support/settings.mjs';

const ROWS = Number(process.env.BENCH_ROWS ?? 100_000);
const MANY = 50_000;
/** Statements that read rows to change them, too. */
const ANY = /^\s*(select|with|update|delete)/i;

export async function plans(databases) {
  const made = await databases.make('plans', async (client) => {
    const filled = await fillNetwork(client, ROWS);
    await fillTraces(client, filled, ROWS);
    await fillFollowUps(client, filled, ROWS);
    await fillIrregularities(client, filled.cases, CODES, ROWS);
    const as = (name, role, more) => signIn(client, { name, role, ...more });
    return {
      filled,
      vaud: await as('vaud', 'coordinator', { cantons: ['VD', 'GE'] }),
      jura: await as('jura', 'coordinator', { cantons: ['JU'] }),
      swiss: await as('swiss', 'coordinator', { cantons: ['CH'] }),
      staff: await as('staff', 'staff'),
      adviser: await as('adviser', 'adviser', { adviserId: filled.advisers[3].id }),
      both: await as('both', 'coordinator', { cantons: ['VD', 'GE'], adviserId: filled.advisers[4].id }),
      privacy: await as('privacy', 'privacy'),
      admin: await as('admin', 'admin'),
    };
  });
  const app = await createApp({
    config: configFor({ ...made, role: 'web' }),
    databaseUrl: made.url,
    transport: new NullTransport(),
    secondFactor: 'optional',
  });
  await app.init();
  const client = new pg.Client({ connectionString: made.url });
  await client.connect();
  const { rows: sizes } = await client.query(`select relname, reltuples from pg_class where relkind = 'r'`);
  const large = new Set(sizes.filter((row) => row.reltuples > MANY).map((row) => row.relname));
  const caught = [];
  const quiet = () => undefined;
  app.get(DataSource).logger = {
    logQuery: (text, values) => caught.push({ text, values }),
    logQueryError: quiet,
    logQuerySlow: quiet,
    logSchemaBuild: quiet,
    logMigration: quiet,
    log: quiet,
  };

  const wrong = [];
  /** Explains what was caught since; the first statement of a request reads the session, and its audit line is no list. */
  const explain = async (what, statements = /^\s*(select|with)/i) => {
    heading(what);
    const seen = new Set();
    for (const { text, values } of caught
      .splice(0)
      .filter(({ text }) => statements.test(text) && !text.includes('from sessions s'))) {
      // A round repeats a statement for each row or canton; once tells its plan.
      if (statements === ANY && seen.has(text)) continue;
      seen.add(text);
      // Explaining a statement that writes does it too.
      await client.query('begin');
      const { rows } = await client
        .query(`explain (analyze, buffers, format json) ${text}`, values)
        .finally(() => client.query('rollback'));
      const [{ Plan: plan, 'Execution Time': execution, 'Planning Time': planning }] = rows[0]['QUERY PLAN'];
      const nodes = [...walk(plan)];
      if (statements === ANY) console.log(`  ${text.replace(/\s+/g, ' ').trim().slice(0, 110)}`);
      console.log(
        `  ${execution.toFixed(1).padStart(7)} ms, planned in ${planning.toFixed(1)}, ${plan['Shared Hit Blocks'] + plan['Shared Read Blocks']} blocks: ${nodes.map(inWords).join(' < ')}`,
      );
      for (const node of nodes)
        if (node['Node Type'] === 'Seq Scan' && large.has(node['Relation Name'])) {
          wrong.push(`${what}: Seq Scan over ${node['Relation Name']}`);
          console.log(`           !! reads all of ${node['Relation Name']}`);
        }
    }
  };
  for (const [what, cookie, method, url, payload] of requests(
    made,
    (await client.query('select id from accounts where adviser_id is not null order by id limit 1')).rows[0].id,
  )) {
    caught.length = 0;
    const answer = await app.inject({ method, url, headers: { cookie }, ...(payload ? { payload } : {}) });
    if (answer.statusCode !== 200) throw new Error(`${what}: ${answer.statusCode} ${answer.body}`);
    const items = answer.json().items?.length;
    await explain(`${what}${items === undefined ? '' : ` (${items} items)`}`);
  }
  caught.length = 0;
  await app.get(SweepService).sweep();
  await explain('one round of the sweep', ANY);
  heading(
    wrong.length === 0
      ? `No list reads a whole table of more than ${MANY.toLocaleString('en')} rows.`
      : `Reading whole tables of more than ${MANY.toLocaleString('en')} rows:\n  ${wrong.join('\n  ')}`,
  );
  await client.end();
  await app.close();
}

function requests({ filled, vaud, jura, swiss, staff, adviser, both, privacy, admin }, advising) {
  const { cases, advisers } = filled;
  const someone = cases[Math.floor(cases.length * 0.7)];
  const own = cases.find((c) => /[\u1200-\u137f]/.test(c.first));
  const found = (q) => ['POST', '/api/people/search', { q }];
  const inVaud = cases.find((c) => c.canton === 'VD' && c.phone && c.email && c.created > someone.created);
  const views = [
    ['newest', ''],
    ['waiting', '?waiting=true'],
    ['snoozed', '?snoozed=true'],
    ['overdue', '?due=overdue'],
    ['due this week', '?due=week'],
    ['open', '?open=true'],
    ['in appeal', '?stage=appeal'],
    ['in Geneva', '?canton=GE'],
    ['of one adviser', `?adviser=${advisers[7].id}`],
  ];
  const callers = [
    ['coordinator VD+GE', vaud],
    ['coordinator JU', jura],
    ['coordinator CH', swiss],
    ['staff', staff],
    ['adviser', adviser],
    ['coordinator who advises', both],
  ];
  return [
    ...callers.flatMap(([who, cookie]) =>
      views.map(([view, query]) => [`cases, ${view}, ${who}`, cookie, 'GET', `/api/cases${query}`]),
    ),
    ...callers.map(([who, cookie]) => [`cases, counts, ${who}`, cookie, 'GET', '/api/cases/counts']),
    ['people by part of a name, VD+GE', vaud, ...found(someone.first.slice(0, 3))],
    ['people by two letters, VD+GE', vaud, ...found(someone.first.slice(0, 2))],
    ['people by first name, VD+GE', vaud, ...found(someone.first)],
    ['people by first name, CH', swiss, ...found(someone.first)],
    ['people by whole name, VD+GE', vaud, ...found(`${inVaud.first} ${inVaud.last}`)],
    ['people by whole name, CH', swiss, ...found(`${someone.first} ${someone.last}`)],
    ['people by whole name, adviser', adviser, ...found(`${someone.first} ${someone.last}`)],
    ['people by name in Tigrinya, CH', swiss, ...found(`${own.first} ${own.last}`)],
    ['people by phone, VD+GE', vaud, ...found(inVaud.phone)],
    ['people by e-mail, VD+GE', vaud, ...found(inVaud.email)],
    ['people by reference, VD+GE', vaud, ...found(inVaud.reference)],
    ['search by first name, VD+GE', vaud, 'POST', '/api/search', { q: someone.first }],
    ['people by a part of a reference, VD+GE', vaud, ...found(inVaud.reference.slice(0, 6))],
    ['people by a name that comes near, CH', swiss, ...found(`${someone.first}a ${someone.last}e`)],
    ['search by a part of a reference, staff', staff, 'POST', '/api/search', { q: someone.reference.slice(0, 6) }],
    ['search by reference, staff', staff, 'POST', '/api/search', { q: someone.reference }],
    ['offers, VD+GE', vaud, 'GET', '/api/offers'],
    ['offers, open, VD+GE', vaud, 'GET', '/api/offers?state=open'],
    ['offers, JU', jura, 'GET', '/api/offers'],
    ['offers, CH', swiss, 'GET', '/api/offers'],
    ['offers, adviser', adviser, 'GET', '/api/offers'],
    ['offers of a case, VD+GE', vaud, 'GET', `/api/offers?case=${inVaud.id}`],
    ['advisers, VD+GE', vaud, 'GET', '/api/advisers'],
    ['advisers, CH', swiss, 'GET', '/api/advisers?limit=200'],
    [
      'what falls due in an absence',
      adviser,
      'GET',
      `/api/advisers/${advisers[3].id}/absences/preview?from=2020-01-01`,
    ],
    ['helpers of a case, VD+GE', vaud, 'GET', `/api/cases/${inVaud.id}/helpers`],
    ['cases on which one helps', adviser, 'GET', '/api/cases/helping'],
    ['absences of a coordinator', vaud, 'GET', '/api/me/absences'],
    ['the system', admin, 'GET', '/api/system'],
    ['accounts', admin, 'GET', '/api/accounts'],
    ['open work of an account', admin, 'GET', `/api/accounts/${advising}/open-work`],
    ['troubles', admin, 'GET', '/api/troubles'],
    ['readiness', admin, 'GET', '/api/health/ready'],
    ['outbox', admin, 'GET', '/api/outbox'],
    ['outbox, failed', admin, 'GET', '/api/outbox?state=failed'],
    ['audit log', privacy, 'GET', '/api/audit'],
    ['audit log by subject', privacy, 'GET', `/api/audit?subject=${someone.id}`],
    ['audit log by actor', privacy, 'GET', `/api/audit?actor=${cases[3].id}`],
    ['audit log by actor who did nothing', privacy, 'GET', `/api/audit?actor=${cases[9999].id}`],
    ['audit log by reference', privacy, 'GET', `/api/audit?reference=${someone.reference}`],
    [
      'audit log up to a day',
      privacy,
      'GET',
      `/api/audit?to=${encodeURIComponent(new Date(Date.now() - 90 * 86_400_000).toISOString())}`,
    ],
    [
      'audit log by actor up to a day',
      privacy,
      'GET',
      `/api/audit?actor=${cases[3].id}&to=${encodeURIComponent(new Date(Date.now() - 90 * 86_400_000).toISOString())}`,
    ],
    [
      'audit log from a day',
      privacy,
      'GET',
      `/api/audit?from=${encodeURIComponent(new Date(Date.now() - 90 * 86_400_000).toISOString())}`,
    ],
    ...[
      ['VD+GE', vaud],
      ['JU', jura],
      ['CH', swiss],
      ['adviser', adviser],
    ].flatMap(([who, cookie]) => [
      [`follow-ups, ${who}`, cookie, 'GET', '/api/follow-ups'],
      ...['overdue', 'today', 'week'].map((due) => [
        `follow-ups, ${due}, ${who}`,
        cookie,
        'GET',
        `/api/follow-ups?due=${due}`,
      ]),
      [`follow-ups, done, ${who}`, cookie, 'GET', '/api/follow-ups?state=done'],
      [`follow-ups, counts, ${who}`, cookie, 'GET', '/api/follow-ups/counts'],
    ]),
    [
      'follow-ups of one adviser, VD+GE',
      vaud,
      'GET',
      `/api/follow-ups?adviser=${advisers.find((one) => one.canton === 'VD').id}`,
    ],
    ['follow-ups of a case, VD+GE', vaud, 'GET', `/api/cases/${inVaud.id}/follow-ups`],
    ...[
      ['VD+GE', vaud],
      ['JU', jura],
      ['staff', staff],
    ].flatMap(([who, cookie]) =>
      ['', '?state=planned', '?state=sent', '?state=failed', '?state=cancelled', `?from=${zurichDay(new Date())}`].map(
        (query) => [`reminders ${query}, ${who}`, cookie, 'GET', `/api/reminders${query}`],
      ),
    ),
    ...[
      ['VD+GE', vaud],
      ['staff', staff],
      ['adviser', adviser],
    ].flatMap(([who, cookie]) => [
      ...['', '?status=confirmed', '?status=needs-more', `?code=${CODES[0]}`, '?canton=JU', '?from=2026-01-01'].map(
        (query) => [`irregularities ${query}, ${who}`, cookie, 'GET', `/api/irregularities${query}`],
      ),
      [`irregularities, counts, ${who}`, cookie, 'GET', '/api/irregularities/counts'],
    ]),
    ...['canton', 'commune', 'code', 'month', 'status', 'level'].map((by) => [
      `figures by ${by}`,
      staff,
      'GET',
      `/api/reports/irregularities?by=${by}`,
    ]),
    ['figures by canton, a year', staff, 'GET', '/api/reports/irregularities?by=canton&from=2025-01-01&to=2025-12-31'],
    ['figures by code, of one canton', staff, 'GET', '/api/reports/irregularities?by=code&canton=JU'],
    ['four figures', staff, 'GET', '/api/reports/irregularities/figures'],
    ['four figures, a quarter', staff, 'GET', '/api/reports/irregularities/figures?from=2026-01-01&to=2026-03-31'],
    ['irregularities, by month and level', staff, 'GET', '/api/irregularities?counted=true&month=2026-01&level=canton'],
    ['similar irregularities, commune', adviser, 'GET', `/api/irregularities/similar?code=${CODES[0]}&commune=5586`],
    ['similar irregularities, canton', adviser, 'GET', `/api/irregularities/similar?code=${CODES[0]}&canton=ZH`],
    ['supply, VD+GE', vaud, 'GET', '/api/matching/supply'],
    ['supply, CH', swiss, 'GET', '/api/matching/supply'],
    ['exports', staff, 'GET', '/api/exports'],
    ...[
      ['VD+GE', vaud],
      ['CH', swiss],
    ].flatMap(([who, cookie]) =>
      [
        'waiting=true&order=urgent',
        'waiting=true&language=ti',
        'waiting=true&commune=5586',
        'waiting=true&procedure=ordinary',
        'offered=true',
        'snoozed=true',
      ].map((query) => [`inbox, ${query}, ${who}`, cookie, 'GET', `/api/cases?${query}`]),
    ),
    ...['load', 'overdue', 'name'].map((order) => [
      `advisers, by ${order}, CH`,
      swiss,
      'GET',
      `/api/advisers?order=${order}`,
    ]),
    [
      'irregularities to review',
      staff,
      'GET',
      '/api/irregularities?status=reported,under-review&origin=network,testimony&order=oldest',
    ],
    ['cases judged by other rules, staff', staff, 'GET', '/api/eligibility/changes'],
    ['cases judged by other rules, VD+GE', vaud, 'GET', '/api/eligibility/changes'],
    ['attachments of a case', vaud, 'GET', `/api/cases/${inVaud.id}/attachments`],
    ['campaigns', staff, 'GET', '/api/campaigns'],
    ['one’s sessions', vaud, 'GET', '/api/me/sessions'],
    ['one’s passkeys', vaud, 'GET', '/api/me/passkeys'],
    ['communes', vaud, 'GET', '/api/places/communes'],
    ...['genf', 'wil', 'hirzel', '8400', 'lausanne vd', 'ow'].map((q) => [
      `communes like ${q}`,
      vaud,
      'GET',
      `/api/places/communes?q=${encodeURIComponent(q)}`,
    ]),
  ];
}

function* walk(node) {
  yield node;
  for (const child of node.Plans ?? []) yield* walk(child);
}

function inWords(node) {
  const on = node['Index Name'] ?? node['Relation Name'];
  const rows = node['Actual Rows'] * node['Actual Loops'];
  return `${node['Node Type']}${on ? ` ${on}` : ''} ${Math.round(rows)}${node['Rows Removed by Filter'] ? ` (-${Math.round(node['Rows Removed by Filter'] * node['Actual Loops'])})` : ''}`;
}
