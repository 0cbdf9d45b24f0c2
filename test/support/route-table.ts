import { Authenticator } from './authenticator.js';
import { randomBytes } from 'node:crypto';
import { LANG } from '../../src/public/pages/addresses.js';
import { STYLE_NAME } from '../../src/public/pages/frame.js';
import type { Answer, Client } from './client.js';
import { PASSWORD, type TestServer } from './test-server.js';
import { HELP, LAUSANNE, logged } from './network.js';
import { png } from './pictures.js';
import { SECRETS, type Asker, type Whose, type World } from './world.js';

/** What is sent for one row of the table. */
export interface Ask {
  /** Values of the parameters in the path. */
  path?: Record<string, string>;
  query?: string;
  body?: unknown;
  /** The version for `If-Match`, or the table in which to look it up. */
  version?: number | 'cases' | 'people' | 'advisers' | 'accounts' | 'organisations' | 'irregularities' | 'follow_ups';
  headers?: Record<string, string>;
  /** Whom the audit line of a success must name; without it there is none. */
  subjects?: (string | null)[];
  /** Who acts according to that line, where it is not whoever asks: somebody who comes in. */
  actor?: string | null;
  /** A search leaves a line whatever it finds. */
  searches?: boolean;
  /** The reason on the line of a refusal, where nobody is signed in. */
  turnedAway?: 'wrong-password' | 'wrong-code' | 'wrong-passkey';
}
type Asking = (world: World, whose: Whose, asker: Asker) => Ask | Promise<Ask>;
export interface Row {
  route: string;
  /** The permission, or `open:` and the code in the audit log; null for what is served beside the rooms. */
  needs: string | null;
  /** Six answers about what is within sight, one for each of ASKERS. */
  own: string;
  /** Six answers about what is not, or null for a route about no record. */
  foreign: string | null;
  asking: Asking;
}

export const NOBODY_S = '0190aaaa-0000-7000-8000-000000000000';
const row = (
  route: string,
  needs: string | null,
  own: string,
  foreign: string | null = null,
  asking: Asking = () => ({}),
): Row => ({ route, needs, own, foreign, asking });
const theCase =
  (body?: unknown, version?: Ask['version']): Asking =>
  async (w, whose) =>
    w.case(whose).then(({ id, personId }) => ({ path: { id }, body, version, subjects: [id, personId] }));
const theWaiting =
  (body?: unknown, version?: Ask['version']): Asking =>
  async (w, whose) =>
    w.waiting(whose).then(({ id, personId }) => ({ path: { id }, body, version, subjects: [id, personId] }));
const theHeld: Asking = async (w, whose) =>
  w.held(whose).then(({ id, personId }) => ({ path: { id }, subjects: [id, personId] }));
const theOffer =
  (body?: unknown): Asking =>
  async (w, whose) =>
    w.offer(whose).then(({ id, caseId }) => ({ path: { id }, body, subjects: [caseId] }));
const theAdviser =
  (body?: unknown, version?: Ask['version']): Asking =>
  (w, whose) => ({ path: { id: w.advisers[whose].id }, body, version, subjects: [w.advisers[whose].id] });
const theAccount =
  (body?: unknown, version?: Ask['version']): Asking =>
  async (w) =>
    w.account().then(({ id }) => ({ path: { id }, body, version, subjects: [id] }));
const theIrregularity =
  (body?: unknown, version?: Ask['version']): Asking =>
  async (w, whose) =>
    w.irregularity(whose).then(({ id }) => ({ path: { id }, body, version, subjects: [id] }));
const theExport: Asking = async (w, whose) => w.export(whose).then(({ id }) => ({ path: { id }, subjects: [id] }));
const theFollowUp =
  (body?: unknown, version?: Ask['version']): Asking =>
  async (w, whose) =>
    w.followUp(whose).then(({ id, case: of }) => ({ path: { id }, body, version, subjects: [id, of.id, of.personId] }));
const theDeadline =
  (body?: unknown): Asking =>
  async (w, whose) =>
    w.deadline(whose).then(({ id, case: of }) => ({ path: { id }, body, subjects: [id, of.id, of.personId] }));
const theLetter = (): Asking => theCase({ kind: 'documents', receivedOn: '2026-02-27', lastDay: '2026-03-20' });
const theCheckIn: Asking = async (w, whose) =>
  w.checkIn(whose).then(({ id, case: of }) => ({ path: { id }, subjects: [id, of.id, of.personId] }));
const aPicture =
  (asking: Asking): Asking =>
  async (...of) => ({ ...(await asking(...of)), body: png(), headers: { 'content-type': 'image/png' } });
const theAttachment =
  (on: 'case' | 'irregularity'): Asking =>
  async (w, whose) =>
    w.attachment(whose, on).then(({ id, of }) => ({ path: { id }, subjects: [id, ...of] }));
const canton = (whose: Whose): string => `canton=${whose === 'own' ? 'VD' : 'ZH'}`;
export const unique = (): string => randomBytes(6).toString('hex');
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
/** Whoever has no answers kept is told on the page at once; with some, they are led back to the form. */
const FORM_WITHOUT_ANSWERS = { ...FORM, cookie: 'none=1' };
const WRONG_TOKEN = 'x'.repeat(44);
const ANSWER = { onBehalf: true, how: 'phone' };

/**
 * Each route, what it needs, and what it answers to each asker.
 *
 *     row('GET /api/cases/:id', 'cases.read', '401 200 200 200 403 403', '401 404 404 200 403 403', theCase())
 *         route                 needs         own                        foreign                    asking
 *
 * `own` and `foreign` are six statuses each, in the order of ASKERS: nobody signed in, adviser, coordinator, staff,
 * privacy officer, admin. `own` is the answer about a record within the adviser's and coordinator's sight (case of that
 * adviser, in Vaud) and to right input such as a valid token or password; `foreign` about a record of another adviser
 * in Zurich, and to wrong input. `foreign` is null where a route is about no record.
 *
 * 401 not signed in, or a wrong secret; 403 the role has no permission; 404 not there or out of sight, which look the
 * same; 409 and 422 permitted, but the state or the input is refused; 410 a link or page that is over.
 *
 * `asking` makes what is sent (parameters, query, body, version) and says which subjects the audit line must name.
 */
export const TABLE: Row[] = [
  // Signing in, and links sent by mail
  row(
    'POST /api/auth/sign-in/email',
    'open:accounts.sign-in',
    '200 200 200 200 200 200',
    '401 401 401 401 401 401',
    atTheDoor,
  ),
  row(
    'POST /api/auth/sign-in/second-factor',
    'open:accounts.sign-in',
    '200 200 200 200 200 200',
    '401 401 401 401 401 401',
    withSecondFactor,
  ),
  row('POST /api/auth/sign-in/passkey/options', 'open:accounts.sign-in', '200 200 200 200 200 200'),
  row(
    'POST /api/auth/sign-in/passkey',
    'open:accounts.sign-in',
    '200 200 200 200 200 200',
    '401 401 401 401 401 401',
    async (w, whose) => {
      const { authenticator, id } = await w.passkey();
      const { publicKey } = (await w.server.anybody.post('/api/auth/sign-in/passkey/options')).body;
      return whose === 'own'
        ? { body: authenticator.use(publicKey), subjects: [id], actor: id }
        : { body: new Authenticator().use(publicKey), turnedAway: 'wrong-passkey' };
    },
  ),
  row('POST /api/auth/sign-in/mail', 'open:accounts.sign-in', '200 200 200 200 200 200', null, async (w) =>
    w.letter().then(({ id, email }) => ({ body: { email }, subjects: [id] })),
  ),
  row(
    'POST /api/auth/sign-in/code',
    'open:accounts.sign-in',
    '200 200 200 200 200 200',
    '401 401 401 401 401 401',
    withCode,
  ),
  row('POST /api/accounts/forgot-password', 'open:accounts.forgot', '200 200 200 200 200 200', null, async (w) =>
    w.account().then(({ id, email }) => ({ body: { email }, subjects: [id] })),
  ),
  row(
    'POST /api/accounts/use-link',
    'open:accounts.link',
    '200 200 200 200 200 200',
    '409 409 409 409 409 409',
    async (w, whose) =>
      w.link().then(({ token, account }) => ({
        body: { token: whose === 'own' ? token : WRONG_TOKEN, password: 'vier Wörter im Regen' },
        subjects: [account],
      })),
  ),
  row(
    'GET /link/:token',
    'open:accounts.link',
    '200 200 200 200 200 200',
    '410 410 410 410 410 410',
    async (w, whose) => ({ path: { token: whose === 'own' ? (await w.link()).token : WRONG_TOKEN } }),
  ),
  row(
    'POST /link/:token',
    'open:accounts.link',
    '200 200 200 200 200 200',
    '410 410 410 410 410 410',
    async (w, whose) =>
      w.link().then(({ token, account }) => ({
        path: { token: whose === 'own' ? token : WRONG_TOKEN },
        body: 'password=vier+Woerter+im+Regen',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        subjects: [account],
      })),
  ),
  // One's own account
  row('GET /api/me', 'accounts.self', '401 200 200 200 200 200'),
  row('PATCH /api/me', 'accounts.self', '401 200 200 200 200 200', null, async (w, _, asker) => ({
    body: { locale: 'it' },
    subjects: [await w.accountOf(asker)],
  })),
  row(
    'POST /api/me/confirm',
    'accounts.self',
    '401 200 200 200 200 200',
    '401 403 403 403 403 403',
    async (w, whose, asker) => ({
      body: { password: whose === 'own' ? PASSWORD : 'not the one' },
      ...(whose === 'own' ? { subjects: [await w.accountOf(asker)] } : {}),
    }),
  ),
  row('GET /api/me/sessions', 'accounts.self', '401 200 200 200 200 200'),
  row(
    'DELETE /api/me/sessions/:id',
    'accounts.self',
    '401 200 200 200 200 200',
    '401 404 404 404 404 404',
    async (w, whose, asker) => ({
      path: { id: whose === 'own' ? await w.session(asker) : await w.session('privacy', 'foreign-staff') },
      subjects: [await w.accountOf(asker)],
    }),
  ),
  row('POST /api/me/second-factor', 'accounts.self', '401 409 200 200 200 200', null, async (w, _, asker) => ({
    subjects: [await w.accountOf(asker)],
  })),
  row(
    'POST /api/me/second-factor/confirm',
    'accounts.self',
    '401 409 200 200 200 200',
    '401 409 403 403 403 403',
    async (w, whose, asker) => ({
      body: { code: await w.firstCode(asker, whose) },
      subjects: [await w.accountOf(asker)],
    }),
  ),
  row(
    'POST /api/me/second-factor/recovery-codes',
    'accounts.self',
    '401 409 200 200 200 200',
    null,
    async (w, _, asker) => ({ subjects: [await w.accountOf(asker)] }),
  ),
  row('DELETE /api/me/second-factor', 'accounts.self', '401 200 200 200 200 200', null, async (w, _, asker) => ({
    subjects: [await w.accountOf(asker)],
  })),
  row('GET /api/me/passkeys', 'accounts.self', '401 200 200 200 200 200', null, async (w, _, asker) => ({
    subjects: [await w.accountOf(asker)],
  })),
  row('POST /api/me/passkeys/options', 'accounts.self', '401 200 200 200 200 200', null, async (w, _, asker) => ({
    subjects: [await w.accountOf(asker)],
  })),
  row(
    'POST /api/me/passkeys',
    'accounts.self',
    '401 200 200 200 200 200',
    '401 403 403 403 403 403',
    async (w, whose, asker) => ({
      body: new Authenticator().create(await w.passkeyOptions(whose === 'own' ? asker : 'nobody')),
      subjects: [await w.accountOf(asker)],
    }),
  ),
  row(
    'DELETE /api/me/passkeys/:id',
    'accounts.self',
    '401 200 200 200 200 200',
    '401 404 404 404 404 404',
    async (w, whose, asker) => ({
      path: { id: whose === 'own' ? await w.passkeyOf(asker) : (await w.passkey()).passkeyId },
      subjects: [await w.accountOf(asker)],
    }),
  ),
  row(
    'POST /api/me/confirm/passkey-options',
    'accounts.self',
    '401 200 200 200 200 200',
    null,
    async (w, _, asker) => ({
      subjects: [await w.accountOf(asker)],
    }),
  ),
  // Accounts
  row('GET /api/accounts', 'accounts.manage', '401 403 403 403 403 200', null, async (w) =>
    w.account().then(({ id }) => ({ query: 'role=staff', subjects: [id] })),
  ),
  row('POST /api/accounts', 'accounts.manage', '401 403 403 403 403 201', null, () => ({
    body: { email: `${unique()}@passerelle.example`, name: 'Neu', role: 'staff', locale: 'de' },
    subjects: [],
  })),
  row('GET /api/accounts/:id', 'accounts.manage', '401 403 403 403 403 200', null, theAccount()),
  row('GET /api/accounts/:id/open-work', 'accounts.manage', '401 403 403 403 403 200', null, theAccount()),
  row(
    'PATCH /api/accounts/:id',
    'accounts.manage',
    '401 403 403 403 403 200',
    null,
    theAccount({ disabled: true }, 'accounts'),
  ),
  row('POST /api/accounts/:id/link', 'accounts.manage', '401 403 403 403 403 200', null, theAccount()),
  row('GET /api/accounts/:id/sessions', 'accounts.manage', '401 403 403 403 403 200', null, theAccount()),
  row('POST /api/accounts/:id/sign-out-everywhere', 'accounts.manage', '401 403 403 403 403 200', null, theAccount()),
  row('POST /api/accounts/:id/reset-second-factor', 'accounts.manage', '401 403 403 403 403 200', null, async (w) =>
    w.accountWithFactor().then(({ id }) => ({ path: { id }, subjects: [id] })),
  ),
  // Places and organisations
  row('GET /api/places/cantons', 'open:places', '200 200 200 200 200 200'),
  row(
    'GET /api/places/cantons/:code/rules',
    'open:places',
    '200 200 200 200 200 200',
    '404 404 404 404 404 404',
    (_, whose) => ({
      path: { code: whose === 'own' ? 'ZG' : 'XX' },
    }),
  ),
  row('GET /api/places/communes', 'open:places', '200 200 200 200 200 200', null, () => ({ query: 'q=lausanne' })),
  // The law as rules
  row('POST /api/eligibility/assess', 'open:eligibility.assess', '200 200 200 200 200 200', null, () => ({
    body: {
      on: '2026-11-21',
      birthDate: '1984',
      permit: 'C',
      stays: [{ permit: 'C', from: '2010-02', to: null }],
      residence: [{ commune: LAUSANNE, from: '2010-02-01', to: null }],
      language: { code: 'fr', oral: 'B1', written: 'A2', proof: 'certificate' },
      socialAssistance: { lastReceivedOn: null, repaid: false },
      criminalRecord: false,
      absences: [{ from: '2015', to: '2015-03' }],
      commune: LAUSANNE,
      canton: 'VD',
      marriedToSwissSince: null,
      thirdGeneration: { bornInSwitzerland: false },
    },
  })),
  row('POST /api/eligibility/deadline', 'open:eligibility.deadline', '200 200 200 200 200 200', null, () => ({
    body: {
      receivedOn: '2026-07-10',
      delivery: 'registered',
      firstAttemptOn: '2026-07-09',
      days: 30,
      matter: 'other',
      forum: 'federal-court',
      partyCanton: 'VD',
    },
  })),
  row('GET /api/eligibility/changes', 'cases.read', '401 200 200 200 403 403'),
  row('GET /api/organisations', 'organisations.read', '401 403 200 200 403 200'),
  row('POST /api/organisations', 'organisations.write', '401 403 403 201 403 201', null, () => ({
    body: { name: `Verein ${unique()}`, kind: 'section', canton: 'VD' },
    subjects: [],
  })),
  row('GET /api/organisations/:id', 'organisations.read', '401 403 200 200 403 200', null, async (w) => ({
    path: { id: (await w.organisation()).id },
  })),
  row('PATCH /api/organisations/:id', 'organisations.write', '401 403 403 200 403 200', null, async (w) =>
    w
      .organisation()
      .then(({ id }) => ({ path: { id }, body: { kind: 'section' }, version: 'organisations', subjects: [id] })),
  ),
  // People
  row(
    'POST /api/people/search',
    'people.search',
    '401 200 200 403 403 403',
    '401 200 200 403 403 403',
    async (w, whose) =>
      w.case(whose).then(({ personId }) => ({
        body: { q: SECRETS[whose][0] },
        searches: true,
        ...(whose === 'own' ? { subjects: [personId] } : {}),
      })),
  ),
  row('GET /api/people/:id', 'people.read', '401 200 200 403 403 403', '401 404 404 403 403 403', async (w, whose) =>
    w.case(whose).then(({ personId }) => ({ path: { id: personId }, subjects: [personId] })),
  ),
  row('PATCH /api/people/:id', 'people.write', '401 200 200 403 403 403', '401 404 404 403 403 403', async (w, whose) =>
    w.case(whose).then(({ personId }) => ({
      path: { id: personId },
      body: { languages: ['fr'] },
      version: 'people',
      subjects: [personId],
    })),
  ),
  row(
    'POST /api/people/:id/contact-consent',
    'people.write',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    async (w, whose) =>
      w.case(whose).then(({ personId }) => ({
        path: { id: personId },
        body: { textVersion: '2026-11', language: 'fr', channel: 'phone' },
        subjects: [personId],
      })),
  ),
  row(
    'DELETE /api/people/:id/contact-consent',
    'people.write',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    async (w, whose) => w.case(whose).then(({ personId }) => ({ path: { id: personId }, subjects: [personId] })),
  ),
  // Advisers
  row('GET /api/advisers', 'advisers.read', '401 403 200 403 403 403', '401 403 200 403 403 403', (w, whose) => ({
    query: canton(whose),
    ...(whose === 'own' ? { subjects: [w.advisers.own.id] } : {}),
  })),
  row('POST /api/advisers', 'advisers.write', '401 403 201 403 403 403', '401 403 403 403 403 403', (_, whose) => ({
    body: {
      firstName: 'Neu',
      lastName: 'Muster',
      email: `${unique()}@passerelle.example`,
      communes: [whose === 'own' ? LAUSANNE : 261],
      languages: [{ code: 'fr', level: 'native', interprets: false }],
    },
    subjects: [],
  })),
  row('GET /api/advisers/me', 'advisers.self', '401 200 403 403 403 403', null, theAdviserOfMe()),
  row(
    'PATCH /api/advisers/me',
    'advisers.self',
    '401 200 403 403 403 403',
    null,
    theAdviserOfMe({ remote: true }, true),
  ),
  row(
    'POST /api/advisers/me/undertaking',
    'advisers.self',
    '401 200 403 403 403 403',
    null,
    theAdviserOfMe({ version: '2026-01' }),
  ),
  row('GET /api/advisers/:id', 'advisers.read', '401 403 200 403 403 403', '401 403 404 403 403 403', theAdviser()),
  row(
    'PATCH /api/advisers/:id',
    'advisers.write',
    '401 403 200 403 403 403',
    '401 403 404 403 403 403',
    theAdviser({ remote: true }, 'advisers'),
  ),
  row(
    'POST /api/advisers/:id/invite',
    'advisers.invite',
    '401 403 200 403 403 403',
    '401 403 404 403 403 403',
    async (w, whose) => w.newcomer(whose).then(({ id }) => ({ path: { id }, body: { locale: 'fr' }, subjects: [id] })),
  ),
  row(
    'POST /api/advisers/:id/absences',
    'absences.write',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    theAdviser({ from: '2026-08-01', to: null }),
  ),
  row(
    'GET /api/advisers/:id/absences/preview',
    'absences.write',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    (w, whose) => ({
      path: { id: w.advisers[whose].id },
      query: 'from=2026-08-01&to=2026-08-14',
      subjects: [w.advisers[whose].id],
    }),
  ),
  row(
    'PUT /api/advisers/:id/absences/:absence',
    'absences.write',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    async (w, whose) => ({
      path: { id: w.advisers[whose].id, absence: await w.absence(whose) },
      body: { from: '2026-07-02', to: '2026-07-14' },
      subjects: [w.advisers[whose].id],
    }),
  ),
  row(
    'DELETE /api/advisers/:id/absences/:absence',
    'absences.write',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    async (w, whose) => ({
      path: { id: w.advisers[whose].id, absence: await w.absence(whose) },
      subjects: [w.advisers[whose].id],
    }),
  ),
  row('GET /api/me/absences', 'deputies.name', '401 403 200 403 403 403'),
  row('POST /api/me/absences', 'deputies.name', '401 403 200 403 403 403', null, async (w, _, asker) => ({
    body: { from: '2026-08-01', to: '2026-08-14' },
    subjects: [await w.accountOf(asker)],
  })),
  row(
    'DELETE /api/me/absences/:absence',
    'deputies.name',
    '401 403 200 403 403 403',
    '401 403 404 403 403 403',
    async (w, whose, asker) => ({
      path: { absence: whose === 'own' ? await w.coordinatorAbsence(asker) : NOBODY_S },
      subjects: [await w.accountOf(asker)],
    }),
  ),
  // Helpers of cases
  row('GET /api/cases/helping', 'cases.part', '401 200 200 403 403 403', null, async (w, _, asker) => ({
    subjects: [(await w.part(asker)).id],
  })),
  row(
    'GET /api/cases/:id/part',
    'cases.part',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    async (w, whose, asker) =>
      (whose === 'own' ? w.part(asker) : w.waiting('foreign')).then(({ id, personId }) => ({
        path: { id },
        subjects: [id, personId],
      })),
  ),
  row('GET /api/cases/:id/helpers', 'cases.helpers', '401 200 200 403 403 403', '401 404 404 403 403 403', theCase()),
  row(
    'POST /api/cases/:id/helpers',
    'cases.helpers',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    async (w, whose) => {
      const { id, personId } = await w.case(whose);
      return {
        path: { id },
        body: { adviserId: w.advisers.foreign.id, part: 'languages-and-phone' },
        subjects: [id, personId, w.advisers.foreign.id],
      };
    },
  ),
  row(
    'DELETE /api/cases/:id/helpers/:grant',
    'cases.helpers',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    async (w, whose) => {
      const { id, case: of, account } = await w.helper(whose);
      return { path: { id: of.id, grant: id }, subjects: [of.id, of.personId, account] };
    },
  ),
  // Cases
  row('GET /api/cases', 'cases.read', '401 200 200 200 403 403', '401 200 200 200 403 403', async (w, whose, asker) =>
    w.case(whose).then(({ id }) => ({
      query: canton(whose),
      ...(whose === 'own' || asker === 'staff' ? { subjects: [id] } : {}),
    })),
  ),
  row('GET /api/cases/counts', 'cases.read', '401 200 200 200 403 403'),
  row('POST /api/cases', 'cases.open', '401 201 201 403 403 403', null, (_, __, asker) => ({
    body: logged({ procedure: 'unknown', stage: asker === 'adviser' ? 'preparation' : 'requested' }),
    subjects: [],
  })),
  row('GET /api/cases/:id', 'cases.read', '401 200 200 200 403 403', '401 404 404 200 403 403', theCase()),
  row(
    'PATCH /api/cases/:id',
    'cases.write',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    theCase({ filedOn: '2025-02-03' }, 'cases'),
  ),
  row(
    'PUT /api/cases/:id/stage',
    'cases.write',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    theCase({ to: 'interview' }, 'cases'),
  ),
  row(
    'PUT /api/cases/:id/waiting',
    'cases.wait',
    '401 403 200 403 403 403',
    '401 403 404 403 403 403',
    theWaiting({ until: '2026-03-16', reason: 'Ferien' }, 'cases'),
  ),
  row(
    'POST /api/cases/:id/release-letters',
    'cases.release-letters',
    '401 403 200 403 403 403',
    '401 403 404 403 403 403',
    theHeld,
  ),
  row(
    'GET /api/cases/:id/waiting/letter',
    'cases.wait',
    '401 403 200 403 403 403',
    '401 403 404 403 403 403',
    theWaiting(),
  ),
  row(
    'POST /api/cases/:id/release',
    'cases.release',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    theCase({ reason: 'Umzug' }),
  ),
  row('GET /api/cases/:id/events', 'cases.notes', '401 200 200 403 403 403', '401 404 404 403 403 403', theCase()),
  row(
    'GET /api/cases/:id/events/:event',
    'cases.notes',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    async (w, whose) =>
      w.case(whose).then(async ({ id, personId }) => ({
        path: {
          id,
          event: (await w.server.rows<{ id: string }>('select id from case_events where case_id = $1', [id]))[0].id,
        },
        subjects: [id, personId],
      })),
  ),
  row(
    'POST /api/cases/:id/notes',
    'cases.notes',
    '401 201 201 403 403 403',
    '401 404 404 403 403 403',
    theCase({ kind: 'call', text: 'angerufen' }),
  ),
  row('GET /api/cases/:id/checklist', 'cases.notes', '401 200 200 403 403 403', '401 404 404 403 403 403', theCase()),
  row(
    'PUT /api/cases/:id/checklist/:item',
    'cases.write',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    async (w, whose) =>
      w.case(whose).then(({ id, personId }) => ({
        path: { id, item: 'tax' },
        body: { have: true },
        version: 0,
        subjects: [id, personId],
      })),
  ),
  row('GET /api/cases/:id/assessment', 'cases.notes', '401 200 200 403 403 403', '401 404 404 403 403 403', theCase()),
  row('POST /api/cases/:id/assessment', 'cases.write', '401 200 200 403 403 403', '401 404 404 403 403 403', theCase()),
  // Matching
  row(
    'GET /api/cases/:id/suggestions',
    'matching.suggest',
    '401 403 200 403 403 403',
    '401 403 404 403 403 403',
    theWaiting(),
  ),
  row('GET /api/matching/supply', 'matching.supply', '401 403 200 403 403 403'),
  row(
    'POST /api/cases/:id/offers',
    'offers.make',
    '401 403 201 403 403 403',
    '401 403 404 403 403 403',
    async (w, whose) =>
      w.waiting(whose).then(({ id, personId }) => ({
        path: { id },
        body: { adviserId: w.advisers.own.id },
        subjects: [id, personId],
      })),
  ),
  row('GET /api/offers', 'offers.read', '401 200 200 403 403 403', '401 200 200 403 403 403', async (w, whose) =>
    w
      .offer(whose)
      .then(({ caseId }) => ({ query: `case=${caseId}`, ...(whose === 'own' ? { subjects: [caseId] } : {}) })),
  ),
  row('GET /api/offers/:id', 'offers.read', '401 200 200 403 403 403', '401 404 404 403 403 403', theOffer()),
  row(
    'POST /api/offers/:id/accept',
    'offers.answer',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    theOffer({ noConflict: true, ...ANSWER }),
  ),
  row(
    'POST /api/offers/:id/decline',
    'offers.answer',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    theOffer({ reason: 'no-time', ...ANSWER }),
  ),
  row('POST /api/offers/:id/withdraw', 'offers.make', '401 403 200 403 403 403', '401 403 404 403 403 403', theOffer()),
  // Irregularities, and what is exported of them
  row('GET /api/irregularities/kinds', 'irregularities.read', '401 200 200 200 403 403'),
  row('GET /api/irregularities/counts', 'irregularities.read', '401 200 200 200 403 403'),
  row('GET /api/irregularities/similar', 'irregularities.log', '401 200 200 200 403 403', null, () => ({
    query: 'code=UNANNOUNCED_TEST&canton=VD',
  })),
  row(
    'GET /api/irregularities',
    'irregularities.read',
    '401 200 200 200 403 403',
    '401 200 200 200 403 403',
    async (w, whose, asker) =>
      w.irregularity(whose).then(({ id }) => ({
        query: `origin=network&${canton(whose)}`,
        ...(whose === 'own' || asker === 'staff' ? { subjects: [id] } : {}),
      })),
  ),
  row('POST /api/irregularities', 'irregularities.log', '401 201 201 201 403 403', null, () => ({
    body: {
      code: 'NO_REASONS',
      authority: { level: 'canton', canton: 'VD' },
      occurred: '2026-01',
      description: 'Kein Wort.',
      consent: 'internal',
    },
    subjects: [],
  })),
  row(
    'GET /api/irregularities/:id',
    'irregularities.read',
    '401 200 200 200 403 403',
    '401 404 404 200 403 403',
    theIrregularity(),
  ),
  row(
    'PATCH /api/irregularities/:id',
    'irregularities.log',
    '401 200 403 200 403 403',
    '401 404 404 200 403 403',
    theIrregularity({ consent: 'statistics' }, 'irregularities'),
  ),
  row(
    'PUT /api/irregularities/:id/status',
    'irregularities.review',
    '401 403 403 200 403 403',
    '401 403 403 200 403 403',
    theIrregularity({ to: 'under-review' }, 'irregularities'),
  ),
  row(
    'POST /api/irregularities/:id/answer',
    'irregularities.answer',
    '401 200 403 403 403 403',
    '401 404 404 403 403 403',
    async (w, whose) =>
      w.question(whose).then(({ id }) => ({ path: { id }, body: { text: 'Der Schreiber.' }, subjects: [id] })),
  ),
  row(
    'POST /api/irregularities/:id/evidence',
    'irregularities.log',
    '401 201 201 201 403 403',
    '401 404 404 201 403 403',
    theIrregularity({ kind: 'letter', reference: 'Brief vom 17.2.', heldBy: 'person' }),
  ),
  row(
    'GET /api/irregularities/:id/events',
    'irregularities.read',
    '401 200 200 200 403 403',
    '401 404 404 200 403 403',
    theIrregularity(),
  ),
  row('GET /api/reports/irregularities', 'reports.read', '401 403 403 200 403 403', null, () => ({
    query: 'by=canton',
  })),
  row('GET /api/reports/irregularities/figures', 'reports.read', '401 403 403 200 403 403'),
  row('GET /api/exports', 'exports.make', '401 403 403 200 403 403'),
  row('POST /api/exports', 'exports.make', '401 403 403 201 403 403', null, () => ({
    body: { report: 'irregularities', format: 'json', profile: 'full', reason: 'Vorstoss' },
    subjects: [],
  })),
  row('GET /api/exports/:id', 'exports.make', '401 403 403 200 403 403', '401 403 403 404 403 403', theExport),
  row('GET /api/exports/:id/file', 'exports.make', '401 403 403 200 403 403', '401 403 403 404 403 403', theExport),
  // Attachments
  row(
    'GET /api/cases/:id/attachments',
    'cases.notes',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    async (w, whose) =>
      w.attachment(whose, 'case').then(({ id, of }) => ({ path: { id: of[0] }, subjects: [id, ...of] })),
  ),
  row(
    'POST /api/cases/:id/attachments',
    'cases.notes',
    '401 201 201 403 403 403',
    '401 404 404 403 403 403',
    aPicture(theCase()),
  ),
  row(
    'GET /api/irregularities/:id/attachments',
    'irregularities.read',
    '401 200 200 200 403 403',
    '401 404 404 200 403 403',
    async (w, whose) =>
      w.attachment(whose, 'irregularity').then(({ id, of }) => ({ path: { id: of[0] }, subjects: [id, ...of] })),
  ),
  row(
    'POST /api/irregularities/:id/attachments',
    'irregularities.log',
    '401 201 201 201 403 403',
    '401 404 404 201 403 403',
    aPicture(theIrregularity()),
  ),
  row(
    'GET /api/attachments/:id',
    'attachments.read',
    '401 200 200 404 403 403',
    '401 404 404 404 403 403',
    theAttachment('case'),
  ),
  row(
    'GET /api/attachments/:id/file',
    'attachments.read',
    '401 200 200 200 403 403',
    '401 404 404 200 403 403',
    theAttachment('irregularity'),
  ),
  row(
    'DELETE /api/attachments/:id',
    'attachments.remove',
    '401 200 200 200 403 403',
    '401 404 404 200 403 403',
    theAttachment('irregularity'),
  ),
  // Letters and deadlines
  row(
    'POST /api/cases/:id/letters',
    'deadlines.write',
    '401 201 201 403 403 403',
    '401 404 404 403 403 403',
    theLetter(),
  ),
  row(
    'GET /api/cases/:id/deadlines',
    'deadlines.read',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    async (w, whose) =>
      w.deadline(whose).then(({ id, case: of }) => ({ path: { id: of.id }, subjects: [id, of.id, of.personId] })),
  ),
  row('GET /api/deadlines', 'deadlines.read', '401 200 200 403 403 403', '401 200 200 403 403 403', async (w, whose) =>
    w.deadline(whose).then(({ id, case: of }) => ({
      query: `adviser=${w.advisers[whose].id}`,
      ...(whose === 'own' ? { subjects: [id, of.id, of.personId] } : {}),
    })),
  ),
  row('GET /api/deadlines/counts', 'deadlines.read', '401 200 200 403 403 403'),
  row('GET /api/deadlines/:id', 'deadlines.read', '401 200 200 403 403 403', '401 404 404 403 403 403', theDeadline()),
  row(
    'POST /api/deadlines/:id/met',
    'deadlines.write',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    theDeadline({ sentOn: '2026-03-02', how: 'registered', tracking: '98.34' }),
  ),
  row(
    'POST /api/deadlines/:id/extended',
    'deadlines.write',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    theDeadline({ lastDay: '2026-05-29', letter: 'Brief vom 2. März' }),
  ),
  row(
    'POST /api/deadlines/:id/waived',
    'deadlines.write',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    theDeadline({ words: 'Nein.', heardBy: 'Rahel' }),
  ),
  row(
    'POST /api/deadlines/:id/missed',
    'deadlines.write',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    theDeadline({ next: 'restitution' }),
  ),
  row(
    'POST /api/deadlines/:id/acknowledge',
    'deadlines.write',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    theDeadline({}),
  ),
  row(
    'POST /api/deadlines/:id/confirm',
    'deadlines.confirm',
    '401 403 200 403 403 403',
    '401 403 404 403 403 403',
    async (w, whose) =>
      w.sent(whose).then(({ id, case: of }) => ({ path: { id }, body: {}, subjects: [id, of.id, of.personId] })),
  ),
  row(
    'GET /acknowledge/:token',
    'open:deadlines.acknowledge',
    '200 200 200 200 200 200',
    '410 410 410 410 410 410',
    async (w, whose) =>
      w.acknowledgement().then(({ token, id, case: of }) => ({
        path: { token: whose === 'own' ? token : WRONG_TOKEN },
        ...(whose === 'own' ? { subjects: [id, of.id] } : {}),
      })),
  ),
  row(
    'POST /acknowledge/:token',
    'open:deadlines.acknowledge',
    '200 200 200 200 200 200',
    '410 410 410 410 410 410',
    async (w, whose) =>
      w.acknowledgement().then(({ token, id, case: of, account }) => ({
        path: { token: whose === 'own' ? token : WRONG_TOKEN },
        ...(whose === 'own' ? { subjects: [id, of.id, of.personId], actor: account } : {}),
      })),
  ),
  // Follow-ups
  row(
    'GET /api/follow-ups',
    'follow-ups.read',
    '401 200 200 403 403 403',
    '401 200 200 403 403 403',
    async (w, whose) =>
      w.followUp(whose).then(({ id, case: of }) => ({
        query: `case=${of.id}`,
        ...(whose === 'own' ? { subjects: [id, of.id, of.personId] } : {}),
      })),
  ),
  row('GET /api/follow-ups/counts', 'follow-ups.read', '401 200 200 403 403 403'),
  row(
    'GET /api/follow-ups/:id',
    'follow-ups.read',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    theFollowUp(),
  ),
  row(
    'PATCH /api/follow-ups/:id',
    'follow-ups.write',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    theFollowUp({ title: 'Besuchen' }, 'follow_ups'),
  ),
  row(
    'POST /api/follow-ups/:id/done',
    'follow-ups.write',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    theFollowUp({ note: 'erreicht' }),
  ),
  row(
    'POST /api/follow-ups/:id/snooze',
    'follow-ups.write',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    theFollowUp({ until: '2026-04-01' }),
  ),
  row(
    'POST /api/follow-ups/:id/cancel',
    'follow-ups.write',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    theFollowUp(),
  ),
  row(
    'GET /api/cases/:id/follow-ups',
    'follow-ups.read',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    async (w, whose) =>
      w.followUp(whose).then(({ id, case: of }) => ({ path: { id: of.id }, subjects: [id, of.id, of.personId] })),
  ),
  row(
    'POST /api/cases/:id/follow-ups',
    'follow-ups.write',
    '401 201 201 403 403 403',
    '401 404 404 403 403 403',
    theCase({ title: 'Zurückrufen', dueOn: '2026-03-20' }),
  ),
  row('GET /api/check-ins', 'check-ins.read', '401 200 200 403 403 403', null, async (w) =>
    w.checkIn('own').then(({ case: of }) => ({ subjects: [of.id, of.personId] })),
  ),
  row(
    'GET /api/cases/:id/check-ins',
    'check-ins.read',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    async (w, whose) => {
      const { case: of } = await w.checkIn(whose);
      return { path: { id: of.id }, subjects: [of.id, of.personId] };
    },
  ),
  row(
    'POST /api/check-ins/:id/confirm',
    'check-ins.decide',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    theCheckIn,
  ),
  row(
    'POST /api/check-ins/:id/dismiss',
    'check-ins.decide',
    '401 200 200 403 403 403',
    '401 404 404 403 403 403',
    theCheckIn,
  ),
  row('GET /api/check-in-settings', 'check-ins.set', '401 403 403 200 403 403'),
  row('PATCH /api/check-in-settings', 'check-ins.set', '401 403 403 200 403 403', null, async (w, _, asker) => ({
    body: { silenceDays: 60 },
    subjects: [await w.accountOf(asker)],
  })),
  row(
    'GET /api/reminders',
    'reminders.read',
    '401 403 200 200 403 403',
    '401 403 200 200 403 403',
    async (w, whose, asker) =>
      w.followUp(whose).then(({ id, case: of }) => ({
        query: `followUp=${id}`,
        ...(whose === 'own' || asker === 'staff' ? { subjects: [of.id] } : {}),
      })),
  ),
  row('POST /api/search', 'search', '401 200 200 200 403 403', '401 200 200 200 403 403', async (w, whose, asker) =>
    w.case(whose).then(async ({ id, personId }) => ({
      searches: true,
      body: {
        q: (await w.server.rows<{ reference: string }>('select reference from cases where id = $1', [id]))[0].reference,
      },
      ...(asker === 'staff' ? { subjects: [id] } : whose === 'own' ? { subjects: [id, personId] } : {}),
    })),
  ),
  // One's calendar
  row('POST /api/me/calendar', 'follow-ups.read', '401 200 409 403 403 403', null, async (w, _, asker) => ({
    subjects: [await w.accountOf(asker)],
  })),
  row('GET /api/me/calendar', 'follow-ups.read', '401 200 200 403 403 403'),
  row('DELETE /api/me/calendar', 'follow-ups.read', '401 200 200 403 403 403', null, async (w, _, asker) => ({
    subjects: [await w.accountOf(asker)],
  })),
  row(
    'GET /api/calendar/:token.ics',
    'open:calendar.read',
    '200 200 200 200 200 200',
    '404 404 404 404 404 404',
    async (w, whose) =>
      w
        .calendar()
        .then(({ token, subjects }) => ({ path: { token: whose === 'own' ? token : WRONG_TOKEN }, subjects })),
  ),
  // The public page
  row('POST /api/requests', 'open:requests.make', '201 201 201 201 201 201', null, () => ({
    body: { firstName: 'Selam', languages: ['ti'], commune: LAUSANNE, contact: {}, consents: HELP },
    subjects: [],
  })),
  row(
    'GET /api/requests/:tracking',
    'open:requests.track',
    '200 200 200 200 200 200',
    '404 404 404 404 404 404',
    async (w, whose) =>
      w.request().then(({ id, personId, tracking }) => ({
        path: { tracking: whose === 'own' ? tracking : WRONG_TOKEN },
        subjects: [id, personId],
      })),
  ),
  row(
    'POST /api/requests/:tracking/withdraw',
    'open:requests.withdraw',
    '200 200 200 200 200 200',
    '404 404 404 404 404 404',
    async (w, whose) =>
      w.request().then(({ id, personId, tracking }) => ({
        path: { tracking: whose === 'own' ? tracking : WRONG_TOKEN },
        subjects: [id, personId],
      })),
  ),
  row(
    'GET /requests/:tracking',
    'open:requests.track',
    '200 200 200 200 200 200',
    '404 404 404 404 404 404',
    async (w, whose) =>
      w.request().then(({ id, personId, tracking }) => ({
        path: { tracking: whose === 'own' ? tracking : WRONG_TOKEN },
        subjects: [id, personId],
      })),
  ),
  row(
    'POST /requests/:tracking',
    'open:requests.withdraw',
    '200 200 200 200 200 200',
    '404 404 404 404 404 404',
    async (w, whose) =>
      w.request().then(({ id, personId, tracking }) => ({
        path: { tracking: whose === 'own' ? tracking : WRONG_TOKEN },
        subjects: [id, personId],
      })),
  ),
  // The public pages
  row('GET /', 'open:public.read', '200 200 200 200 200 200'),
  row(`GET /${LANG}`, 'open:public.read', '200 200 200 200 200 200', null, () => ({ path: { lang: 'de' } })),
  row(`GET /${LANG}/about`, 'open:public.read', '200 200 200 200 200 200', null, () => ({ path: { lang: 'de' } })),
  row(`GET /${LANG}/data`, 'open:public.read', '200 200 200 200 200 200', null, () => ({ path: { lang: 'de' } })),
  row(`GET /${LANG}/questions`, 'open:public.read', '200 200 200 200 200 200', null, () => ({ path: { lang: 'de' } })),
  row(`GET /${LANG}/law`, 'open:public.read', '200 200 200 200 200 200', null, () => ({ path: { lang: 'de' } })),
  row(
    `GET /${LANG}/law/:canton`,
    'open:public.read',
    '200 200 200 200 200 200',
    '404 404 404 404 404 404',
    (_, whose) => ({
      path: { lang: 'de', canton: whose === 'own' ? 'ZG' : 'XX' },
    }),
  ),
  row(`GET /${LANG}/leave`, 'open:public.leave', '200 200 200 200 200 200', null, () => ({ path: { lang: 'de' } })),
  row(`GET /${LANG}*`, 'open:public.read', '404 404 404 404 404 404', null, () => ({
    path: { lang: 'de', '*': 'nothing' },
  })),
  row(`GET /${LANG}/check`, 'open:public.check', '200 200 200 200 200 200', null, () => ({ path: { lang: 'de' } })),
  row(`GET /${LANG}/check/answer`, 'open:public.check', '410 410 410 410 410 410', null, () => ({
    path: { lang: 'de' },
  })),
  row(`GET /${LANG}/check/exact`, 'open:public.check', '200 200 200 200 200 200', null, () => ({
    path: { lang: 'de' },
  })),
  row(
    `POST /${LANG}/check/exact`,
    'open:public.check',
    '303 303 303 303 303 303',
    '422 422 422 422 422 422',
    (_, whose) => ({
      path: { lang: 'de' },
      body: whose === 'own' ? 'permit-0=B&from-0-year=2014' : 'permit-0=B',
      headers: FORM,
    }),
  ),
  row(`GET /${LANG}/check/day.ics`, 'open:public.tell-me', '404 404 404 404 404 404', null, () => ({
    path: { lang: 'de' },
  })),
  row(
    `GET /${LANG}/check/:step`,
    'open:public.check',
    '200 200 200 200 200 200',
    '404 404 404 404 404 404',
    (_, whose) => ({ path: { lang: 'de', step: whose === 'own' ? 'born' : 'nothing' } }),
  ),
  row(
    `POST /${LANG}/check/:step`,
    'open:public.check',
    '303 303 303 303 303 303',
    '422 422 422 422 422 422',
    (_, whose) => ({
      path: { lang: 'de', step: 'born' },
      body: whose === 'own' ? 'born-year=1988' : '',
      headers: FORM,
    }),
  ),
  row(`GET /${LANG}/help`, 'open:public.help', '200 200 200 200 200 200', null, () => ({ path: { lang: 'de' } })),
  row(`POST /${LANG}/help`, 'open:public.help', '422 422 422 422 422 422', null, () => ({
    path: { lang: 'de' },
    body: '',
    headers: FORM_WITHOUT_ANSWERS,
  })),
  row(`GET /${LANG}/tell-me`, 'open:public.tell-me', '200 200 200 200 200 200', null, () => ({ path: { lang: 'de' } })),
  row(`POST /${LANG}/tell-me`, 'open:public.tell-me', '422 422 422 422 422 422', null, () => ({
    path: { lang: 'de' },
    body: '',
    headers: FORM_WITHOUT_ANSWERS,
  })),
  row(`GET /${LANG}/testimony`, 'open:public.testimony', '200 200 200 200 200 200', null, () => ({
    path: { lang: 'de' },
  })),
  row(`POST /${LANG}/testimony`, 'open:public.testimony', '422 422 422 422 422 422', null, () => ({
    path: { lang: 'de' },
    body: '',
    headers: FORM_WITHOUT_ANSWERS,
  })),
  row(`GET /${LANG}/volunteer`, 'open:public.volunteer', '200 200 200 200 200 200', null, () => ({
    path: { lang: 'de' },
  })),
  row(`POST /${LANG}/volunteer`, 'open:public.volunteer', '422 422 422 422 422 422', null, () => ({
    path: { lang: 'de' },
    body: '',
    headers: FORM_WITHOUT_ANSWERS,
  })),
  row(`GET /${LANG}/help/review`, 'open:public.help', '410 410 410 410 410 410', null, () => ({
    path: { lang: 'de' },
  })),
  row(`POST /${LANG}/help/review`, 'open:public.help', '410 410 410 410 410 410', null, () => ({
    path: { lang: 'de' },
    body: '',
    headers: FORM,
  })),
  row(
    `GET /tell-me/:token`,
    'open:public.tell-me.withdraw',
    '200 200 200 200 200 200',
    '404 404 404 404 404 404',
    async (w, whose) =>
      w
        .dayPromise()
        .then(({ id, token }) => ({ path: { token: whose === 'own' ? token : WRONG_TOKEN }, subjects: [id] })),
  ),
  row(
    `POST /tell-me/:token`,
    'open:public.tell-me.withdraw',
    '200 200 200 200 200 200',
    '404 404 404 404 404 404',
    async (w, whose) =>
      w.dayPromise().then(({ id, token }) => ({
        path: { token: whose === 'own' ? token : WRONG_TOKEN },
        body: '',
        headers: FORM,
        subjects: [id],
      })),
  ),
  row(
    'GET /check-in/:token',
    'open:public.check-in',
    '200 200 200 200 200 200',
    '404 404 404 404 404 404',
    async (w, whose) =>
      w.checkInLink(null).then(({ token, case: of }) => ({
        path: { token: whose === 'own' ? token : WRONG_TOKEN },
        subjects: [of.id],
      })),
  ),
  row(
    'POST /check-in/:token',
    'open:public.check-in.answer',
    '200 200 200 200 200 200',
    '404 404 404 404 404 404',
    async (w, whose) =>
      w.checkInLink(null).then(({ token, case: of }) => ({
        path: { token: whose === 'own' ? token : WRONG_TOKEN },
        body: 'answer=well',
        headers: FORM,
        subjects: [of.id, of.personId],
      })),
  ),
  row(
    'POST /check-in/:token/photo',
    'open:public.check-in.photo',
    '422 422 422 422 422 422',
    '404 404 404 404 404 404',
    async (w, whose) =>
      w.checkInLink('came').then(({ token }) => ({
        path: { token: whose === 'own' ? token : WRONG_TOKEN },
        body: '--x--\r\n',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
      })),
  ),
  row(`GET /style/:name`, 'open:public.style', '200 200 200 200 200 200', '404 404 404 404 404 404', (_, whose) => ({
    path: { name: whose === 'own' ? STYLE_NAME : 'other.css' },
  })),
  row('POST /api/campaigns', 'campaigns.make', '401 403 403 200 403 403', null, () => ({
    body: { source: 'tram-poster' },
  })),
  row('GET /api/campaigns', 'reports.read', '401 403 403 200 403 403'),
  // Audit log, outbox and system
  row('GET /api/audit', 'audit.read', '401 403 403 403 200 403', '401 403 403 403 200 403', async (w, whose) =>
    w.case(whose).then(({ id }) => ({ query: `subject=${id}`, subjects: [id] })),
  ),
  row('GET /api/outbox', 'outbox.read', '401 403 403 200 403 200'),
  row('POST /api/outbox/:id/retry', 'outbox.retry', '401 403 403 200 403 200', null, async (w) =>
    w.mail().then((id) => ({ path: { id }, subjects: [id] })),
  ),
  row('POST /api/outbox/retry', 'outbox.retry', '401 403 403 200 403 200', null, async (w, _whose, asker) => ({
    body: { state: 'held' },
    subjects: [await w.accountOf(asker)],
  })),
  row(
    'POST /api/mail/bounces',
    'open:mail.bounces',
    '200 200 200 200 200 200',
    '401 401 401 401 401 401',
    async (w, whose) => ({
      body: { id: await w.mail(), kind: 'soft' },
      ...(whose === 'own' ? { headers: { authorization: 'Bearer bounces-key-of-the-tests' } } : {}),
    }),
  ),
  row('GET /api/system', 'system.read', '401 403 403 403 403 200'),
  row('GET /api/troubles', 'troubles.read', '401 403 200 403 403 200'),
  row('POST /api/system/jobs/:queue/:id/retry', 'jobs.retry', '401 403 403 403 403 200', null, async (w, _, asker) =>
    w.failedJob().then(async (path) => ({ path, subjects: [await w.accountOf(asker)] })),
  ),
  row('GET /api/session', 'open:accounts.session', '200 200 200 200 200 200'),
  row('GET /*', 'open:client', '200 200 200 200 200 200', '404 404 404 404 404 404', (_, whose) => ({
    headers: { accept: whose === 'own' ? 'text/html' : 'image/png' },
  })),
  row('GET /.well-known/passerelle.json', 'open:signing.keys', '200 200 200 200 200 200'),
  row('GET /api/installation', 'open:installation', '200 200 200 200 200 200'),
  row('GET /api/health/live', 'open:health', '200 200 200 200 200 200'),
  row('GET /api/health/ready', 'open:health', '200 200 200 200 200 200'),
  row('GET /metrics', 'open:metrics', '200 200 200 200 200 200', '404 404 404 404 404 404', (_, whose) =>
    whose === 'own' ? { headers: { authorization: 'Bearer metrics-key-of-the-tests' } } : {},
  ),
  row('GET /api/docs', null, '200 200 200 200 200 200'),
  row('GET /api/openapi.json', null, '200 200 200 200 200 200'),
  row('GET /api/openapi.yaml', null, '200 200 200 200 200 200'),
  // These end sessions, so they come last.
  row('POST /api/me/sign-out-everywhere', 'accounts.self', '401 200 200 200 200 200', null, async (w, _, asker) => ({
    subjects: [await w.accountOf(asker)],
  })),
  row('POST /api/auth/sign-out', 'open:accounts.sign-out', '200 200 200 200 200 200', null, async (w, _, asker) =>
    w.accountOf(asker).then((id) => (id === null ? {} : { subjects: [id], actor: id })),
  ),
];

/** What the demonstration serves besides. */
export const DEMO: Row[] = [
  row('GET /api/demo/clock', 'demo.clock', '401 200 200 200 200 200'),
  row('POST /api/demo/clock', 'demo.clock', '401 200 200 200 200 200', null, () => ({ body: { advance: 'PT1M' } })),
  row('GET /api/demo/letters', 'demo.clock', '401 200 200 200 200 200'),
];

async function atTheDoor(w: World, whose: Whose, asker: Asker): Promise<Ask> {
  if (whose === 'foreign')
    return { body: { email: addressOf(asker), password: 'not the one' }, turnedAway: 'wrong-password' };
  const [door] = await w.server.rows<{ id: string }>(`select id from accounts where email = 'door@passerelle.example'`);
  // Only where the story has made that account.
  const known = door ? { subjects: [door.id], actor: door.id } : {};
  return { body: { email: 'door@passerelle.example', password: PASSWORD }, ...known };
}

async function withSecondFactor(w: World, whose: Whose): Promise<Ask> {
  const { code, token, id } = await w.step();
  if (whose === 'foreign') return { body: { code } };
  return { body: { code }, headers: { cookie: `passerelle.second_factor=${token}` }, subjects: [id], actor: id };
}

async function withCode(w: World, whose: Whose): Promise<Ask> {
  // Another adviser each time: the sixth wrong code for one address has to wait.
  if (whose === 'foreign') w.spent();
  const { id, email, code } = await w.letter();
  if (whose === 'foreign') return { body: { email, code: 'wrong' }, turnedAway: 'wrong-code' };
  return { body: { email, code }, subjects: [id], actor: id };
}

function theAdviserOfMe(body?: unknown, versioned = false): Asking {
  return async (w) => ({
    body,
    subjects: [w.advisers.own.id],
    ...(versioned
      ? {
          version: (
            await w.server.rows<{ version: number }>('select version from advisers where id = $1', [w.advisers.own.id])
          )[0].version,
        }
      : {}),
  });
}

/** The address an asker signs in with. */
export function addressOf(asker: Asker): string {
  return `${asker === 'adviser' ? 'own-adviser' : asker}@passerelle.example`;
}

/** Sends what a row asks for. */
export async function send(
  server: TestServer,
  { route }: Row,
  { path = {}, query, body, version, headers = {} }: Ask,
  client: Client,
  method = route.split(' ')[0],
): Promise<Answer> {
  const url =
    route
      .split(' ')[1]
      .replace(`${LANG}*`, ':lang/*')
      .replace(LANG, ':lang')
      .replace(/:(\w+)/g, (_, name: string) => path[name]) + (query ? `?${query}` : '');
  const found =
    typeof version === 'string'
      ? ((await server.rows<{ version: number }>(`select version from ${version} where id = $1`, [path['id']]))[0]
          ?.version ?? 1)
      : version;
  return client.send(
    method,
    url,
    method === 'GET' || method === 'HEAD' ? undefined : (body ?? (method === 'DELETE' ? undefined : {})),
    { ...(found === undefined ? {} : { version: found }), headers },
  );
}
