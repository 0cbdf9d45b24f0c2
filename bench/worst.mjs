// The most that one anonymous request can cost: every route that needs no session, with the most expensive requests its
// limits let in; how long the event loop stands still for them, and how much is said back to what is refused.
import { heading, line, note } from './support/compare.mjs';
import { SMALLEST } from './support/size.mjs';
import { startProcess } from './support/processes.mjs';
import { bodiesFor, READING } from './support/worst-requests.mjs';

const ROUNDS = SMALLEST ? 1 : 3;
const TIMES = SMALLEST ? 1 : 10;
const MAX_STALL = 100;
const MAX_REFUSAL = 65_536;

export async function worst(databases) {
  heading(
    `The worst request of each open route: stall of the event loop, 99th percentile, best of ${ROUNDS}; largest refusal`,
  );
  const { url } = await databases.make('worst', async () => ({}));
  // Behind a proxy: each request comes from a client of its own, as those of many attackers do.
  const program = await startProcess('./program.mjs', { url, role: 'web', trustProxy: true });
  const seen = [];
  try {
    const routes = [...new Set(program.open)].sort();
    const missing = routes.filter((route) => (route.startsWith('GET ') ? !READING(route) : !bodiesFor(route)));
    if (missing.length > 0) throw new Error(`no worst request is written for ${missing.join(', ')}`);
    // Compiles what is measured.
    for (const route of routes) await measured(program, route, 1);
    for (const route of routes) {
      const rounds = [];
      for (let i = 0; i < ROUNDS; i++) rounds.push(await measured(program, route, TIMES));
      const best = rounds.reduce((a, b) => (b.stall < a.stall ? b : a));
      seen.push({ route, ...best, refusal: Math.max(...rounds.map(({ refusal }) => refusal)) });
    }
  } finally {
    await program.stop();
  }
  seen.sort((a, b) => b.stall - a.stall);
  for (const { route, stall, refusal } of seen)
    note(
      route.replace(/\(\^.*?\)\$\)/, ''),
      `${stall.toFixed(0).padStart(5)} ms  ${(refusal / 1024).toFixed(1).padStart(6)} kB`,
    );
  const [stalls, refusals] = [seen.map(({ stall }) => stall), seen.map(({ refusal }) => refusal)];
  const against = (most, values) => ({
    ratios: values.map((value) => value / most),
    a: values,
    b: values.map(() => most),
  });
  line('the longest stall, against 100 ms', against(MAX_STALL, [Math.max(...stalls)]), 'at most 1', 'ms');
  line('the largest refusal, against 64 kB', against(MAX_REFUSAL, [Math.max(...refusals)]), 'at most 1', 'bytes');
}

let client = 0;

/** Sends what is expensive to a route, one after the other; answers the stall (ms) of the worst kind and the largest refusal (bytes). */
async function measured(program, route, times) {
  const worst = { stall: 0, refusal: 0 };
  const [method, path] = [route.slice(0, route.indexOf(' ')), route.slice(route.indexOf(' ') + 1)];
  for (const { url, headers = {}, body } of method === 'GET' ? READING(route) : bodiesFor(route)) {
    await program.ask('begin');
    for (let i = 0; i < times; i++) {
      const from = `10.${(++client >> 16) & 255}.${(client >> 8) & 255}.${client & 255}`;
      const answer = await fetch(program.address + filled(url ?? path), {
        method,
        redirect: 'manual',
        headers: { ...headers, 'x-forwarded-for': from },
        body,
      });
      const bytes = (await answer.arrayBuffer()).byteLength;
      if (answer.status >= 500 && !(answer.status === 503 && path.startsWith('/api/health')))
        throw new Error(`${route}: ${answer.status}`);
      if (answer.status >= 400) worst.refusal = Math.max(worst.refusal, bytes);
    }
    const { stall } = await program.ask('end');
    worst.stall = Math.max(worst.stall, stall.p99);
  }
  return worst;
}

/** An address for a route: German pages, tokens as long as they may be. */
function filled(path) {
  return path
    .replace(/:lang\([^/]*\)/, 'de')
    .replace(/:(\w+)/g, (_, name) => (name === 'step' ? 'place' : 'x'.repeat(190)));
}
