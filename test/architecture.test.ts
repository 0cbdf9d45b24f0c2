import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOMS_WITH_PERSONAL_DATA } from '../src/db/personal-data.js';
import { ROUTES } from '../web/src/routes.js';
import { faults, readTree, type Plan } from './support/architecture.js';
import { clientFaults, type ClientPlan } from './support/client-architecture.js';

/**
 * The rooms of `src` from first to last: a room may import the rooms before it, never one after it. When a feature does not fit,
 * the order is changed here, with a decision in docs/adr.
 */
const PLAN: Plan = {
  rooms: [
    'common',
    'texts',
    'examples',
    'db',
    'audit',
    'access',
    'queue',
    'mail',
    'files',
    'signing',
    'accounts',
    'places',
    'organisations',
    'eligibility',
    'people',
    'advisers',
    'cases',
    'deadlines',
    'matching',
    'irregularities',
    'attachments',
    'follow-ups',
    'helpers',
    'reports',
    'instruments',
    'campaigns',
    'search',
    'privacy',
    'public',
    'demo',
    'system',
  ],
  top: [
    'app.module.ts',
    'server.ts',
    'openapi.ts',
    'openapi-print.ts',
    'openapi-limits.ts',
    'openapi-problems.ts',
    'route-problems.ts',
    'preflight.ts',
    'launch.ts',
    'data-source.ts',
    'reference-data.ts',
    'config.ts',
    'main.ts',
    'build.mjs',
    'dev.mjs',
    'audit-verify.ts',
    'command.ts',
    'reset-second-factor.ts',
    'bounces.ts',
  ],
  typesForAll: ['config.ts'],
  environment: 'config.ts',
  clock: 'common/clock.ts',
};

/**
 * What the features of the client share: a file, and the features that import it. Everything else is inside its feature.
 * Circles between files are not allowed; that two features use parts of each other is (a case shows its follow-ups, and
 * My day notes a call on a case).
 */
const CLIENT: ClientPlan = {
  shared: {
    'advisers/Absences': ['accounts'],
    'attachments/AddFiles': ['deadlines'],
    'attachments/Attachments': ['cases', 'irregularities'],
    'cases/HelpingList': ['follow-ups'],
    'attachments/UploadRow': ['deadlines'],
    'cases/NoteForm': ['follow-ups'],
    'cases/newCaseDraft': ['check-ins'],
    'cases/Worries': ['matching'],
    'cases/facts': ['matching'],
    'cases/queries': ['deadlines', 'eligibility', 'follow-ups'],
    'cases/useFactText': ['matching'],
    'deadlines/CaseDeadlines': ['cases'],
    'deadlines/LetterForm': ['cases'],
    'deadlines/NextDeadline': ['cases'],
    'deadlines/OpenDeadlines': ['cases'],
    'check-ins/CaseCheckIns': ['cases'],
    'check-ins/Undecided': ['follow-ups', 'matching'],
    'eligibility/Assessment': ['cases', 'matching'],
    'eligibility/Term': ['cases'],
    'eligibility/queries': ['cases'],
    'follow-ups/FinishDialog': ['cases'],
    'follow-ups/PostponeDialog': ['cases'],
    'follow-ups/overrides': ['cases'],
    'follow-ups/queries': ['cases'],
    'irregularities/IrregularityRow': ['reports'],
    'irregularities/ListFilters': ['reports'],
    'irregularities/groups': ['reports'],
    'irregularities/irregularityTexts': ['reports'],
    'irregularities/listFilter': ['reports'],
    'irregularities/queries': ['reports'],
    'matching/offerQueries': ['follow-ups'],
    'reports/period': ['public'],
  },
  paths: Object.values(ROUTES).map(({ path }) => path.replace(/\/:.*/, '')),
};

describe('the rooms', () => {
  it('has its rooms in order: no import climbs, no circle, one reader of settings, one clock, nobody else’s address', () => {
    const tree = readTree(path.resolve('src'));
    expect(tree.size).toBeGreaterThan(100);
    expect(faults(tree, PLAN)).toEqual([]);
  });

  it('reads and erases personal data in the order of rooms', () => {
    const rooms: readonly string[] = ROOMS_WITH_PERSONAL_DATA;
    expect(rooms).toEqual(PLAN.rooms.filter((room) => rooms.includes(room)));
  });

  it('lends the client nothing but rules that import nothing', () => {
    const [server, client] = [path.resolve('src'), path.resolve('web/src')];
    const lent = readdirSync(client, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .flatMap((file) =>
        [...readFileSync(path.join(client, file), 'utf8').matchAll(/from '(\.[^']+)'/g)]
          .map(([, to]) => path.resolve(client, path.dirname(file), to.replace(/\.js$/, '')))
          .filter((to) => to.startsWith(`${server}${path.sep}`)),
      );
    expect([...new Set(lent)].map((file) => path.relative(server, file)).sort()).toEqual([
      'common/day',
      'eligibility/cited.rules',
      'eligibility/term-code.rules',
      'eligibility/years.rules',
      'files/file-kind.rules',
    ]);
    for (const file of lent) expect(readFileSync(`${file}.ts`, 'utf8')).not.toMatch(/^import|import\(/m);
  });
});

describe('the client', () => {
  it('has its folders in order: no circle, features share what is listed, addresses come from the table of routes', () => {
    const tree = readTree(path.resolve('web/src'));
    expect(tree.size).toBeGreaterThan(150);
    expect(clientFaults(tree, CLIENT)).toEqual([]);
  });

  it.each([
    [
      'a circle',
      { 'kit/a.ts': "import './b';", 'kit/b.tsx': "import './a';" },
      'a circle: kit/a.ts -> kit/b.tsx -> kit/a.ts',
    ],
    [
      'a part of another feature that is not shared',
      {
        'features/cases/a.tsx': "import type { X } from '../reports/b';",
        'features/reports/b.ts': 'export type X = 1;',
      },
      'features/cases/a.tsx imports features/reports/b.ts, which is not shared with cases: move it to kit, or add it to CLIENT.shared in test/architecture.test.ts',
    ],
    [
      'a part of the kit that knows a feature',
      { 'kit/a.ts': "export const x = () => import('../features/cases/b');", 'features/cases/b.ts': 'export {};' },
      'kit/a.ts imports features/cases/b.ts, but only app.tsx and screens.ts and main.tsx know the features',
    ],
    [
      'a part of the kit that knows the shell',
      { 'kit/a.ts': "import '../shell/b';", 'shell/b.ts': 'export {};' },
      'kit/a.ts imports shell/b.ts',
    ],
    [
      'an address written by hand',
      { 'kit/a.ts': 'export const x = (id: string) => `/cases/${id}`;' },
      'kit/a.ts has an address written by hand: /cases/',
    ],
    ['a long file', { 'kit/a.ts': 'export {};\n'.repeat(301) }, 'kit/a.ts has 301 lines; 300 are enough'],
  ])('finds %s', (_, files, fault) => {
    expect(clientFaults(new Map(Object.entries(files)), { ...CLIENT, shared: {} })).toEqual([fault]);
  });

  it('finds what is said to be shared and is not', () => {
    expect(clientFaults(new Map(), { ...CLIENT, shared: { 'cases/queries': ['reports'] } })).toEqual([
      'cases/queries is shared with reports, which does not import it',
    ]);
  });
});

describe('the guard of the order', () => {
  const found = (files: Record<string, string>): string[] => faults(new Map(Object.entries(files)), PLAN);
  const people = { 'people/person.ts': 'export interface Person { id: string }' };

  it('lets a room read one above it, a package, its own data, and the types of the settings', () => {
    expect(
      found({
        ...people,
        'config.ts': 'export interface Config { port: number }\nexport const port = process.env["PORT"];',
        'cases/case.ts':
          "import { Injectable } from '@nestjs/common';\nimport type { Person } from '../people/person.js';\nimport data from './data/rows.json' with { type: 'json' };\nimport { type Config } from '../config.js';\nexport const x = [Injectable, data] as unknown as [Person, Config];",
        'main.ts':
          "import { x } from './cases/case.js';\nimport { port } from './config.js';\nexport default [x, port];",
      }),
    ).toEqual([]);
  });

  it.each([
    ['an import', "import { x } from '../cases/case.js';"],
    ['the import of a type', "import type { x } from '../cases/case.js';"],
    ['the import of a type by its name', "import { type x } from '../cases/case.js';"],
    ['an import for its effect', "import '../cases/case.js';"],
    ['an export', "export * from '../cases/case.js';"],
    ['an import on demand', "export const x = () => import('../cases/case.js');"],
    ['a type read in passing', "export type X = import('../cases/case.js').x;"],
    [
      'a require',
      "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nrequire('../cases/case.js');",
    ],
  ])('finds a room that climbs by %s', (_, text) => {
    expect(found({ 'cases/case.ts': 'export type x = 1;', 'people/person.ts': text })).toEqual([
      'people/person.ts climbs: cases stands below people, and cases/case.ts is imported from it',
    ]);
  });

  it('finds no import in a comment or a text', () => {
    expect(
      found({
        'cases/case.ts': 'export type x = 1;',
        'people/person.ts':
          "// import { x } from '../cases/case.js';\nexport const text = \"import { x } from '../cases/case.js'\";",
      }),
    ).toEqual([]);
  });

  it('finds data fetched from a room below', () => {
    expect(
      found({
        'people/person.ts': "import rows from '../cases/data/rows.json' with { type: 'json' };\nexport default rows;",
      }),
    ).toEqual([expect.stringContaining('people/person.ts climbs')]);
  });

  it('finds a room that knows what stands above all rooms', () => {
    const top = { 'main.ts': 'export const x = 1;', 'config.ts': 'export const port = 1;' };
    expect(found({ ...top, 'people/person.ts': "import { x } from '../main.js';\nexport default x;" })).toEqual([
      'people/person.ts imports main.ts, which stands above the rooms',
    ]);
    expect(found({ ...top, 'people/person.ts': "import { port } from '../config.js';\nexport default port;" })).toEqual(
      ['people/person.ts imports config.ts, which stands above the rooms'],
    );
  });

  it('finds circles, between rooms and within one, of values and of types', () => {
    const circle = found({
      'cases/a.ts': "import { b } from './b.js';\nexport const a = b;",
      'cases/b.ts': "import type { c } from './c.js';\nexport const b = 1 as unknown as typeof c;",
      'cases/c.ts': "import { a } from './a.js';\nexport const c = a;",
    });
    expect(circle).toEqual(['a circle: cases/a.ts -> cases/b.ts -> cases/c.ts -> cases/a.ts']);
    expect(found({ 'cases/a.ts': "export * from './a.js';" })).toEqual(['a circle: cases/a.ts -> cases/a.ts']);
  });

  it('finds a room that nobody has put in order, and a file beside the rooms', () => {
    expect(found({ 'elsewhere/text.ts': 'export {};', 'util.ts': 'export {};' })).toEqual([
      'elsewhere/text.ts: the room elsewhere is not in the order',
      'util.ts is in no room, and not in the list of files beside them',
    ]);
  });

  it('finds an import of what is not there, or not ours', () => {
    expect(found({ 'cases/a.ts': "import './b.js';\nimport '../../test/support/test-server.js';" })).toEqual([
      'cases/a.ts imports cases/b.ts, which is not there',
      'cases/a.ts imports ../test/support/test-server.ts, which lies outside of src',
    ]);
  });

  it.each([
    'export const x = process.env.HOME;',
    'export const x = process["env"]["HOME"];',
    'export const { env } = process;',
    'export const { env: settings } = globalThis.process;',
    "import { env } from 'node:process';\nexport default env;",
  ])('finds the environment read in %s', (text) => {
    expect(found({ 'cases/a.ts': text })).toEqual(['cases/a.ts reads the environment; only config.ts does']);
    expect(found({ 'config.ts': text })).toEqual([]);
  });

  it.each([
    'export const x = new Date();',
    'export const x = new Date;',
    'export const x = Date.now();',
    'export const x = [1].map(Date.now);',
    'export const x = Date();',
    'export const x = globalThis.Date.now();',
  ])('finds the time asked for in %s', (text) => {
    expect(found({ 'cases/a.ts': text })).toEqual([
      'cases/a.ts asks the machine for the time; only common/clock.ts does',
    ]);
    expect(found({ 'common/clock.ts': text, 'cases/a.test.ts': text })).toEqual([]);
  });

  it('takes neither a day made of a text, nor a comment, nor a text for the time', () => {
    expect(
      found({
        'cases/a.ts':
          "// new Date() and process.env\nexport const x = [new Date('2026-03-02'), new Date(0), 'Date.now()', 'process.env'];\n/* Date.now() */",
      }),
    ).toEqual([]);
  });

  it('finds a file that has grown too long, unless it is data or an example', () => {
    const long = `${'export {};\n'.repeat(401)}`;
    expect(
      found({
        'cases/a.ts': long,
        'cases/data/rows.ts': long,
        'examples/people.ts': long,
        'cases/b.ts': 'export {};\n'.repeat(300),
      }),
    ).toEqual(['cases/a.ts has 401 lines; 300 are enough']);
  });

  it('finds the address of somebody else, wherever a text holds it', () => {
    expect(found({ 'cases/a.ts': 'export const x = (id: string) => fetch(`https://api.tracker.io/${id}`);' })).toEqual([
      'cases/a.ts has the address of somebody else in it: api.tracker.io',
    ]);
    expect(
      found({
        'public/page.ts':
          'export const x = (id: string) => `<p>${id}</p><script src="https://cdn.jsdelivr.net/x.js"></script>`;',
      }),
    ).toHaveLength(1);
    expect(
      found({
        'cases/a.ts':
          "// https://www.rfc-editor.org\nexport const x = ['https://passerelle.example/a', 'http://localhost:3000', 'https:', (host: string) => `http://${host}/x`];",
      }),
    ).toEqual([]);
  });
});
