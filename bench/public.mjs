// Pages of the self-check, against a Nest route that answers the very same bytes and does nothing for them.
import { brotliDecompressSync } from 'node:zlib';
import { request } from 'node:http';
import { heading, line, note, pairs, throughput } from './support/compare.mjs';
import { startProcess } from './support/processes.mjs';

/** What is sent to each page of the self-check that this life meets. */
const LIFE = {
  born: 'born-year=1988',
  permit: 'permit=C&permit-since-year=2019',
  since: 'since-year=2009&before=B&absent=no',
  place: 'place=Lausanne&place-since-year=2012&canton-since-year=2012',
  language: 'proof=certificate&national=fr',
  level: 'oral=B2&written=B1',
  social: 'social=never',
  record: 'record=no&pending=no&debts=no',
  family: 'union=no',
  origins: 'was-swiss=no',
};

export async function publicPages(databases) {
  const { url } = await databases.make('public', async () => ({}));
  const program = await startProcess('./program.mjs', { url, role: 'web' });
  let bare;
  try {
    const cookie = await answered(program.address);
    const headers = { 'accept-encoding': 'br, gzip' };
    const pages = {
      'a question, not answered yet': { path: '/de/check/permit', headers },
      'a question with its answer, in French': { path: '/fr/check/permit', headers: { ...headers, cookie } },
    };
    const bytes = {};
    heading(
      'Pages of the self-check: requests a second, ten connections, against a bare Nest route with the same bytes',
    );
    for (const [i, [what, page]] of Object.entries(pages).entries()) {
      const answer = await fetched(program.address, page);
      bytes[`page${i}`] = answer.toString('base64');
      note(`${what}: over the wire`, `${answer.length} bytes of ${brotliDecompressSync(answer).length}`);
    }
    bare = await startProcess('./bare-nest.mjs', { pages: bytes });
    for (const [i, [what, page]] of Object.entries(pages).entries()) {
      const [ours, theirs] = [[{ method: 'GET', ...page }], [{ method: 'GET', path: `/page${i}`, headers }]];
      for (const [server, asked] of [
        [program, ours],
        [bare, theirs],
      ])
        await throughput(server.address, asked, { seconds: 1 });
      line(
        what,
        await pairs(
          () => throughput(program.address, ours),
          () => throughput(bare.address, theirs),
        ),
        i === 0 ? 'at least 0.5' : 'none set',
        'a second',
      );
    }
  } finally {
    await Promise.all([program.stop(), bare?.stop()]);
  }
}

/** Goes from page to page as the self-check asks; answers the cookie that keeps what was answered. */
async function answered(address) {
  const kept = new Map();
  const cookies = () => [...kept].map(([name, value]) => `${name}=${value}`).join('; ');
  for (let step = 'born'; step !== 'answer';) {
    if (!(step in LIFE)) throw new Error(`the self-check asks for ${step}, which this life does not answer`);
    const answer = await fetch(`${address}/de/check/${step}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: cookies() },
      body: LIFE[step],
    });
    if (answer.status !== 303) throw new Error(`${step}: ${answer.status}`);
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie);
      if (value === '') kept.delete(name);
      else kept.set(name, value);
    }
    step = answer.headers.get('location').split('/').at(-1);
  }
  return cookies();
}

/** The bytes as they come. */
function fetched(address, { path, headers }) {
  return new Promise((resolve, reject) => {
    request(`${address}${path}`, { headers }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)));
    })
      .on('error', reject)
      .end();
  });
}
