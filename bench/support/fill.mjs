// A network of any size, copied into the tables by their owner: what would take the program hours takes seconds.
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { createHash } from 'node:crypto';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { zurichDay } from '../../dist/common/clock.js';
import { diceFrom, drawer, idAt } from './dice.mjs';
import { nameOf } from './names.mjs';

const DAY = 86_400_000;
const SIGNS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const cantonBy = drawer({
  ZH: 180,
  BE: 119,
  VD: 95,
  AG: 82,
  SG: 60,
  GE: 59,
  LU: 49,
  TI: 40,
  VS: 41,
  FR: 38,
  BL: 33,
  TG: 33,
  SO: 32,
  GR: 23,
  BS: 23,
  NE: 20,
  SZ: 19,
  ZG: 15,
  SH: 10,
  JU: 8,
  AR: 6,
  NW: 5,
  GL: 5,
  OW: 4,
  UR: 4,
  AI: 2,
});
const stageBy = drawer({
  closed: 40,
  withdrawn: 5,
  requested: 12,
  screening: 8,
  preparation: 11,
  filed: 6,
  examination: 6,
  interview: 3,
  'communal-decision': 3,
  'public-notice': 1,
  'federal-authorisation': 1,
  'cantonal-decision': 1,
  suspended: 1,
  refused: 1,
  appeal: 1,
});
const procedureBy = drawer({
  ordinary: 70,
  'facilitated-spouse': 12,
  'facilitated-third-generation': 8,
  'facilitated-spouse-abroad': 1,
  'facilitated-child': 2,
  reinstatement: 1,
  unknown: 7,
});
const outcomeBy = drawer({ naturalised: 45, advised: 25, referred: 10, unreachable: 10, 'not-ours': 8, duplicate: 2 });

/** Copies rows into a table; each row is an array of values as PostgreSQL reads them. */
export async function copyInto(client, table, columns, rows) {
  function* lines() {
    let text = '';
    for (const row of rows) {
      text += `${row.map(escaped).join('\t')}\n`;
      if (text.length < 65_536) continue;
      yield text;
      text = '';
    }
    if (text) yield text;
  }
  await pipeline(
    Readable.from(lines()),
    client.query(copyStreams.from(`copy ${table} (${columns.join(', ')}) from stdin`)),
  );
}

function escaped(value) {
  if (value === null || value === undefined) return '\\N';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value))
    return `{${value.map((item) => (typeof item === 'string' ? `"${item}"` : item)).join(',')}}`;
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.replace(/[\\\t\n\r]/g, (sign) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[sign]);
}

/** Works as the owner, past the triggers and foreign keys that a copy need not ask. */
export async function asOwner(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('set session_replication_role = replica');
    return await work(client);
  } finally {
    await client.end();
  }
}

/** As many people, each with a case, as asked for; advisers, offers and accounts to go with them. */
export async function fillNetwork(client, count) {
  const dice = diceFrom(20260302);
  const now = Date.now();
  const day = (milliseconds) => zurichDay(new Date(milliseconds));
  const communes = {};
  for (const { bfs, canton } of (
    await client.query('select bfs, canton from communes where ended_on is null order by bfs')
  ).rows)
    (communes[canton] ??= []).push(bfs);
  const pick = (list) => list[Math.floor(dice() * list.length)];

  const advisers = Array.from({ length: Math.min(500, Math.max(50, count / 100)) }, (_, i) => {
    const canton = i < 26 ? Object.keys(communes)[i] : cantonBy(dice);
    return { id: idAt(dice, now - 2000 * DAY + i), canton, commune: pick(communes[canton]), ...nameOf(dice) };
  });
  const advisersOf = (canton) => advisers.filter((adviser) => adviser.canton === canton);
  const byCanton = Object.fromEntries(Object.keys(communes).map((canton) => [canton, advisersOf(canton)]));
  const language = (code) => (code.length > 3 ? 'fr' : code);

  const cases = [];
  const references = new Set();
  for (let i = 0; i < count; i++) {
    // Half of them in six years of work, half in the campaign of the last one.
    const created = Math.floor(
      i < count / 2
        ? now - 2190 * DAY + (1825 * DAY * i) / (count / 2)
        : now - 365 * DAY + (364 * DAY * (i - count / 2)) / (count / 2),
    );
    const canton = cantonBy(dice);
    const stage = stageBy(dice);
    const ended = stage === 'closed' || stage === 'withdrawn';
    const adviser = stage === 'requested' || dice() < (ended ? 0.3 : 0.07) ? null : pick(byCanton[canton]).id;
    const waiting = adviser === null && !ended;
    let reference;
    do
      reference = `P-${Array.from({ length: 8 }, () => SIGNS[Math.floor(dice() * SIGNS.length)])
        .join('')
        .replace(/(.{4})/, '$1-')}`;
    while (references.has(reference));
    references.add(reference);
    cases.push({
      id: idAt(dice, created),
      person: idAt(dice, created - 1),
      reference,
      created,
      canton,
      commune: pick(communes[canton]),
      stage,
      adviser,
      waiting,
      ...nameOf(dice),
      email: dice() < 0.6 ? `someone.${i}@example.org` : null,
      phone: dice() < 0.8 ? `+4179${String(1000000 + i)}` : null,
      dueOn: !ended && dice() < 0.4 ? day(now + (dice() * 120 - 40) * DAY) : null,
      snoozed: waiting && dice() < 0.05 ? day(now + dice() * 40 * DAY) : null,
    });
  }

  await copyInto(
    client,
    'advisers',
    [
      'id',
      'first_name',
      'last_name',
      'email',
      'languages',
      'communes',
      'cantons',
      'home_canton',
      'remote',
      'capacity',
      'specialities',
      'state',
      'conflicts',
      'undertaking_version',
      'undertaking_on',
      'created_at',
      'version',
    ],
    advisers.map((a, i) => [
      a.id,
      a.first,
      a.last,
      `adviser.${i}@passerelle.example`,
      JSON.stringify([
        { code: 'fr', level: 'native', interprets: false },
        { code: language(a.language), level: 'fluent', interprets: true },
      ]),
      [a.commune],
      [a.canton],
      a.canton,
      dice() < 0.3,
      10,
      ['ordinary'],
      'active',
      '[]',
      '2026-01',
      day(now),
      new Date(now - 2000 * DAY),
      1,
    ]),
  );
  await copyInto(
    client,
    'people',
    [
      'id',
      'first_name',
      'last_name',
      'languages',
      'commune',
      'email',
      'phone',
      'safe_to_call',
      'created_at',
      'version',
    ],
    cases.map((c) => [
      c.person,
      c.first,
      c.last,
      [language(c.language), 'fr'],
      c.commune,
      c.email,
      c.phone,
      true,
      new Date(c.created),
      1,
    ]),
  );
  await copyInto(
    client,
    'cases',
    [
      'id',
      'reference',
      'person_id',
      'stage',
      'procedure',
      'canton',
      'commune',
      'adviser_id',
      'waiting_since',
      'snoozed_until',
      'channel',
      'message',
      'facts',
      'outcome',
      'filed_on',
      'closed_on',
      'next_due_on',
      'rules_version',
      'opened_at',
      'created_at',
      'version',
    ],
    cases.map((c) => [
      c.id,
      c.reference,
      c.person,
      c.stage,
      procedureBy(dice),
      c.canton,
      c.commune,
      c.adviser,
      c.waiting ? new Date(c.created) : null,
      c.snoozed,
      'form',
      'Wo fange ich an? Meine Gemeinde sagt, ich solle noch warten.',
      JSON.stringify({ permit: 'C', birthDate: '1985' }),
      c.stage === 'closed' ? outcomeBy(dice) : null,
      null,
      c.stage === 'closed' ? day(c.created + dice() * (now - c.created)) : null,
      c.dueOn,
      '2026-01-01',
      new Date(c.created + DAY),
      new Date(c.created),
      1,
    ]),
  );
  await copyInto(
    client,
    'consents',
    ['id', 'person_id', 'purpose', 'text_version', 'language', 'channel', 'given_on'],
    cases.map((c) => [idAt(dice, c.created), c.person, 'help', '2026-01', 'fr', 'form', day(c.created)]),
  );
  await copyInto(
    client,
    'offers',
    ['id', 'case_id', 'adviser_id', 'state', 'made_by', 'made_at', 'lapses_at', 'facts'],
    cases.flatMap((c) => {
      const state = c.waiting ? (dice() < 0.1 ? 'open' : null) : c.adviser ? 'accepted' : null;
      return state
        ? [
            [
              idAt(dice, c.created + DAY),
              c.id,
              c.adviser ?? pick(byCanton[c.canton]).id,
              state,
              c.id,
              new Date(c.created + DAY),
              new Date(now + 3 * DAY),
              '{}',
            ],
          ]
        : [];
    }),
  );
  await client.query(
    `update advisers d set load = (select count(*) from cases c where c.adviser_id = d.id and counts_as_work(c.stage)) + (select count(*) from offers o where o.adviser_id = d.id and o.state = 'open')`,
  );
  return { advisers, cases };
}

/** Letters and audit lines as years of work leave them, for the lists of the outbox and of the log. */
export async function fillTraces(client, { cases }, count) {
  const dice = diceFrom(42);
  const now = Date.now();
  const stateBy = drawer({ sent: 96, failed: 1, held: 1, cancelled: 2 });
  const at = (i) => now - ((count - i) / count) * 365 * DAY;
  const range = Array.from({ length: count }, (_, i) => i);
  await copyInto(
    client,
    'outgoing_mails',
    ['id', 'kind', 'params', 'masked_address', 'state', 'created_at', 'try_at', 'sent_at'],
    range.map((i) => [
      idAt(dice, at(i)),
      'offer',
      '{}',
      's…@example.org',
      stateBy(dice),
      new Date(at(i)),
      new Date(at(i)),
      null,
    ]),
  );
  await copyInto(
    client,
    'audit.lines',
    ['at', 'actor', 'actor_kind', 'permission', 'route', 'request', 'subjects', 'refused'],
    range.map((i) => [
      new Date(at(i)),
      cases[i % 20].id,
      'account',
      'cases.read',
      'GET /api/cases/:id',
      idAt(dice, at(i)),
      Array.from({ length: 1 + Math.floor(dice() ** 3 * 20) }, () => cases[Math.floor(dice() * cases.length)].id),
      false,
    ]),
  );
}

/** What was due on the cases and what is, with the ledger of reminders and their mails. */
export async function fillFollowUps(client, { cases }, count) {
  const dice = diceFrom(99);
  const now = Date.now();
  const day = (milliseconds) => zurichDay(new Date(milliseconds));
  const open = cases.filter((c) => c.dueOn).map((c) => ({ c, id: idAt(dice, now), dueOn: c.dueOn, state: 'open' }));
  const done = Array.from({ length: Math.max(0, count - open.length) }, (_, i) => {
    const c = cases[i % cases.length];
    return { c, id: idAt(dice, c.created), dueOn: day(c.created + dice() * (now - c.created)), state: 'done' };
  });
  const all = [...done, ...open];
  await copyFollowUps(
    client,
    all.map(({ c, id, dueOn, state }) => ({
      id,
      caseId: c.id,
      dueOn,
      daysBefore: [3, 0],
      state,
      createdAt: new Date(c.created),
      endedAt: state === 'open' ? null : new Date(now),
    })),
  );
  const kindBy = drawer({ note: 5, call: 3, moved: 2, letter: 1 });
  await copyInto(
    client,
    'case_events',
    ['id', 'case_id', 'kind', 'at', 'recorded_at', 'adviser_id'],
    cases.flatMap((c) =>
      Array.from({ length: 6 }, (_, i) => {
        const at = new Date(c.created + (i / 6) * (now - c.created));
        return [
          idAt(dice, at.getTime()),
          c.id,
          i === 0 ? 'opened' : i === 1 && c.adviser ? 'matched' : kindBy(dice),
          at,
          at,
          i === 1 ? c.adviser : null,
        ];
      }),
    ),
  );
  const stateBy = drawer({ sent: 97, failed: 1, cancelled: 2 });
  const reminders = all.map(({ id, dueOn, state, c }) => {
    const at = new Date(`${dueOn}T07:00:00Z`);
    const sent = at.getTime() < now - DAY || state === 'done';
    return {
      id: idAt(dice, c.created),
      followUp: id,
      at,
      dueOn,
      mail: sent ? idAt(dice, at.getTime()) : null,
      mailState: stateBy(dice),
      account: c.adviser ?? c.id,
    };
  });
  await copyInto(
    client,
    'reminders',
    [
      'id',
      'follow_up_id',
      'audience',
      'due_on',
      'planned_on',
      'planned_at',
      'channel',
      'state',
      'handed_over_at',
      'mail_ids',
      'created_at',
    ],
    reminders.map((r) => [
      r.id,
      r.followUp,
      'adviser',
      r.dueOn,
      r.dueOn,
      r.at,
      'mail',
      r.mail ? 'sent' : 'planned',
      r.mail ? r.at : null,
      r.mail ? [r.mail] : [],
      r.at,
    ]),
  );
  await copyInto(
    client,
    'outgoing_mails',
    ['id', 'kind', 'params', 'masked_address', 'state', 'error', 'created_at', 'try_at'],
    reminders
      .filter((r) => r.mail)
      .map((r) => [
        r.mail,
        'reminder',
        JSON.stringify({ reminder: r.id, account: r.account }),
        'a…@example.org',
        r.mailState,
        r.mailState === 'sent' ? null : 'refused by the mail server (550)',
        r.at,
        r.at,
      ]),
  );
}

/** An account for every adviser, so that mails reach them. */
export async function makeAccounts(client, advisers) {
  const rows = advisers.map((adviser, i) => [adviser.id, `adviser ${i}`, `adviser.${i}@passerelle.example`]);
  await copyInto(
    client,
    'accounts',
    ['id', 'name', 'email', 'role', 'cantons', 'adviser_id', 'locale', 'created_at', 'version'],
    rows.map(([id, name, email]) => [id, name, email, 'adviser', [], id, 'fr', new Date(), 1]),
  );
}

/** A follow-up on each case with one reminder whose time has come, and its job in the table that `enqueueDue` reads; at once. */
export async function fillReminders(client, cases, round) {
  const dice = diceFrom(1000 + round);
  const now = Date.now();
  const [today, dueOn] = [zurichDay(new Date(now)), zurichDay(new Date(now + 3 * DAY))];
  const lines = cases.map((c) => ({ reminder: idAt(dice, now), followUp: idAt(dice, now), theCase: c.id }));
  await client.query('begin');
  await copyFollowUps(
    client,
    lines.map(({ followUp, theCase }) => ({
      id: followUp,
      caseId: theCase,
      dueOn,
      daysBefore: [3],
      state: 'open',
      createdAt: new Date(now),
      endedAt: null,
    })),
  );
  await copyInto(
    client,
    'reminders',
    [
      'id',
      'follow_up_id',
      'audience',
      'due_on',
      'planned_on',
      'planned_at',
      'channel',
      'state',
      'mail_ids',
      'created_at',
    ],
    lines.map(({ reminder, followUp }) => [
      reminder,
      followUp,
      'adviser',
      dueOn,
      today,
      new Date(now),
      'mail',
      'planned',
      [],
      new Date(now),
    ]),
  );
  await copyInto(
    client,
    'queued_jobs',
    ['id', 'queue', 'name', 'data', 'run_at'],
    lines.map(({ reminder }) => [
      `reminder-${reminder}-${now}`,
      'work',
      'reminder-hand-over',
      JSON.stringify({ id: reminder }),
      new Date(now),
    ]),
  );
  await client.query('commit');
}

/** One reminder on each case, all due at a moment: of every second one an urgent alarm, of the others a follow-up by hand. */
export async function fillStorm(client, cases, at) {
  const dice = diceFrom(77);
  const now = Date.now();
  const [today, soon] = [zurichDay(at), zurichDay(new Date(now + 3 * DAY))];
  const lines = cases.map((c, i) => ({
    theCase: c.id,
    followUp: idAt(dice, now),
    deadline: i % 2 === 0 ? idAt(dice, now) : null,
    dueOn: i % 2 === 0 ? today : soon,
  }));
  const urgent = lines.filter(({ deadline }) => deadline !== null);
  await client.query('begin');
  // A decision whose last day nobody has typed in.
  await copyInto(
    client,
    'deadlines',
    [
      'id',
      'case_id',
      'kind',
      'state',
      'steps',
      'former',
      'rules_version',
      'asked_at',
      'acknowledged_at',
      'acknowledged_how',
      'created_at',
      'version',
    ],
    urgent.map(({ deadline, theCase }) => [
      deadline,
      theCase,
      'appeal',
      'open',
      '[]',
      '[]',
      '1',
      at,
      at,
      'screen',
      at,
      1,
    ]),
  );
  await copyInto(
    client,
    'follow_ups',
    [
      'id',
      'subject_kind',
      'subject_id',
      'alarm',
      'about',
      'title',
      'due_on',
      'remind_days_before',
      'state',
      'created_at',
      'ended_with_case',
      'version',
    ],
    lines.map(({ followUp, theCase, deadline, dueOn }) => [
      followUp,
      'case',
      theCase,
      deadline && 'refusal-letter',
      deadline ?? '',
      deadline ? null : 'Call',
      dueOn,
      [],
      'open',
      new Date(now),
      false,
      1,
    ]),
  );
  const columns = [
    'id',
    'follow_up_id',
    'audience',
    'due_on',
    'planned_on',
    'planned_at',
    'channel',
    'state',
    'handed_over_at',
    'mail_ids',
    'created_at',
  ];
  const line = ({ followUp, dueOn }, audience, state) => [
    idAt(dice, now),
    followUp,
    audience,
    dueOn,
    today,
    at,
    'mail',
    state,
    state === 'sent' ? at : null,
    [],
    at,
  ];
  await copyInto(
    client,
    'reminders',
    columns,
    lines.map((each) => line(each, 'adviser', 'planned')),
  );
  // What coordinators get is not counted: as if it had left.
  await copyInto(
    client,
    'reminders',
    columns,
    urgent.map((each) => line(each, 'coordinator', 'sent')),
  );
  await client.query(
    `insert into queued_jobs (id, queue, name, data, run_at)
     select 'reminder-' || id || '-storm', 'work', 'reminder-hand-over', jsonb_build_object('at', planned_at), planned_at from reminders where state = 'planned'`,
  );
  await client.query('commit');
}

/** Irregularities that may leave the house in full, described at the length people write. */
export async function fillIrregularities(client, cases, codes, count) {
  const dice = diceFrom(7);
  const now = Date.now();
  const words =
    'Die Kommission fragte im Gespräch nach Vereinen, Wanderwegen und Beizen im Dorf; "das gehört dazu", hiess es. Ein Protokoll wurde nicht abgegeben, und der Entscheid kam ohne Begründung; auf Nachfrage hiess es, man müsse warten.'.split(
      ' ',
    );
  const described = () =>
    Array.from({ length: 20 + Math.floor(dice() * 60) }, () => words[Math.floor(dice() * words.length)]).join(' ');
  const pick = (list) => list[Math.floor(dice() * list.length)];
  const statusBy = drawer({ confirmed: 6, 'in-follow-up': 2, resolved: 2 });
  function* rows() {
    for (let i = 0; i < count; i++) {
      const at = now - ((count - i) / count) * 1500 * DAY;
      const { canton, commune, id } = cases[i % cases.length];
      const on = zurichDay(new Date(at - dice() * 90 * DAY));
      yield [
        idAt(dice, at),
        `I-${i
          .toString(36)
          .toUpperCase()
          .padStart(8, '0')
          .replace(/(.{4})/, '$1-')}`,
        pick(codes),
        'act',
        'commune',
        canton,
        commune,
        'commission',
        on,
        on,
        described(),
        pick(['anonymous-story', 'named-story', 'statistics']),
        'network',
        statusBy(dice),
        1 + Math.floor(dice() * 4),
        pick(['one', 'household', 'several', 'systemic']),
        pick(['easily', 'with-effort', 'hardly', 'not']),
        pick(['alleged', 'documented', 'corroborated', 'established']),
        id,
        '1',
        new Date(at),
        1,
      ];
    }
  }
  await copyInto(
    client,
    'irregularities',
    [
      'id',
      'reference',
      'code',
      'kind',
      'level',
      'canton',
      'commune',
      'organ',
      'occurred_from',
      'occurred_to',
      'description',
      'consent',
      'origin',
      'status',
      'scale',
      'scope',
      'remediable',
      'evidence_level',
      'case_id',
      'taxonomy_version',
      'created_at',
      'version',
    ],
    rows(),
  );
}

/** An account with a session; answers its cookie. */
export async function signIn(client, { name, role, cantons = [], adviserId = null }) {
  const { rows } = await client.query(
    `insert into accounts (id, name, email, role, cantons, adviser_id, locale, created_at, version)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, 'fr', now(), 1) returning id`,
    [name, `${name}@passerelle.example`, role, cantons, adviserId],
  );
  const token = `bench-${name}-0123456789abcdef`;
  await client.query(
    `insert into sessions (id, token_hash, account_id, created_at, last_seen_at, confirmed_at, expires_at)
     values (gen_random_uuid(), $1, $2, now(), now(), now(), now() + interval '1 day')`,
    [createHash('sha256').update(token).digest('hex'), rows[0].id],
  );
  return `passerelle.session=${token}`;
}

function copyFollowUps(client, followUps) {
  return copyInto(
    client,
    'follow_ups',
    [
      'id',
      'subject_kind',
      'subject_id',
      'title',
      'due_on',
      'remind_days_before',
      'state',
      'ended_with_case',
      'created_at',
      'ended_at',
      'version',
    ],
    followUps.map(({ id, caseId, dueOn, daysBefore, state, createdAt, endedAt }) => [
      id,
      'case',
      caseId,
      'Rückruf',
      dueOn,
      daysBefore,
      state,
      false,
      createdAt,
      endedAt,
      1,
    ]),
  );
}
