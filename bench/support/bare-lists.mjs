// What the lists are measured against: Node's HTTP server, `pg`, the statement by hand, JSON.stringify. The same columns,
// conditions, order and limit; no session, no audit line, no cursor.
import { createServer } from 'node:http';
import pg from 'pg';
import { phoneNumber } from '../../dist/people/phone.rules.js';
import { answerForMemory } from './processes.mjs';

const settings = JSON.parse(process.argv[2]);
const TERRITORY = ['VD', 'GE'];
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);
const pool = new pg.Pool({ connectionString: settings.url, max: 12, keepAlive: true });

const CASES = `select c.id, c.reference, c.stage, c.procedure, c.canton, c.commune, p.first_name as "firstName", p.last_name as "lastName", p.languages, c.waiting_since as "waitingSince",
    c.snoozed_until as "snoozedUntil", exists(select from offers o where o.case_id = c.id and o.state = 'open') as offered, c.adviser_id as "adviserId", c.next_due_on as "nextDueOn",
    (select json_build_array(d.kind = 'appeal', d.safe_day, d.last_day, d.latest_day) from deadlines d where d.case_id = c.id and d.state = 'open' order by d.safe_day nulls first limit 1) as deadline, c.filed_on as "filedOn", c.closed_on as "closedOn", c.created_at as "createdAt", c.version
  from cases c join people p on p.id = c.person_id where c.canton = any($1)`;
const WAITING = `and c.waiting_since is not null and (c.snoozed_until is null or c.snoozed_until <= $2) order by c.waiting_since, c.id limit 50`;

const list = async (waiting) => {
  const { rows } = waiting
    ? await pool.query(`${CASES} ${WAITING}`, [TERRITORY, new Date().toISOString().slice(0, 10)])
    : await pool.query(`${CASES} order by c.id desc limit 50`, [TERRITORY]);
  return { items: rows };
};

const search = async ({ q }) => {
  const values = [q, TERRITORY];
  const put = (value) => `$${values.push(value)}`;
  const contains = (word) => {
    const letters = `replace(replace(replace(plain(${put(word)}), '\\', '\\\\'), '%', '\\%'), '_', '\\_')`;
    return word.length < 3
      ? `(p.search like ${letters} || '%' or p.search like '% ' || ${letters} || '%')`
      : `p.search like '%' || ${letters} || '%'`;
  };
  const ways = [q.split(' ').map(contains).join(' and ')];
  if (q.includes('@')) ways.push(`lower(p.email) = ${put(q.toLowerCase())}`);
  if (/^[+\d][\d ()./-]{5,}$/.test(q)) ways.push(`p.phone = ${put(phoneNumber(q))}`);
  if (/^P-.{4}-.{4}$/.test(q)) ways.push(`p.id = (select c.person_id from cases c where c.reference = ${put(q)})`);
  const { rows } = await pool.query(people(ways.join(' or ')), values);
  if (rows.length > 0 || ways.length > 1) return { items: rows };
  return { items: (await pool.query(people('p.search %> plain($1)'), [q, TERRITORY])).rows };
};
const people = (
  way,
) => `select f.id, f.first_name as "firstName", f.last_name as "lastName", f.languages, f.commune, f.cases as "caseIds"
  from (select p.*, array(select c.id from cases c where c.person_id = p.id and c.canton = any($2) order by c.id) as cases from people p where ${way} offset 0) f
  where cardinality(f.cases) > 0 order by similarity(f.search, plain($1)) desc, f.id limit 200`;

const server = createServer((request, response) => {
  const answer = (body) =>
    response.setHeader('content-type', 'application/json; charset=utf-8').end(JSON.stringify(body));
  const fail = (error) => response.writeHead(500).end(String(error));
  if (request.method === 'GET') return void list(request.url.endsWith('waiting=true')).then(answer, fail);
  let text = '';
  request.on('data', (data) => (text += data));
  request.on('end', () => void search(JSON.parse(text)).then(answer, fail));
});
server.listen(0, '127.0.0.1', () => process.send({ address: `http://127.0.0.1:${server.address().port}` }));
answerForMemory();
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
