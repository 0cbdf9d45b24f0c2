import { describe, expect, it } from '@jest/globals';
import { COMMUNES } from './communes.js';
import { completed } from './generated-cases.js';
import {
  ACCOUNTS,
  ADVISERS,
  birthDateOf,
  CASES,
  exampleAccount,
  exampleAdviser,
  exampleCase,
  exampleIrregularity,
  exampleOrganisation,
  IRREGULARITIES,
  ORGANISATIONS,
  STAGES_THAT_COUNT,
  STORIES,
  type ExampleAdviser,
  type ExampleCase,
  type Language,
} from './index.js';

const ENDED = ['closed', 'withdrawn'];
const FEDERAL_PATH = [
  'requested',
  'screening',
  'preparation',
  'filed',
  'examination',
  'federal-authorisation',
  'closed',
  'suspended',
  'refused',
  'appeal',
  'withdrawn',
  'moved',
];
const CODES = [
  'NO_REASONS',
  'INVALID_VOTE',
  'NO_HEARING',
  'NO_RECORD',
  'UNANNOUNCED_TEST',
  'EXCESSIVE_KNOWLEDGE',
  'LANGUAGE_PROOF',
  'SINGLE_CRITERION',
  'DISCRIMINATION',
  'PERSONAL_CIRCUMSTANCES',
  'UNDUE_DELAY',
  'EXCESSIVE_FEE',
  'RESIDENCE_CALC',
  'FINANCIAL_CRITERION',
  'CRIMINAL_RECORD',
  'PRIVACY_BREACH',
  'DISCOURAGEMENT',
  'NO_REMEDY',
  'BIAS',
  'NON_COMPLIANCE',
  'IDENTITY_DOCUMENTS',
  'OTHER',
];
/** Official numbers of 1 January 2026, copied by hand. */
const OFFICIAL: Record<number, string> = {
  261: 'ZH Zürich',
  230: 'ZH Winterthur',
  243: 'ZH Dietikon',
  351: 'BE Bern',
  371: 'BE Biel/Bienne',
  1061: 'LU Luzern',
  1201: 'UR Altdorf',
  1322: 'SZ Freienbach',
  1509: 'NW Stans',
  1632: 'GL Glarus',
  1711: 'ZG Zug',
  2125: 'FR Bulle',
  2196: 'FR Fribourg',
  2601: 'SO Solothurn',
  2701: 'BS Basel',
  2829: 'BL Liestal',
  2939: 'SH Schaffhausen',
  3001: 'AR Herisau',
  3203: 'SG St. Gallen',
  3561: 'GR Poschiavo',
  3901: 'GR Chur',
  4001: 'AG Aarau',
  4566: 'TG Frauenfeld',
  5002: 'TI Bellinzona',
  5192: 'TI Lugano',
  5586: 'VD Lausanne',
  5591: 'VD Renens',
  6266: 'VS Sion',
  6421: 'NE La Chaux-de-Fonds',
  6621: 'GE Genève',
  6711: 'JU Delémont',
};

const open = CASES.filter((one) => !ENDED.includes(one.stage));
const accompanied = CASES.filter((one) => one.adviser !== null);
const casesOf = (adviser: ExampleAdviser): ExampleCase[] => CASES.filter((one) => one.adviser === adviser.key);
const loadOf = (adviser: ExampleAdviser): number =>
  casesOf(adviser).filter((one) => STAGES_THAT_COUNT.includes(one.stage)).length;
const understood = (code: Language): string =>
  (({ bs: 'bcs', hr: 'bcs', sr: 'bcs', prs: 'fa' }) as Partial<Record<Language, string>>)[code] ?? code;
const isIn = (canton: string, commune: number): boolean => COMMUNES[canton]?.communes.includes(commune) ?? false;
const count = <T>(items: readonly T[], word: (item: T) => string): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const item of items) found[word(item)] = (found[word(item)] ?? 0) + 1;
  return found;
};

describe('the demonstration as a whole', () => {
  it('has 160 cases, 60 irregularities and some 24 advisers', () => {
    expect(CASES).toHaveLength(160);
    expect(IRREGULARITIES).toHaveLength(60);
    expect(ADVISERS.length).toBeGreaterThanOrEqual(24);
    expect(ADVISERS.length).toBeLessThanOrEqual(26);
    expect(STORIES.length).toBeGreaterThanOrEqual(40);
  });

  it('gives every key once', () => {
    for (const all of [ACCOUNTS, ADVISERS, CASES, IRREGULARITIES, ORGANISATIONS]) {
      expect(new Set(all.map((one) => one.key)).size).toBe(all.length);
    }
  });

  it('is the same every time it is made', () => {
    expect(completed(STORIES)).toEqual(CASES);
    expect(completed(STORIES)).toEqual(completed(STORIES));
  });

  it('says so when somebody asks for a person it does not know', () => {
    expect(exampleCase('selam').person.firstName).toBe('Selam');
    expect(exampleAdviser('rahel').lastName).toBe('Monnard');
    expect(exampleAccount('staff').role).toBe('staff');
    expect(exampleIrregularity('name-of-a-hamlet').code).toBe('EXCESSIVE_KNOWLEDGE');
    expect(() => exampleCase('nobody')).toThrow("no case 'nobody'");
    expect(() => exampleAdviser('nobody')).toThrow("no adviser 'nobody'");
  });

  it('knows only addresses and telephone numbers that belong to nobody', () => {
    for (const account of ACCOUNTS) expect(account.email).toMatch(/^[a-z]+@passerelle\.example$/);
    const contacts = [
      ...ADVISERS.map((one) => ({ email: one.email, phone: one.phone })),
      ...CASES.flatMap(({ person }) => [person.contact, { email: undefined, phone: person.helper?.phone }]),
    ];
    for (const { email, phone } of contacts) {
      if (email) expect(email).toMatch(/^[a-z0-9.-]+@(example\.org|example\.com|passerelle\.example)$/);
      if (phone) expect(phone).toMatch(/^\+41 (21|22|24|44|61|91|7[6-9]) 000 00 \d\d( \(chez sa sœur\))?$/);
    }
  });

  it('has one telephone number twice, since Milos asked twice', () => {
    const phones = count(
      CASES.flatMap((one) => one.person.contact.phone ?? []),
      (phone) => phone,
    );
    expect(Object.entries(phones).filter(([, times]) => times > 1)).toEqual([
      [exampleCase('milos').person.contact.phone, 2],
    ]);
    const names = count(CASES, ({ person }) => `${person.firstName} ${person.lastName}`);
    expect(Object.values(names).every((times) => times === 1)).toBe(true);
  });

  it('writes every text in the normal form in which it is stored', () => {
    const text = JSON.stringify([ACCOUNTS, ADVISERS, CASES, IRREGULARITIES, ORGANISATIONS]);
    expect(text).toBe(text.normalize('NFC'));
    expect(text.isWellFormed()).toBe(true);
    expect(text).not.toContain('{year}');
  });

  it('knows names in Ethiopic, Arabic, Tamil and Cyrillic letters, with stacked marks and with a dotted capital I', () => {
    const names = CASES.map(({ person }) => `${person.firstName} ${person.lastName}`).join(' ');
    for (const script of [
      /\p{Script=Ethiopic}/u,
      /\p{Script=Arabic}/u,
      /\p{Script=Tamil}/u,
      /\p{Script=Cyrillic}/u,
      /Nguyễn/,
      /İ/,
    ])
      expect(names).toMatch(script);
  });

  it('places everybody in a commune that exists', () => {
    for (const [number, name] of Object.entries(OFFICIAL))
      expect([name, isIn(name.slice(0, 2), Number(number))]).toEqual([name, true]);
    const all = Object.values(COMMUNES).flatMap((one) => one.communes);
    expect(new Set(all).size).toBe(all.length);
    for (const { key, person } of CASES) expect([key, isIn(person.canton, person.commune)]).toEqual([key, true]);
    for (const one of CASES) for (const stay of one.facts?.residence ?? []) expect(all).toContain(stay.commune);
    for (const { authority } of IRREGULARITIES)
      if (authority.commune) expect(isIn(authority.canton, authority.commune)).toBe(true);
  });
});

describe('the advisers of the demonstration', () => {
  it('live in a canton they serve, and speak each language once', () => {
    for (const adviser of ADVISERS) {
      const home = Object.keys(COMMUNES).find((canton) => isIn(canton, adviser.communes[0]));
      expect(adviser.cantons).toContain(home);
      for (const commune of adviser.communes)
        expect(adviser.cantons.some((canton) => isIn(canton, commune))).toBe(true);
      expect(new Set(adviser.languages.map((one) => one.code)).size).toBe(adviser.languages.length);
      expect(adviser.capacity).toBeGreaterThanOrEqual(1);
      expect(adviser.capacity).toBeLessThanOrEqual(8);
    }
  });

  it('are spread over the country: eight in Vaud and Geneva, six in Zurich, four in Ticino', () => {
    const homes = count(ADVISERS, (one) => Object.keys(COMMUNES).find((canton) => isIn(canton, one.communes[0]))!);
    expect(homes.VD + homes.GE).toBe(8);
    expect(homes).toMatchObject({ ZH: 6, TI: 4, BE: 1, BS: 1, SG: 1, VS: 1, LU: 1, AG: 1 });
  });

  it('have nobody beyond their capacity', () => {
    for (const adviser of ADVISERS)
      expect([adviser.key, loadOf(adviser) <= adviser.capacity]).toEqual([adviser.key, true]);
  });

  it('count one who is full, one paused, one who applies, one away for three weeks and one councillor', () => {
    const ines = exampleAdviser('ines');
    expect(loadOf(ines)).toBe(ines.capacity);
    expect(exampleAdviser('mirjeta').state).toBe('paused');
    expect(exampleAdviser('lucien').state).toBe('applying');
    const { fromInDays, toInDays } = exampleAdviser('dragana').absences![0];
    expect(toInDays! - fromInDays + 1).toBe(21);
    expect(exampleAdviser('etienne').conflicts).toEqual([
      { kind: 'authority', canton: 'VD', commune: exampleAdviser('etienne').communes[0] },
    ]);
    expect(exampleAdviser('annegret').specialities).toContain('appeal');
  });

  it('who apply, pause or have left carry no work that counts', () => {
    for (const adviser of ADVISERS.filter((one) => one.state !== 'active')) expect(loadOf(adviser)).toBe(0);
    for (const adviser of ADVISERS.filter((one) => one.state === 'applying' || one.state === 'left'))
      expect(casesOf(adviser)).toEqual([]);
  });

  it('are named in the conflicts by cases that exist', () => {
    for (const adviser of ADVISERS)
      for (const one of adviser.conflicts)
        if (one.kind === 'person') expect(exampleCase(one.caseReference).adviser).not.toBe(adviser.key);
  });

  it('belong to organisations that exist, and that work in a canton of one of them', () => {
    const members = ADVISERS.filter(({ organisation }) => organisation !== undefined);
    for (const { key, canton } of ORGANISATIONS) {
      const cantons = members.filter(({ organisation }) => organisation === key).flatMap((one) => one.cantons);
      expect([key, canton === null || cantons.includes(canton)]).toEqual([key, true]);
    }
    for (const { organisation } of members) expect(ORGANISATIONS).toContain(exampleOrganisation(organisation!));
  });

  it('are behind two accounts, with the same name and address', () => {
    for (const account of ACCOUNTS.filter((one) => one.adviser)) {
      const adviser = exampleAdviser(account.adviser!);
      expect([account.name, account.email]).toEqual([`${adviser.firstName} ${adviser.lastName}`, adviser.email]);
    }
    expect(exampleAccount('adviser').adviser).toBe('rahel');
    expect(exampleAccount('coordinator')).toMatchObject({ adviser: 'odile', cantons: ['VD', 'GE'] });
    expect(exampleAccount('switzerland').cantons).toEqual(['CH']);
  });

  it('leave Rahel seven cases and two free places, two things overdue, one due today and one refusal that runs', () => {
    const rahel = exampleAdviser('rahel');
    const cases = casesOf(rahel);
    const due = cases.map((one) => (one.followUps ?? []).filter((each) => !each.done).map((each) => each.dueInDays));
    expect(cases).toHaveLength(7);
    expect(rahel.capacity - loadOf(rahel)).toBe(2);
    expect(due.filter((days) => days.some((day) => day < 0))).toHaveLength(2);
    expect(due.filter((days) => days.includes(0))).toHaveLength(1);
    expect(cases.filter((one) => one.stage === 'refused' && one.decision!.lastDayInDays! > 0)).toHaveLength(1);
  });
});

describe('the cases of the demonstration', () => {
  it('are requests, waiting ones, work and closed ones in the intended numbers', () => {
    const waiting = open.filter((one) => one.adviser === null);
    expect(waiting.filter((one) => one.stage === 'requested')).toHaveLength(25);
    expect(waiting.filter((one) => one.stage !== 'requested')).toHaveLength(15);
    expect(CASES.filter((one) => one.stage === 'closed')).toHaveLength(20);
    expect(accompanied.filter((one) => one.stage !== 'closed')).toHaveLength(100);
    expect(Object.keys(count(CASES, (one) => one.stage))).toHaveLength(16);
    expect(
      Object.keys(
        count(
          CASES.filter((one) => one.outcome),
          (one) => one.outcome!,
        ),
      ),
    ).toHaveLength(6);
    expect(Object.keys(count(CASES, (one) => one.person.canton)).length).toBeGreaterThanOrEqual(14);
    expect(Object.keys(count(CASES, (one) => one.procedure))).toHaveLength(6);
  });

  it('are accompanied by somebody who speaks with the person, serves the canton and has no conflict', () => {
    for (const theCase of accompanied) {
      const adviser = exampleAdviser(theCase.adviser!);
      const spoken = adviser.languages.filter((one) => one.level !== 'basic').map((one) => understood(one.code));
      const { languages, canton, commune } = theCase.person;
      const conflict = adviser.conflicts.some((one) =>
        one.kind === 'person'
          ? one.caseReference === theCase.key
          : one.canton === canton && (one.commune === undefined || one.commune === commune),
      );
      expect([
        theCase.key,
        languages.some((code) => spoken.includes(understood(code))),
        adviser.cantons.includes(canton),
        conflict,
      ]).toEqual([theCase.key, true, true, false]);
    }
  });

  it('follow the path of their procedure: a federal one meets no commune, an unknown one goes nowhere', () => {
    for (const one of CASES) {
      if (one.procedure === 'unknown') expect(['requested', 'screening', 'closed']).toContain(one.stage);
      else if (one.procedure !== 'ordinary') expect(FEDERAL_PATH).toContain(one.stage);
      if (one.stage === 'public-notice') expect(['SG', 'AG', 'SZ']).toContain(one.person.canton);
    }
  });

  it('have what their stage asks for', () => {
    for (const one of CASES) {
      const needsFiling =
        one.outcome === 'naturalised' ||
        [
          'filed',
          'examination',
          'interview',
          'communal-decision',
          'public-notice',
          'federal-authorisation',
          'cantonal-decision',
          'refused',
          'appeal',
        ].includes(one.stage);
      expect([one.key, needsFiling && one.filedDaysAgo === undefined]).toEqual([one.key, false]);
      expect([one.key, one.decision !== undefined]).toEqual([
        one.key,
        one.stage === 'refused' || one.stage === 'appeal',
      ]);
      expect([one.key, one.outcome !== undefined, one.closedDaysAgo !== undefined]).toEqual([
        one.key,
        one.stage === 'closed',
        one.stage === 'closed',
      ]);
      expect([one.key, one.takenDaysAgo !== undefined]).toEqual([one.key, one.adviser !== null]);
      expect([one.key, one.released !== undefined]).toEqual([
        one.key,
        one.adviser === null && one.stage !== 'requested' && one.stage !== 'closed',
      ]);
      expect(one.person.contact.email ?? one.person.contact.phone).toBeDefined();
      expect(one.person.languages.length).toBeGreaterThan(0);
    }
  });

  it('happen in the order in which things happen', () => {
    for (const one of CASES) {
      const later = [
        one.takenDaysAgo,
        one.filedDaysAgo,
        one.closedDaysAgo,
        one.released?.daysAgo,
        ...(one.notes ?? []).map((note) => note.daysAgo),
      ].filter((days) => days !== undefined);
      for (const days of later) expect([one.key, days >= 0 && days <= one.askedDaysAgo]).toEqual([one.key, true]);
      if (one.decision) {
        expect(one.decision.decidedDaysAgo).toBeLessThanOrEqual(one.filedDaysAgo!);
        expect(one.decision.receivedDaysAgo).toBeLessThanOrEqual(one.decision.decidedDaysAgo);
      }
      if (one.closedDaysAgo !== undefined)
        expect(one.closedDaysAgo).toBeLessThanOrEqual(one.filedDaysAgo ?? one.askedDaysAgo);
      const stays = [...(one.facts?.stays ?? []), ...(one.facts?.residence ?? [])];
      for (const stay of stays) if (stay.to !== null) expect(stay.from <= stay.to).toBe(true);
      const home = one.facts?.residence?.at(-1);
      if (home) expect([one.key, home.commune, home.to]).toEqual([one.key, one.person.commune, null]);
    }
  });

  it('wait where an adviser stopped who could have had them', () => {
    for (const one of CASES.filter((each) => each.released)) {
      const former = exampleAdviser(one.released!.by);
      expect(former.state).toBe('left');
      expect(former.cantons).toContain(one.person.canton);
    }
  });

  it('leave Selam to somebody nearby who speaks both her languages and has a place', () => {
    const selam = exampleCase('selam');
    const rahel = exampleAdviser('rahel');
    expect(selam).toMatchObject({ stage: 'requested', adviser: null });
    for (const code of selam.person.languages) expect(rahel.languages.map((one) => one.code)).toContain(code);
    expect(rahel.communes).toContain(selam.person.commune);
  });

  it('leave Anusha without anybody who speaks Tamil in Grisons', () => {
    const { person } = exampleCase('anusha');
    const near = ADVISERS.filter((one) => one.cantons.includes(person.canton));
    expect(near.length).toBeGreaterThan(0);
    expect(near.filter((one) => one.languages.some((each) => each.code === 'ta'))).toEqual([]);
  });

  it('have one refusal with its last day missing, and one appeal with its last day near', () => {
    expect(
      CASES.filter((one) => one.decision && one.decision.lastDayInDays === undefined).map((one) => one.key),
    ).toEqual(['tharani']);
    expect(exampleCase('ipek')).toMatchObject({ stage: 'refused', decision: { lastDayInDays: 6 } });
  });

  it('give a date of birth from the birthday that comes next', () => {
    expect(birthDateOf(25, '2027-01-07')).toBe('2002-01-07');
    expect(birthDateOf(20, '2028-02-29')).toBe('2008-02-29');
    expect(birthDateOf(25, '2028-02-29')).toBe('2003-02-28');
    for (const one of CASES) if (one.birthday) expect(one.facts?.birthDate).toBeUndefined();
    for (const one of CASES)
      if (one.procedure === 'facilitated-third-generation') expect(one.birthday!.turns).toBeLessThanOrEqual(25);
  });
});

describe('the irregularities of the demonstration', () => {
  it('are half confirmed, of every status, and of each of the 22 kinds', () => {
    const states = count(IRREGULARITIES, (one) => one.status);
    expect(states.confirmed).toBe(30);
    expect(Object.keys(states).sort()).toEqual([
      'confirmed',
      'in-follow-up',
      'needs-more',
      'rejected',
      'reported',
      'resolved',
      'under-review',
    ]);
    expect(Object.keys(count(IRREGULARITIES, (one) => one.code)).sort()).toEqual([...CODES].sort());
  });

  it('are logged by an adviser of the case, or else of the canton', () => {
    for (const one of IRREGULARITIES) {
      const adviser = exampleAdviser(one.loggedBy);
      expect(adviser.state).not.toBe('applying');
      expect(adviser.cantons).toContain(one.authority.canton);
      if (!one.case) continue;
      const theCase = exampleCase(one.case);
      expect([one.key, theCase.released?.by ?? theCase.adviser]).toEqual([one.key, one.loggedBy]);
      expect([one.key, theCase.person.canton]).toEqual([one.key, one.authority.canton]);
      const days = 'daysAgo' in one.occurred ? one.occurred.daysAgo : one.occurred.monthsAgo * 30;
      expect([one.key, days <= theCase.askedDaysAgo]).toEqual([one.key, true]);
    }
  });

  it('carry an assessment once staff have looked at them, and a reason when they were rejected', () => {
    for (const one of IRREGULARITIES) {
      const assessed = ['confirmed', 'in-follow-up', 'resolved'].includes(one.status);
      expect([one.key, !!one.kind, !!one.severity, !!one.evidenceLevel]).toEqual([
        one.key,
        assessed,
        assessed,
        assessed,
      ]);
      expect([one.key, !!one.rejectedBecause]).toEqual([one.key, one.status === 'rejected']);
    }
  });

  it('name a commune only now and then, and never a person', () => {
    expect(IRREGULARITIES.filter((one) => one.authority.commune).length).toBeLessThan(IRREGULARITIES.length / 4);
    const names = CASES.flatMap(({ person }) => person.lastName ?? []);
    for (const one of IRREGULARITIES) for (const name of names) expect(one.description).not.toContain(name);
  });
});
