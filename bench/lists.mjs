// The case list and the search for people over 100,000 cases, against the same statements on a bare server; and how much
// slower they are there than over 1,000.
import { fillNetwork, signIn } from './support/fill.mjs';
import { heading, latency, line, pairs, PAIRS, percentile, throughput } from './support/compare.mjs';
import { directusCases, hasDirectus } from './support/directus.mjs';
import { startProcess } from './support/processes.mjs';
import { SMALLEST, sizeOf } from './support/size.mjs';

const [FEW, MANY] = [1_000, sizeOf('BENCH_ROWS', 100_000, 2_000)];
/** Enough that no account comes near its limit of searches. */
const ACCOUNTS = SMALLEST ? 50 : 2_000;

/** What coordinators type: names, whole or in part, in any script, numbers, addresses and references; from all over the table. */
function questions(cases) {
  const at = (part) => cases[Math.floor(cases.length * part)];
  const own = cases.find((c) => /[\u1200-\u137f]/.test(c.first));
  const [a, b, c, d, e, f, g] = [0.11, 0.23, 0.37, 0.53, 0.67, 0.79, 0.91].map(at);
  return [
    `${a.first} ${a.last}`,
    b.last,
    c.first.slice(0, 3),
    `${d.last} ${d.first}`,
    e.first,
    f.reference,
    `${own.first} ${own.last}`,
    cases.find((one) => one.phone && one.created > f.created).phone,
    cases.find((one) => one.email && one.created > g.created).email,
    a.last.slice(0, 5),
    // With a mistake in it.
    `${b.first} ${b.last.slice(0, -1)}x`,
  ];
}

const json = { 'content-type': 'application/json' };
/** Each question in turn, and each account in turn where there are some: one account may search 120 times a minute. */
const search = (path, asked, cookies = []) =>
  Array.from({ length: Math.max(asked.length, cookies.length) }, (_, i) => ({
    method: 'POST',
    path,
    headers: { ...json, ...(cookies.length > 0 ? { cookie: cookies[i % cookies.length] } : {}) },
    body: JSON.stringify({ q: asked[i % asked.length] }),
  }));
const get = (path, headers = {}) => [{ method: 'GET', path, headers }];

export async function lists(databases) {
  const make = (name, count) =>
    databases.make(name, async (client) => {
      const filled = await fillNetwork(client, count);
      const cookies = [];
      for (let i = 0; i < ACCOUNTS; i++)
        cookies.push(await signIn(client, { name: `coordinator-${i}`, role: 'coordinator', cantons: ['VD', 'GE'] }));
      return { asked: questions(filled.cases), cookies, cookie: cookies[0] };
    });
  const [few, many] = [await make('few', FEW), await make('many', MANY)];
  const [small, large, bare] = [
    await startProcess('./program.mjs', addresses(few)),
    await startProcess('./program.mjs', addresses(many)),
    await startProcess('./bare-lists.mjs', addresses(many)),
  ];
  const cookie = { cookie: many.cookie };
  const count = MANY.toLocaleString('en');
  try {
    heading(
      `Lists over ${count} cases: requests a second, ten connections, against a bare server with the same statement`,
    );
    const rooms = [
      ['case list, newest', get('/handler/cases'), get('/api/cases', cookie), get('/bare/cases')],
      [
        'case list, waiting',
        get('/handler/cases?waiting=true'),
        get('/api/cases?waiting=true', cookie),
        get('/bare/cases?waiting=true'),
      ],
      [
        'search for people',
        search('/handler/people/search', many.asked),
        search('/api/people/search', many.asked, many.cookies),
        search('/bare/people/search', many.asked),
      ],
    ];
    for (const [what, handler, route, plain] of rooms) {
      for (const [server, asked] of [
        [large, handler],
        [large, route],
        [bare, plain],
      ])
        await throughput(server.address, asked, { seconds: 1 });
      const against = () => throughput(bare.address, plain);
      line(
        `${what}: service and JSON alone`,
        await pairs(() => throughput(large.address, handler), against),
        'at least 0.75',
        'a second',
      );
      line(
        `${what}: the route, with session and audit line`,
        await pairs(() => throughput(large.address, route), against),
        'at least 0.5',
        'a second',
      );
    }
    if (hasDirectus) await againstDirectus(large, get('/api/cases', cookie));

    heading(
      `Lists over ${count} cases: 95th percentile of the route's answer, against ${FEW.toLocaleString('en')} cases, one request at a time`,
    );
    for (const [what, of, rounds] of [
      ['case list, newest', ({ cookie }) => get('/api/cases', { cookie }), SMALLEST ? 5 : 150],
      ['case list, waiting', ({ cookie }) => get('/api/cases?waiting=true', { cookie }), SMALLEST ? 5 : 150],
      [
        'search for people',
        ({ asked, cookies }) => search('/api/people/search', asked, cookies.slice(0, asked.length * 15)),
        1,
      ],
    ]) {
      const seen = { ratios: [], a: [], b: [] };
      for (let i = 0; i <= PAIRS; i++) {
        const [a, b] = await inTurn(large, of(many), small, of(few), rounds);
        // The first round warms up.
        if (i === 0) continue;
        seen.ratios.push(a / b);
        seen.a.push(a);
        seen.b.push(b);
      }
      line(`${what}: ${count} against ${FEW.toLocaleString('en')}`, seen, 'less than 2', 'ms');
    }
  } finally {
    for (const server of [small, large, bare]) await server.stop();
  }
}

async function againstDirectus(program, route) {
  const directus = directusCases();
  await throughput(directus.address, directus.requests, { seconds: 1 });
  line(
    'case list, newest: the route, against Directus',
    await pairs(
      () => throughput(program.address, route),
      () => throughput(directus.address, directus.requests),
    ),
    'at least 3',
    'a second',
  );
}

/** What a server needs to know; the cookies would be more than a command line takes. No worker beside, who writes to all these accounts. */
const addresses = ({ url, ownerUrl }) => ({ url, ownerUrl, role: 'web' });

/** Asks two servers request by request in turn; answers each one's 95th percentile in milliseconds. */
async function inTurn(a, asksA, b, asksB, rounds) {
  const [ofA, ofB] = [[], []];
  for (let i = 0; i < rounds; i++)
    for (let k = 0; k < asksA.length; k++) {
      ofA.push(await latency(a.address, asksA[k]));
      ofB.push(await latency(b.address, asksB[k]));
    }
  return [percentile(ofA, 0.95), percentile(ofB, 0.95)];
}
