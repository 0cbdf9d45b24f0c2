import { AcknowledgementLinks } from '../../src/deadlines/acknowledgement-links.service.js';
import { Authenticator } from './authenticator.js';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { AccountsService } from '../../src/accounts/accounts.service.js';
import { Keys } from '../../src/common/keys.js';
import type { Client } from './client.js';
import type { TestServer } from './test-server.js';
import { aFailedJob } from './jobs.js';
import { HELP, LAUSANNE, volunteer, ZURICH } from './network.js';
import { png } from './pictures.js';
import { appCode, atTheStep, equipped } from './second-factor.js';

/** Who asks, in the order of the table's columns. */
export const ASKERS = ['nobody', 'adviser', 'coordinator', 'staff', 'privacy', 'admin'] as const;
export type Asker = (typeof ASKERS)[number];
/** Own: of Lausanne, the adviser's, in the coordinator's cantons. Foreign: of Zurich, another adviser's. */
export type Whose = 'own' | 'foreign';

/** What of the people must not reach those it is not meant for. */
export const SECRETS: Record<Whose, readonly string[]> = {
  own: ['Eigenmann', 'eigen@example.org', '790000011'],
  foreign: ['Zurbriggen', 'fremd@example.org', '790000012'],
};
const PERSON = {
  own: {
    firstName: 'Ana',
    lastName: 'Eigenmann',
    languages: ['ti', 'fr'],
    commune: LAUSANNE,
    contact: { email: 'eigen@example.org', phone: '+41790000011' },
  },
  foreign: {
    firstName: 'Beat',
    lastName: 'Zurbriggen',
    languages: ['ti', 'fr'],
    commune: ZURICH,
    contact: { email: 'fremd@example.org', phone: '+41790000012' },
  },
};

/** What was told of an authority: for whoever logged it, the coordinators of the place, and the staff. */
export const STORIES: Record<Whose, string> = {
  own: 'Sie musste im Rathaussaal singen.',
  foreign: 'Man fragte ihn nach der Kletterhalle.',
};

interface TheCase {
  id: string;
  personId: string;
}

/** Two regions with an adviser and a coordinator each, and records to ask for; a record is made anew once it is spent. */
const REFUSAL = { kind: 'refusal', receivedOn: '2026-02-27', delivery: 'registered', termDays: 30 };
const RECEIPT = { sentOn: '2026-03-02', how: 'registered', tracking: '98.34.000000.00000001' };

export class World {
  private passkeyOfOther: ReturnType<World['createPasskey']> | null = null;
  private readonly kept = new Map<string, unknown>();
  private readonly clients = new Map<Asker | 'foreign-coordinator', Client>();
  private readonly accounts = new Map<Asker, string>();
  readonly advisers = {} as Record<Whose, { id: string; client: Client }>;

  private constructor(readonly server: TestServer) {}

  static async make(server: TestServer): Promise<World> {
    const world = new World(server);
    world.advisers.own = await volunteer(server, 'own-adviser', { capacity: 100 });
    world.advisers.foreign = await volunteer(server, 'foreign-adviser', {
      capacity: 100,
      communes: [ZURICH],
      cantons: ['ZH'],
    });
    world.clients.set('adviser', world.advisers.own.client);
    for (const role of ['coordinator', 'staff', 'privacy', 'admin'] as const)
      world.clients.set(role, await server.as(role));
    world.clients.set('foreign-coordinator', await server.as('coordinator', { name: 'zurich', cantons: ['ZH'] }));
    return world;
  }

  /** Whoever is nobody comes with an empty browser each time. */
  as(asker: Asker): Client {
    return asker === 'nobody' ? this.server.anybody : this.clients.get(asker)!;
  }

  /** From now on the asker comes with this session. */
  comesAs(asker: Asker, client: Client): void {
    this.clients.set(asker, client);
    if (asker === 'adviser') this.advisers.own.client = client;
  }

  coordinator(whose: Whose): Client {
    return this.clients.get(whose === 'own' ? 'coordinator' : 'foreign-coordinator')!;
  }

  /** Something has been changed: whatever is asked for next is fresh. */
  spent(): void {
    this.kept.clear();
  }

  /** The same answer until something is spent. */
  async once<T>(key: string, make: () => Promise<T>): Promise<T> {
    if (!this.kept.has(key)) this.kept.set(key, await make());
    return this.kept.get(key) as T;
  }

  /** A case that an adviser has, before the authority. */
  case(whose: Whose): Promise<TheCase> {
    return this.once(`case ${whose}`, () =>
      this.made(this.advisers[whose].client, '/api/cases', {
        person: PERSON[whose],
        consents: HELP,
        procedure: 'ordinary',
        stage: 'examination',
        filedOn: '2025-01-06',
      }).then(caseOf),
    );
  }

  /** A case that nobody has yet. */
  waiting(whose: Whose): Promise<TheCase> {
    return this.once(`waiting ${whose}`, () =>
      this.made(this.coordinator(whose), '/api/cases', {
        person: PERSON[whose],
        consents: HELP,
        procedure: 'ordinary',
        mine: false,
      }).then(caseOf),
    );
  }

  /** The same, to whom nothing is written until a coordinator releases the letters. */
  async held(whose: Whose): Promise<TheCase> {
    const theCase = await this.waiting(whose);
    await this.server.rows(`update cases set letters_held_since = now() where id = $1`, [theCase.id]);
    return theCase;
  }

  /** An open offer of such a case. */
  offer(whose: Whose): Promise<{ id: string; caseId: string }> {
    return this.once(`offer ${whose}`, async () => {
      const { id } = await this.waiting(whose);
      const offer = await this.made(this.coordinator(whose), `/api/cases/${id}/offers`, {
        adviserId: this.advisers[whose].id,
      });
      return { id: offer.id, caseId: id };
    });
  }

  /** An adviser who has no account yet. */
  newcomer(whose: Whose): Promise<{ id: string }> {
    return this.once(`newcomer ${whose}`, () =>
      this.made(this.coordinator(whose), '/api/advisers', {
        firstName: 'Neu',
        lastName: 'Muster',
        email: `${randomBytes(6).toString('hex')}@passerelle.example`,
        communes: [PERSON[whose].commune],
        languages: [{ code: 'fr', level: 'native', interprets: false }],
      }),
    );
  }

  /** A day off of an adviser. */
  async absence(whose: Whose): Promise<string> {
    return this.once(`absence ${whose}`, async () => {
      const view = await this.made(this.advisers[whose].client, `/api/advisers/${this.advisers[whose].id}/absences`, {
        from: '2026-07-01',
        to: '2026-07-14',
      });
      return view.absences.at(-1).id as string;
    });
  }

  /** A case of others of which the asker is shown a part. */
  async part(asker: Asker): Promise<TheCase> {
    const theCase = await this.case('foreign');
    const account = await this.accountOf(asker);
    if (account)
      await this.server.rows(
        `insert into grants (id, subject_kind, subject_id, account_id, part, from_at) values (gen_random_uuid(), 'case', $1, $2, 'deadlines', '2026-01-01')`,
        [theCase.id, account],
      );
    return theCase;
  }

  /** Somebody who helps on a case, by the id of the grant. */
  async helper(whose: Whose): Promise<{ id: string; case: TheCase; account: string }> {
    return this.once(`helper ${whose}`, async () => {
      const [theCase, account] = [await this.case(whose), (await this.accountOf('privacy'))!];
      const [{ id }] = await this.server.rows<{ id: string }>(
        `insert into grants (id, subject_kind, subject_id, account_id, part, from_at) values (gen_random_uuid(), 'case', $1, $2, 'deadlines', '2026-01-01') returning id`,
        [theCase.id, account],
      );
      return { id, case: theCase, account };
    });
  }

  /** Days on which an asker does not coordinate. */
  async coordinatorAbsence(asker: Asker): Promise<string> {
    const [{ id }] = await this.server.rows<{ id: string }>(
      `insert into coordinator_absences (id, account_id, from_on, to_on) values (gen_random_uuid(), $1, '2026-07-01', '2026-07-14') returning id`,
      [(await this.accountOf(asker)) ?? (await this.accountOf('coordinator'))],
    );
    return id;
  }

  /** An account that nothing else uses. */
  account(): Promise<{ id: string; email: string }> {
    return this.once('account', () =>
      this.made(this.as('admin'), '/api/accounts', {
        email: `${randomBytes(6).toString('hex')}@passerelle.example`,
        name: 'Konto',
        role: 'staff',
        locale: 'de',
      }),
    );
  }

  /** The token of a link that somebody has by mail. */
  link(): Promise<{ token: string; account: string }> {
    return this.once('link', async () => {
      const { id } = await this.account();
      const token = randomBytes(32).toString('base64url');
      await this.server.rows(
        `insert into account_links (token_hash, account_id, purpose, expires_at) values ($1, $2, 'password', $3)`,
        [createHash('sha256').update(token).digest('hex'), id, new Date('2026-03-03')],
      );
      return { token, account: id };
    });
  }

  /** Somebody with a second factor who has typed the password; made with a code on paper that is good once. */
  step(): Promise<{ token: string; code: string; id: string }> {
    return this.once('step', async () => {
      const { recoveryCodes, ...rest } = await equipped(this.server, 'staff', `step-${randomBytes(6).toString('hex')}`);
      const { cookie } = await atTheStep(this.server, rest);
      return { token: /second_factor=([^;]+)/.exec(cookie)![1], code: recoveryCodes[0], id: rest.id };
    });
  }

  /** A passkey of somebody who is not among the askers; it is not spent by being used. */
  passkey(): Promise<{ authenticator: Authenticator; id: string; passkeyId: string }> {
    return (this.passkeyOfOther ??= this.createPasskey());
  }

  private async createPasskey(): Promise<{ authenticator: Authenticator; id: string; passkeyId: string }> {
    const client = await this.server.as('staff', { name: 'passkey' });
    const authenticator = new Authenticator();
    const { publicKey } = (await client.post('/api/me/passkeys/options')).body;
    const made = await this.made(client, '/api/me/passkeys', authenticator.create(publicKey));
    return { authenticator, id: (await client.get('/api/me')).body.id, passkeyId: made.id };
  }

  /** What the asker was told to create one; for nobody, what somebody else was told. */
  async passkeyOptions(asker: Asker): Promise<{ challenge: string }> {
    const client = asker === 'nobody' ? await this.server.as('staff', { name: 'options' }) : this.as(asker);
    return (await client.post('/api/me/passkeys/options')).body.publicKey;
  }

  async passkeyOf(asker: Asker): Promise<string> {
    if (asker === 'nobody') return randomUUID();
    const body = new Authenticator().create(await this.passkeyOptions(asker));
    return (await this.made(this.as(asker), '/api/me/passkeys', body)).id;
  }

  /** An account that has lost its phone. */
  accountWithFactor(): Promise<{ id: string }> {
    return this.once('account with factor', async () => {
      const { id } = await this.account();
      await this.server.rows(
        `insert into second_factors (account_id, secret, last_step, recovery_codes, set_up_at) values ($1, 'lost', 0, '{}', now())`,
        [id],
      );
      return { id };
    });
  }

  /** An adviser who has a letter to sign in by. */
  letter(): Promise<{ id: string; email: string; code: string }> {
    return this.once('letter', async () => {
      const email = `letter-${randomBytes(6).toString('hex')}@passerelle.example`;
      const id = await this.server.db.transaction((tx) =>
        this.server.app.get(AccountsService).create(tx, { email, name: 'Brief', role: 'adviser', locale: 'fr' }, null),
      );
      await this.server.rows(
        `insert into account_links (token_hash, account_id, purpose, code_hash, expires_at) values ($1, $2, 'sign-in', $3, $4)`,
        [randomUUID(), id, this.server.app.get(Keys).sign('sign-in-code', `${id} 123456`), new Date('2026-03-03')],
      );
      return { id, email, code: '123456' };
    });
  }

  /** Another session of an asker, or of somebody else. */
  async session(asker: Asker, name?: string): Promise<string> {
    if (asker === 'nobody') return randomUUID();
    const client =
      name === undefined
        ? await this.server.signIn(`${asker === 'adviser' ? 'own-adviser' : asker}@passerelle.example`)
        : await this.server.as(asker, { name });
    return (await client.get('/api/me/sessions')).body.items.find(({ current }: { current: boolean }) => current)
      .id as string;
  }

  /** The code with which an asker ends the set-up of a second factor, or a wrong one. */
  async firstCode(asker: Asker, whose: Whose): Promise<string> {
    const begun = await this.as(asker).post('/api/me/second-factor');
    return whose === 'own' && begun.status === 200 ? appCode(begun.body.secret) : 'wrong';
  }

  /** A request of the public page, with the token by which it is followed. */
  request(): Promise<TheCase & { tracking: string }> {
    return this.once('request', async () => {
      const {
        person: { lastName: _, ...person },
      } = { person: PERSON.own };
      const { tracking, reference } = await this.made(this.server.anybody, '/api/requests', {
        ...person,
        consents: HELP,
      });
      const [row] = await this.server.rows<TheCase>(
        'select id, person_id as "personId" from cases where reference = $1',
        [reference],
      );
      return { ...row, tracking };
    });
  }

  /** A letter promised for a day, with the token by which it is taken back. */
  async dayPromise(): Promise<{ id: string; token: string }> {
    const [{ id }] = await this.server.rows<{ id: string }>(
      `insert into day_promises (id, email, language, day, text_version, created_at) values (gen_random_uuid(), gen_random_uuid() || '@example.org', 'de', '2027-01-01', '2026-01', now()) returning id`,
    );
    return { id, token: this.server.app.get(Keys).idToken('day promise', id) };
  }

  /** An answer about which nobody has decided yet, with the token of its link. */
  checkIn(whose: Whose): Promise<{ id: string; token: string; case: TheCase }> {
    return this.once(`check-in ${whose}`, async () => {
      const theCase = await this.case(whose);
      const token = randomBytes(32).toString('base64url');
      const [{ id }] = await this.server.rows<{ id: string }>(
        `insert into check_ins (id, case_id, person_id, silent_since, planned_at, sent_at, token_hash, expires_at, answer, answered_at, proposal)
         values (gen_random_uuid(), $1, $2, '2026-01-02', $4, $4, $3, $5, 'call', $4, 'call') returning id`,
        [
          theCase.id,
          theCase.personId,
          createHash('sha256').update(token).digest('hex'),
          new Date('2026-03-02'),
          new Date('2026-04-02'),
        ],
      );
      return { id, token, case: theCase };
    });
  }

  /** The token of a link that nobody has answered yet, of a case of its own; or of one to which a photo can be sent. */
  async checkInLink(answer: 'came' | null): Promise<{ token: string; case: TheCase }> {
    const theCase = await this.case('own');
    const token = randomBytes(32).toString('base64url');
    await this.server.rows(`delete from check_ins where case_id = $1`, [theCase.id]);
    this.kept.delete('check-in own');
    await this.server.rows(
      `insert into check_ins (id, case_id, person_id, silent_since, planned_at, sent_at, token_hash, expires_at, answer, answered_at)
       values (gen_random_uuid(), $1, $2, '2026-01-01', $4, $4, $3, $5, $6::text, case when $6::text is not null then $4::timestamptz end)`,
      [
        theCase.id,
        theCase.personId,
        createHash('sha256').update(token).digest('hex'),
        new Date('2026-03-02'),
        new Date('2026-04-02'),
        answer,
      ],
    );
    return { token, case: theCase };
  }

  /** What went wrong at an authority, logged by the adviser of the case. */
  irregularity(whose: Whose): Promise<{ id: string; version: number }> {
    return this.once(`irregularity ${whose}`, async () =>
      this.made(this.advisers[whose].client, '/api/irregularities', {
        code: 'UNANNOUNCED_TEST',
        authority: {
          level: 'commune',
          canton: whose === 'own' ? 'VD' : 'ZH',
          commune: PERSON[whose].commune,
          organ: 'commission',
        },
        occurred: '2026-02-17',
        description: STORIES[whose],
        consent: 'anonymous-story',
        caseId: (await this.case(whose)).id,
      }),
    );
  }

  /** The same, about which the staff have asked back. */
  question(whose: Whose): Promise<{ id: string }> {
    return this.once(`question ${whose}`, async () => {
      const { id, version } = await this.irregularity(whose);
      const asked = await this.as('staff').put(
        `/api/irregularities/${id}/status`,
        { to: 'needs-more', reason: 'Wer war dabei?' },
        { version },
      );
      if (asked.status !== 200) throw new Error(`asking back: ${asked.status} ${asked.text}`);
      return { id };
    });
  }

  /** An export of the staff member of the table, or of another. */
  export(whose: Whose): Promise<{ id: string }> {
    return this.once(`export ${whose}`, async () =>
      this.made(
        whose === 'own' ? this.as('staff') : await this.server.as('staff', { name: 'other-staff' }),
        '/api/exports',
        { report: 'irregularities', format: 'csv' },
      ),
    );
  }

  /** Something due on a case. */
  followUp(whose: Whose): Promise<{ id: string; case: TheCase }> {
    return this.once(`follow-up ${whose}`, async () => {
      const theCase = await this.case(whose);
      const { id } = await this.made(this.advisers[whose].client, `/api/cases/${theCase.id}/follow-ups`, {
        title: 'Anrufen',
        dueOn: '2026-03-20',
      });
      return { id, case: theCase };
    });
  }

  /** The open deadline of a refusal, recorded by the adviser of the case. */
  deadline(whose: Whose): Promise<{ id: string; case: TheCase }> {
    return this.once(`deadline ${whose}`, async () => {
      const theCase = await this.case(whose);
      const { deadlineId } = await this.made(this.advisers[whose].client, `/api/cases/${theCase.id}/letters`, REFUSAL);
      return { id: deadlineId, case: theCase };
    });
  }

  /** An appeal of a case that the adviser has sent. */
  sent(whose: Whose): Promise<{ id: string; case: TheCase }> {
    return this.once(`sent ${whose}`, async () => {
      const deadline = await this.deadline(whose);
      const met = await this.advisers[whose].client.post(`/api/deadlines/${deadline.id}/met`, RECEIPT);
      if (met.status !== 200) throw new Error(`sending: ${met.status} ${met.text}`);
      return deadline;
    });
  }

  /** A link with which the adviser says that they know of a deadline. */
  acknowledgement(): Promise<{ token: string; id: string; case: TheCase; account: string }> {
    return this.once('acknowledgement', async () => {
      const deadline = await this.deadline('own');
      const account = (await this.accountOf('adviser'))!;
      const path = await this.server.db.transaction((tx) =>
        this.server.app.get(AcknowledgementLinks).create(tx, deadline.id, account),
      );
      return { ...deadline, token: path.replace('/acknowledge/', ''), account };
    });
  }

  /** A picture on a case or on an irregularity, attached by its adviser. */
  attachment(whose: Whose, on: 'case' | 'irregularity'): Promise<{ id: string; of: string[] }> {
    return this.once(`attachment ${whose} ${on}`, async () => {
      const theCase = await this.case(whose);
      const of = on === 'case' ? [theCase.id, theCase.personId] : [(await this.irregularity(whose)).id];
      const answer = await this.advisers[whose].client.send(
        'POST',
        `/api/${on === 'case' ? 'cases' : 'irregularities'}/${of[0]}/attachments`,
        png(),
        { headers: { 'content-type': 'image/png' } },
      );
      if (answer.status !== 201) throw new Error(`attaching: ${answer.status} ${answer.text}`);
      return { id: answer.body.id, of };
    });
  }

  /** The token of the adviser's calendar, with something due in it. */
  async calendar(): Promise<{ token: string; subjects: string[] }> {
    const { id, case: of } = await this.followUp('own');
    const { url } = await this.made(this.advisers.own.client, '/api/me/calendar', {});
    return { token: /([\w-]+)\.ics$/.exec(url)![1], subjects: [(await this.accountOf('adviser'))!, id, of.id] };
  }

  organisation(): Promise<{ id: string }> {
    return this.once('organisation', () =>
      this.made(this.as('admin'), '/api/organisations', {
        name: `Verein ${randomBytes(4).toString('hex')}`,
        kind: 'community',
      }),
    );
  }

  /** A mail that did not leave. */
  mail(): Promise<string> {
    return this.once('mail', async () => {
      const { id } = await this.account();
      const [mail] = await this.server.rows<{ id: string }>(
        `select id from outgoing_mails where params ->> 'account' = $1`,
        [id],
      );
      await this.server.rows(`update outgoing_mails set state = 'failed' where id = $1`, [mail.id]);
      return mail.id;
    });
  }

  /** A job that failed for good. */
  failedJob(): Promise<{ queue: string; id: string }> {
    return this.once('failed job', () => aFailedJob(this.server));
  }

  /** The id of the account behind an asker. */
  async accountOf(asker: Asker): Promise<string | null> {
    if (asker === 'nobody') return null;
    if (!this.accounts.has(asker)) this.accounts.set(asker, (await this.as(asker).get('/api/me')).body.id);
    return this.accounts.get(asker)!;
  }

  private async made(client: Client, path: string, body: unknown): Promise<any> {
    const answer = await client.post(path, body);
    if (answer.status !== 201 && answer.status !== 200)
      throw new Error(`making a record at ${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  }
}

function caseOf(view: { id: string; person: { id: string } }): TheCase {
  return { id: view.id, personId: view.person.id };
}
