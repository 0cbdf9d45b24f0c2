// The most expensive requests that the limits let in, by route. A new open route needs a line here.
import { URLSearchParams } from 'node:url';

const KB_64 = 65_536;
const HELP = [{ purpose: 'help', textVersion: '2026-01', language: 'fr' }];
/** Marks out of their order, as many on one letter as fit: putting them into order takes the square of their number. */
const marks = (units) => `a${'\u0315\u0300'.repeat(units / 2)}`;
const fields = (count, value = 1) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, value]));
const many = (count, value) => Array(count).fill(value);
const nested = (levels) => `${'['.repeat(levels)}${']'.repeat(levels)}`;

const json = (body) => ({
  headers: { 'content-type': 'application/json' },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const form = (body) => ({
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: body.slice(0, KB_64),
});

const fileForm = (body) => ({ headers: { 'content-type': 'multipart/form-data; boundary=x' }, body });

const message = (body) => ({ headers: { 'content-type': 'message/rfc822' }, body });

/** What is expensive for whatever reads JSON: names that are not known, deep nesting, long text, and what is right but large. */
function jsonBodies(right, { texts = [], lists = [] } = {}) {
  return [
    json(right),
    json({ ...right, ...fields(299 - Object.keys(right).length) }),
    json({ ...right, x: many(16, fields(290)) }),
    json({ ...right, ...fields(5000) }),
    json(nested(30_000)),
    json('['.repeat(60_000)),
    json(`[${'{},'.repeat(20_000)}{}]`),
    json({ ...right, ['x'.repeat(60_000)]: 1 }),
    json({ ...right, x: 'y'.repeat(60_000) }),
    ...texts.flatMap((name) => [
      json({ ...right, [name]: marks(28_000) }),
      json({ ...right, [name]: 'ế'.normalize('NFD').repeat(12_000) }),
      json({ ...right, [name]: '"'.repeat(30_000) }),
      json({ ...right, [name]: ' '.repeat(60_000) }),
    ]),
    ...lists.flatMap((name) => [
      json({ ...right, [name]: many(20_000, {}) }),
      json({ ...right, [name]: many(500, {}) }),
      json({ ...right, [name]: many(500, 'x'.repeat(50)) }),
      json({ ...right, [name]: many(16, fields(290)) }),
    ]),
    // Without a body limit of its own, a megabyte would be read.
    json({ ...right, x: 'y'.repeat(1_000_000) }),
  ];
}

/** What is expensive for whatever reads a form. */
function formBodies(right, texts) {
  const beginning = new URLSearchParams(right).toString();
  return [
    form(beginning),
    form('a&'.repeat(32_000)),
    form(Array.from({ length: 8000 }, (_, i) => `f${i}=`).join('&')),
    form('a=1&'.repeat(16_000)),
    form(`${beginning}&x=${'%41'.repeat(20_000)}`),
    ...texts.flatMap((name) => [
      form(`${beginning}&${name}=${marks(28_000)}`),
      form(`${beginning}&${name}=${'"'.repeat(60_000)}`),
      form(`${beginning}&${name}=${'ế'.normalize('NFD').repeat(9000)}`),
      form(`${beginning}&${name}=${' a'.repeat(30_000)}`),
      form(`${beginning}&${name}=a@${'b.'.repeat(25_000)}`),
    ]),
  ];
}

const request = {
  firstName: 'Selam',
  languages: ['ti', 'fr'],
  commune: 5586,
  procedure: 'ordinary',
  contact: { email: 'selam@example.org' },
  consents: HELP,
};
const stays = many(500, { permit: 'B', from: '2012-02', to: '2018-01' });
const residence = many(500, { commune: 5586, from: '2012-02', to: null });
const life = { birthDate: '1988-05-01', permit: 'C' };
const assess = jsonBodies(life, { texts: ['birthDate', 'permit'], lists: ['stays', 'residence'] });
const rows = Object.fromEntries(
  Array.from({ length: 40 }, (_, i) => [
    [`permit-${i}`, 'B'],
    [`from-${i}-year`, '2010'],
    [`to-${i}-year`, '1990'],
  ]).flat(),
);

const BODIES = {
  'POST /api/requests': [
    ...jsonBodies(request, {
      texts: ['firstName', 'message', 'source'],
      lists: ['languages', 'members', 'consents', 'worries'],
    }),
    json({ ...request, message: 'ሰ'.repeat(4000), members: many(20, { firstName: 'Ana', relation: 'child' }) }),
    json({ ...request, facts: { stays } }),
  ],
  'POST /api/eligibility/assess': [
    ...assess,
    json({ ...life, stays }),
    json({ ...life, residence }),
    json({ ...life, stays: many(500, {}), residence: many(500, {}) }),
    json({ ...life, stays: stays.map((stay, i) => ({ ...stay, from: `${1990 + (i % 30)}` })) }),
  ],
  'POST /api/eligibility/deadline': jsonBodies(
    {
      receivedOn: '2026-07-10',
      delivery: 'in-person',
      firstAttemptOn: null,
      days: 30,
      matter: 'other',
      forum: 'federal-court',
      partyCanton: 'VD',
    },
    { texts: ['receivedOn', 'matter'] },
  ),
  'POST /api/auth/sign-in/email': jsonBodies(
    { email: 'nobody@example.org', password: 'not-the-password' },
    { texts: ['email', 'password'] },
  ),
  'POST /api/auth/sign-in/mail': jsonBodies({ email: 'nobody@example.org' }, { texts: ['email'] }),
  'POST /api/auth/sign-in/code': jsonBodies(
    { email: 'nobody@example.org', code: '123456' },
    { texts: ['email', 'code'] },
  ),
  'POST /api/auth/sign-in/second-factor': jsonBodies({ code: '123456' }, { texts: ['code'] }),
  'POST /api/auth/sign-in/passkey/options': jsonBodies({}),
  'POST /api/auth/sign-in/passkey': jsonBodies(
    { id: 'AAAA', clientDataJSON: 'e30', authenticatorData: 'AAAA', signature: 'AAAA' },
    { texts: ['id', 'clientDataJSON', 'authenticatorData', 'signature'] },
  ),
  'POST /api/auth/sign-out': jsonBodies({}),
  'POST /api/accounts/forgot-password': jsonBodies({ email: 'nobody@example.org' }, { texts: ['email'] }),
  'POST /api/accounts/use-link': jsonBodies(
    { token: 'x'.repeat(43), password: 'not-the-password' },
    { texts: ['token', 'password'] },
  ),
  'POST /api/requests/:tracking/withdraw': jsonBodies({}),
  'POST /:lang/help': formBodies({ 'first-name': 'Selam', 'language-1': 'ti', home: 'Buchs', phone: '0', safe: 'x' }, [
    'first-name',
    'message',
    'home',
    'phone',
    'email',
    'website',
    'shown',
  ]),
  'POST /:lang/help/review': formBodies({ agree: 'yes' }, ['sealed']),
  'POST /:lang/volunteer': formBodies({ 'first-name': 'Ana', home: 'Wil' }, [
    'first-name',
    'home',
    'phone',
    'email',
    'website',
  ]),
  'POST /:lang/testimony': formBodies({ what: 'TEST', place: 'Buchs' }, ['story', 'place', 'when-year', 'website']),
  'POST /:lang/tell-me': formBodies({ 'day-year': '2027' }, ['email', 'day-year', 'website']),
  'POST /:lang/check/:step': formBodies({ place: 'Buchs' }, ['place', 'place-choice']),
  'POST /:lang/check/exact': [
    ...formBodies(rows, ['permit-0', 'from-0-year', 'do']),
    form(
      Object.keys(rows)
        .map((name) => `${name}=${'"'.repeat(1500)}`)
        .join('&'),
    ),
  ],
  'POST /api/mail/bounces': [
    ...jsonBodies({ id: 'x', kind: 'hard' }, { texts: ['id', 'code'] }),
    message('To: x\r\n'.repeat(8000)),
    message(`To: ${'+0'.repeat(30_000)}@`),
    message('x'.repeat(1_000_000)),
  ],
  'POST /acknowledge/:token': formBodies({}, ['x']),
  'POST /link/:token': formBodies({ password: 'x' }, ['password']),
  'POST /requests/:tracking': formBodies({}, ['x']),
  'POST /tell-me/:token': formBodies({}, ['x']),
  'POST /check-in/:token': formBodies({ answer: 'call' }, ['answer', 'x']),
  'POST /check-in/:token/photo': [
    fileForm('x'.repeat(1_000_000)),
    fileForm(`--x\r\n${'a: b\r\n'.repeat(100_000)}`),
    fileForm('--x\r\ncontent-disposition: form-data; name="photo"\r\n\r\n\r\n'.repeat(20_000)),
  ],
};

/** The bodies to send to a route that writes; undefined for one that nobody has thought of. */
export function bodiesFor(route) {
  return BODIES[plain(route)];
}

const READ = [
  '/',
  '/*',
  '/.well-known/passerelle.json',
  '/:lang',
  '/:lang/*',
  '/:lang/about',
  '/:lang/check',
  '/:lang/check/:step',
  '/:lang/check/answer',
  '/:lang/check/day.ics',
  '/:lang/check/exact',
  '/:lang/data',
  '/:lang/help',
  '/:lang/help/review',
  '/:lang/law',
  '/:lang/law/:canton',
  '/:lang/leave',
  '/:lang/questions',
  '/:lang/tell-me',
  '/:lang/testimony',
  '/:lang/volunteer',
  '/api/calendar/:token.ics',
  '/api/health/live',
  '/api/health/ready',
  '/api/installation',
  '/api/places/cantons',
  '/api/places/cantons/:code/rules',
  '/api/places/communes',
  '/api/requests/:tracking',
  '/api/session',
  '/acknowledge/:token',
  '/check-in/:token',
  '/link/:token',
  '/metrics',
  '/requests/:tracking',
  '/style/:name',
  '/tell-me/:token',
];
const FAR = 12_000;

/** What is expensive to read, in the address and the headers, of which Node takes 16 kB. */
export function READING(route) {
  const path = plain(route).slice('GET '.length);
  if (!READ.includes(path)) return undefined;
  const [, url] = route.split(' ');
  const search =
    path === '/api/places/communes'
      ? [
          `${url}?q=${encodeURIComponent(marks(1000))}`,
          `${url}?q=${encodeURIComponent('ae '.repeat(19))}`,
          `${url}?q=${'a%20'.repeat(29)}a`,
        ]
      : [];
  return [
    {
      url: `${url}?${Array.from({ length: 2500 }, (_, i) => `k${i}`)
        .join('&')
        .slice(0, FAR)}`,
    },
    { url: `${url}?${'a&'.repeat(FAR / 2)}` },
    { url: `${url}?source=${'%CC%80'.repeat(FAR / 6)}` },
    { url: `${url === '/' ? '' : url}${'/'.repeat(FAR)}x` },
    { url, headers: { 'accept-language': 'de;q=0.1,'.repeat(1300), accept: 'text/html' } },
    { url, headers: { 'accept-encoding': `br${' ;'.repeat(2000)},${'gzip;q=0.0,'.repeat(600)}`, accept: 'text/html' } },
    { url, headers: { cookie: 'passerelle.answers.0=a; '.repeat(500) } },
    { url, headers: { cookie: `passerelle.answers.0=${'A'.repeat(FAR)}` } },
    { url, headers: { 'if-none-match': `${' '.repeat(FAR)}x` } },
    ...search.map((address) => ({ url: address })),
  ];
}

/** A route without the list of languages in it. */
function plain(route) {
  return route.replace(/:lang\([^/]*\)/, ':lang');
}
