import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { CANTON_CODES } from '../src/common/cantons.js';
import { RateLimit } from '../src/common/rate.js';
import { cellsOn } from '../src/places/canton-files.js';
import { CELL_NAMES, isRead, RULE_STATES } from '../src/places/cell.rules.js';
import { NAMES } from '../src/texts/languages.js';
import { OFFERED, textsOf } from '../src/texts/texts.js';
import { HOSTILE } from './support/hostile.js';
import { TestServer } from './support/test-server.js';
import { ask, LAUSANNE } from './support/network.js';
import { LIFE, Visitor } from './support/visitor.js';

const ENOUGH = 14 * 1024;
const HELP = {
  'first-name': 'Selam',
  'language-1': 'ti',
  'language-2': 'fr',
  home: 'Lausanne',
  phone: '079 000 00 07',
  safe: 'yes',
  email: 'selam@example.org',
  message: 'ሰላም፡ ክሕተት ክገብር ይደሊ።',
};

describe('the public pages', () => {
  let server: TestServer;
  let visitor: Visitor;
  beforeAll(async () => (server = await TestServer.open()));
  afterAll(() => server.close());
  beforeEach(() => {
    visitor = new Visitor(server);
  });

  const answerAll = async (language = 'de', changes: Record<string, Record<string, string>> = {}): Promise<void> => {
    for (const [step, fields] of Object.entries(LIFE)) {
      const answer = await visitor.send(`/${language}/check/${step}`, { ...fields, ...changes[step] });
      expect([step, answer.status]).toEqual([step, 303]);
    }
  };

  it('open in the best language of the browser, with all languages by their own names', async () => {
    const page = await server.anybody.get('/', { headers: { 'accept-language': 'it-CH,de;q=0.5' } });
    expect(page.status).toBe(200);
    expect(page.text).toContain('<html lang="it-CH" dir="ltr">');
    for (const language of OFFERED) expect(page.text).toContain(`<a href="/${language}" lang=`);
    for (const language of OFFERED) expect(page.text).toContain(NAMES[language]);
  });

  it('call nobody, run nothing, and are kept by no browser', async () => {
    const page = await server.anybody.get('/de/check/born');
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(page.text).not.toMatch(/<script|\sstyle=|\son\w+=|https?:\/\//);
    const [, style] = /href="(\/style\/[^"]+)"/.exec(page.text)!;
    const sheet = await server.anybody.get(style);
    expect(sheet).toMatchObject({ status: 200 });
    expect(sheet.headers.get('cache-control')).toContain('immutable');
    expect(sheet.text).not.toMatch(/https?:|url\(|@import/);
    expect((await server.anybody.get('/style/other.css')).status).toBe(404);
  });

  it('say in which language they are, and that a machine has translated what nobody has read', async () => {
    for (const language of OFFERED) {
      const { text } = await server.anybody.get(`/${language}`);
      expect(text).toContain(`dir="${textsOf(language).dir}"`);
      expect({ language, says: text.includes(textsOf(language).t('machine.label')) }).toEqual({
        language,
        says: textsOf(language).unread,
      });
    }
    // French stands beside for those who read it rather than German.
    const french = await server.anybody.get('/it/questions', { headers: { 'accept-language': 'it,fr;q=0.5' } });
    expect(french.text).toContain('class="original" lang="fr-CH" dir="ltr">La Confédération demande 100 francs');
  });

  it('show canton by canton what of the law has been read, in words, and by whom signed', async () => {
    for (const language of ['de', 'ti'] as const) {
      const { text } = await server.anybody.get(`/${language}/law`);
      for (const code of CANTON_CODES) expect(text).toContain(`href="/${language}/law/${code}"`);
      for (const state of RULE_STATES) expect(text).toContain(textsOf(language).t(`law.state.${state}`));
      expect(text).toContain(textsOf(language).t('law.nobody'));
      expect(text.match(/<td class="(unread|read|signed)"/g)).toHaveLength(4 * CANTON_CODES.length);
    }
    for (const page of ['/de/about', '/de/questions'])
      expect((await server.anybody.get(page)).text).toContain('href="/de/law"');
  });

  it('quote of each cell of a canton what was read, with article, edition, day and address', async () => {
    for (const code of CANTON_CODES) {
      const { status, text } = await server.anybody.get(`/de/law/${code}`);
      expect([code, status]).toEqual([code, 200]);
      const cells = Object.values(cellsOn(code, server.clock.today())!.cells);
      const read = cells.filter(isRead);
      expect([code, text.match(/<blockquote/g)?.length ?? 0]).toEqual([code, read.length]);
      expect(text).toContain(textsOf('de').t('law.count', { read: read.length, all: CELL_NAMES.length }));
      for (const { source } of cells) if (source) expect(text).toContain(`href="${source.replaceAll('&', '&amp;')}"`);
    }
    expect((await server.anybody.get('/de/law/VD')).text).toContain(
      '<blockquote class="original" lang="fr-CH" dir="ltr">',
    );
    expect((await server.anybody.get('/en/law/ZG')).text).toContain(
      cellsOn('ZG', server.clock.today())!.cells.residence.says,
    );
    const lower = await server.anybody.get('/de/law/zg');
    expect([lower.status, lower.headers.get('location')]).toEqual([303, '/de/law/ZG']);
    for (const code of ['XX', '26', '%00', '__proto__'])
      expect([code, (await server.anybody.get(`/de/law/${code}`)).status]).toEqual([code, 404]);
  });

  it('keep the same address in another language', async () => {
    const { text } = await server.anybody.get('/de/check/since?back=1');
    expect(text).toContain('href="/fr/check/since?back=1"');
  });

  it('weigh at most 14 kB each with their stylesheet, in every language', async () => {
    const style = await weight(
      server,
      /href="(\/style\/[^"]+)"/.exec((await server.anybody.get('/de')).text)![1],
      'br',
    );
    const heavy: string[] = [];
    for (const language of OFFERED) {
      visitor = new Visitor(server);
      await answerAll(language);
      await visitor.get(`/${language}/help`);
      server.clock.forward({ minutes: 1 });
      await visitor.sendPage(HELP);
      for (const path of [
        '',
        '/about',
        '/data',
        '/questions',
        '/law',
        '/law/SO',
        '/check',
        ...Object.keys(LIFE).map((step) => `/check/${step}`),
        '/check/answer',
        '/check/exact',
        '/tell-me',
        '/help',
        '/help/review',
        '/testimony',
        '/volunteer',
        '/leave',
        '/nothing',
      ])
        for (const coding of ['br', 'gzip'] as const) {
          const bytes = await weight(server, `/${language}${path}`, coding, visitor.cookie);
          if (bytes + style > ENOUGH) heavy.push(`/${language}${path} ${coding}: ${bytes} + ${style}`);
        }
    }
    expect(heavy).toEqual([]);
  }, 60_000);

  describe('the self-check', () => {
    it('asks a dozen questions at most, one a page, and tells where one stands, why, by which article, and when that was checked', async () => {
      await answerAll();
      const { text } = await visitor.get('/de/check/answer');
      expect(text).toContain('Das sieht gut aus');
      expect(text).toMatch(
        /Jahre in der Schweiz: passt[\s\S]*Gezählt: \d+ Jahre\. Nötig: 10 Jahre\.[\s\S]*BüG 9\(1\)\(b\)/,
      );
      expect(text).toMatch(/Geprüft am \d+\. \S+ 2026/);
      expect(text).toContain('href="/de/help"');
      expect(text.split('Das haben Sie geantwortet')[0]).not.toContain('Nein');
    });

    it('says from which day, and offers to tell on that day', async () => {
      await answerAll('de', {
        place: {
          place: 'Lausanne',
          'place-since-day': '1',
          'place-since-month': '9',
          'place-since-year': '2025',
          'canton-since-day': '1',
          'canton-since-month': '9',
          'canton-since-year': '2025',
        },
      });
      const { text } = await visitor.get('/de/check/answer');
      const [, day] = /href="\/de\/tell-me\?day=(\d{4}-\d\d-\d\d)"/.exec(text)!;
      expect(day).toMatch(/^2027-0[89]-\d\d$/);
      expect(text).toContain(`Noch nicht. Ab dem ${textsOf('de').day(day)}`);
      expect((await visitor.get(`/de/tell-me?day=${day}`)).text).toContain('value="2027"');
    });

    it('never answers no, whatever somebody has answered', async () => {
      await answerAll('en', {
        permit: { permit: 'N', 'permit-since-year': '2024' },
        since: { 'since-year': '2024', before: 'same' },
        language: { proof: 'not-yet' },
        social: { social: 'now' },
        record: { record: 'yes', pending: 'yes', debts: 'yes' },
      });
      const { text } = await visitor.get('/en/check/answer');
      expect(text).toContain('Not yet. Something is still missing');
      expect(text).toContain('href="/en/help"');
    });

    it('takes "I don’t know" for an answer everywhere, and then asks rather than judges', async () => {
      for (const step of Object.keys(LIFE))
        expect((await visitor.send(`/fr/check/${step}`, { unknown: '1' })).status).toBe(303);
      const { text } = await visitor.get('/fr/check/answer');
      expect(text).toContain('Il faut regarder de plus près');
      expect(text).not.toContain('Pas encore.');
    });

    it('shows the original beside a verdict that a machine has translated', async () => {
      await answerAll('it');
      expect((await visitor.get('/it/check/answer')).text).toMatch(
        /class="original" lang="de-CH" dir="ltr">Ordentliche Einbürgerung \(der gewöhnliche Weg\): Das sieht gut aus/,
      );
    });

    it('counts exactly by the permits one writes down, a row more by a button', async () => {
      await answerAll();
      const more = await visitor.send('/de/check/exact', { 'permit-0': 'B', 'from-0-year': '2012', do: 'add' });
      expect(more.text.match(/<legend>Zeit \d/g)).toHaveLength(2);
      expect(more.text).toContain('value="2012"');
      const less = await visitor.send('/de/check/exact', {
        'permit-0': 'B',
        'from-0-year': '2012',
        'permit-1': 'C',
        'from-1-year': '2019',
        do: 'remove-0',
      });
      expect(less.text).toContain('value="2019"');
      expect(less.text).not.toContain('value="2012"');
      const rows = {
        'permit-0': 'B',
        'from-0-day': '1',
        'from-0-month': '2',
        'from-0-year': '2022',
        'to-0-day': '31',
        'to-0-month': '1',
        'to-0-year': '2024',
        'permit-1': 'C',
        'from-1-day': '1',
        'from-1-month': '2',
        'from-1-year': '2024',
      };
      expect((await visitor.send('/de/check/exact', rows)).headers.get('location')).toBe('/de/check/answer');
      expect((await visitor.get('/de/check/answer')).text).toContain('Gezählt: 4 Jahre. Nötig: 10 Jahre.');
      expect((await visitor.get('/de/check/exact')).text).toContain('value="2024"');
    });

    it('refuses absurd dates, says what is wrong at the top and at the field, and keeps what was typed', async () => {
      await visitor.send('/de/check/born', { 'born-year': '2000' });
      const bad: [string, Record<string, string>, string][] = [
        ['born', {}, 'oder wählen Sie «Ich weiss es nicht»'],
        ['born', { 'born-day': '31', 'born-month': '2', 'born-year': '2000' }, 'Diesen Tag gibt es nicht'],
        ['born', { 'born-year': '99' }, 'vier Ziffern'],
        ['born', { 'born-year': '2030' }, 'in der Zukunft'],
        ['born', { 'born-year': '1800' }, 'gregorianisch'],
        ['born', { 'born-year': '1901' }, 'Prüfen Sie das Geburtsjahr'],
        ['born', { 'born-day': '5', 'born-year': '2000' }, 'Diesen Tag gibt es nicht'],
        ['since', { 'since-year': '1999' }, 'vor Ihrer Geburt'],
        ['permit', { permit: 'Z' }, 'Bitte wählen Sie'],
        ['language', { proof: 'school' }, 'Bitte wählen Sie'],
        ['place', { place: 'Atlantis' }, 'nicht gefunden'],
        ['place', { place: '%%%' }, 'nicht gefunden'],
      ];
      for (const [step, fields, says] of bad) {
        const answer = await visitor.send(`/de/check/${step}`, fields);
        expect([step, fields, answer.status]).toEqual([step, fields, 422]);
        expect(answer.text).toMatch(/<title>Problem: /);
        expect(answer.text).toMatch(
          new RegExp(
            `role="alert"[\\s\\S]*href="#${step === 'language' ? 'national' : step === 'place' ? 'place' : step}"[\\s\\S]*${says}`,
          ),
        );
        for (const value of Object.values(fields).filter(
          (value) => /^[\w ]+$/.test(value) && !['Z', 'school'].includes(value),
        ))
          expect(answer.text).toContain(`value="${value}"`);
      }
      const rows = await visitor.send('/de/check/exact', {
        'permit-0': 'B',
        'from-0-year': '2015',
        'to-0-year': '2010',
        'permit-1': 'X',
        'from-1-year': '1990',
      });
      expect(rows.status).toBe(422);
      expect(rows.text).toContain('Das Ende liegt vor dem Anfang');
      expect(rows.text).toContain('vor Ihrer Geburt');
      expect((await visitor.send('/de/check/exact', {})).text).toContain('Füllen Sie mindestens eine Zeile aus');
    });

    it('takes no more rows than a life has, and stays upright under five hundred', async () => {
      const many = Object.fromEntries(
        Array.from({ length: 500 }, (_, i) => [
          [`permit-${i}`, 'B'],
          [`from-${i}-year`, '2010'],
        ]).flat(),
      );
      expect((await visitor.send('/de/check/exact', many)).status).toBe(303);
      expect((await visitor.get('/de/check/exact')).text.match(/<legend>Zeit \d+/g)).toHaveLength(15);
    });

    it('understands Arabic and Persian figures, postcodes, and communes that have merged', async () => {
      await visitor.send('/de/check/born', { 'born-day': '٠١', 'born-month': '۵', 'born-year': '١٩٨٨' });
      expect((await visitor.get('/de/check/born')).text).toContain('value="1988"');
      expect((await visitor.send('/de/check/place', { place: '١٠٠٣' })).status).toBe(303);
      expect((await visitor.get('/de/check/place')).text).toContain('value="Lausanne (VD)"');
      const several = await visitor.send('/de/check/place', { place: 'Buchs' });
      expect(several.status).toBe(422);
      expect(several.text).toMatch(/Buchs \(AG\)[\s\S]*Buchs \(SG\)[\s\S]*Buchs \(ZH\)/);
      const [, bfs] = /value="(\d+)"[^>]*><label[^>]*>Buchs \(SG\)/.exec(several.text)!;
      expect((await visitor.send('/de/check/place', { place: 'Buchs', 'place-choice': bfs })).status).toBe(303);
    });

    it('escapes what was typed', async () => {
      const { text } = await visitor.send('/de/check/place', { place: `"><script>alert(1)</script>` });
      expect(text).not.toContain('<script>');
      expect(text).toContain('value="&quot;>&lt;script>alert(1)&lt;/script>"');
    });

    it('stores nothing of anybody', async () => {
      const before = await counts(server);
      await answerAll();
      await visitor.get('/de/check/answer');
      expect(await counts(server)).toEqual(before);
    });

    it('survives back and reload, and is erased by the quick exit', async () => {
      await answerAll();
      expect((await visitor.get('/de/check/since')).text).toContain('value="2009"');
      expect((await visitor.get('/de/check')).text).toContain('href="/de/check/answer"');
      const exit = await visitor.get('/de/leave');
      expect(exit.text).not.toMatch(/Passerelle|Pass|Bürger|Gesuch/);
      expect(exit.text).toContain('<title>März 2026</title>');
      expect(visitor.cookie).toBe('');
      expect((await visitor.get('/de/check/since')).text).not.toContain('value="2009"');
      expect((await visitor.get('/de/check/answer')).text).toContain('Ihre Angaben sind nicht mehr da');
    });

    it('can be begun anew', async () => {
      await answerAll();
      expect((await visitor.get('/de/check?new=1')).status).toBe(303);
      expect(visitor.cookie).toBe('');
    });

    it('keeps its answers from everybody but the browser, and believes none that were changed', async () => {
      await answerAll();
      const set = await visitor.send('/de/check/born', { 'born-year': '1988' });
      for (const cookie of set.headers.getSetCookie())
        expect(cookie).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Max-Age=(7200|0)$/);
      expect(visitor.cookie).not.toMatch(/1988|Lausanne/);
      const [, value] = /passerelle\.answers\.0=([\w-]+)/.exec(visitor.cookie)!;
      // Of the last sign not every bit is read; of the one before it, each is.
      for (const forged of [
        `${value.slice(0, -2)}${value.at(-2) === 'A' ? 'B' : 'A'}${value.slice(-1)}`,
        `${value.startsWith('A') ? 'B' : 'A'}${value.slice(1)}`,
        value.slice(0, 40),
        'x',
        '',
        `${value}AAAA`,
        Buffer.from('{"born":"1988"}').toString('base64url'),
      ]) {
        const page = await server.anybody.get('/de/check/born', {
          headers: { cookie: `passerelle.answers.0=${forged}` },
        });
        expect([page.status, page.text.includes('value="1988"')]).toEqual([200, false]);
      }
      const other = await TestServer.open();
      try {
        expect((await other.anybody.get('/de/check/born', { headers: { cookie: visitor.cookie } })).text).not.toContain(
          'value="1988"',
        );
      } finally {
        await other.close();
      }
    });
  });

  describe('asking for help', () => {
    const fill = async (fields: Record<string, string | string[]> = {}, language = 'de'): Promise<void> => {
      await visitor.get(`/${language}/help`);
      server.clock.forward({ minutes: 1 });
      expect((await visitor.sendPage({ ...HELP, ...fields })).headers.get('location')).toBe(`/${language}/help/review`);
    };

    it('shows everything once more, and becomes a request only with a yes', async () => {
      const before = await counts(server);
      await fill({ message: '<b>Angst</b>', worries: ['deadline', 'papers'] });
      const review = await visitor.get('/de/help/review');
      expect(review.text).toContain('&lt;b>Angst&lt;/b>');
      expect(review.text).toContain('Ein Brief mit einer Frist');
      expect(review.text).not.toContain(' checked');
      const no = await visitor.sendPage({});
      expect(no.status).toBe(422);
      expect(no.text).toContain('Ohne Ihr Ja dürfen wir Ihre Anfrage nicht annehmen');
      expect(await counts(server)).toEqual(before);
      const yes = await visitor.sendPage({ agree: 'yes' });
      expect(yes.status).toBe(303);
      const tracked = await visitor.get(yes.headers.get('location')!);
      expect(tracked.text).toMatch(/Danke\. Ihre Anfrage ist angekommen[\s\S]*P-[2-9A-Z]{4}-[2-9A-Z]{4}/);
      expect(visitor.cookie).toBe('');
      const [row] =
        await server.rows(`select c.message, c.worries, c.facts, c.channel, c.source, p.first_name, p.languages, p.phone, p.safe_to_call, array_agg(s.purpose) as purposes, min(s.language) as language
        from cases c join people p on p.id = c.person_id join consents s on s.person_id = p.id group by c.id, p.id order by c.id desc limit 1`);
      // What was ticked is kept as codes, which whoever reads it first finds in their own language; the person's words stay.
      expect(row).toEqual({
        message: '<b>Angst</b>',
        worries: ['deadline', 'papers'],
        facts: {},
        channel: 'form',
        source: null,
        first_name: 'Selam',
        languages: ['ti', 'fr'],
        phone: '+41790000007',
        safe_to_call: true,
        purposes: ['help'],
        language: 'de',
      });
    });

    it('takes the answers of the check along only with a consent of its own', async () => {
      await answerAll();
      await fill({ 'first-name': 'Ohne' });
      expect((await visitor.get('/de/help/review')).text).toContain(
        'Ja, nehmen Sie meine Antworten aus dem Check mit.',
      );
      await visitor.get('/de/help/review');
      await visitor.sendPage({ agree: 'yes' });
      await answerAll();
      await fill({ 'first-name': 'Mit' });
      await visitor.get('/de/help/review');
      await visitor.sendPage({ agree: 'yes', facts: 'yes', statistics: 'yes' });
      const facts = async (name: string): Promise<any> =>
        (
          await server.rows<any>(
            `select c.facts from cases c join people p on p.id = c.person_id where p.first_name = $1`,
            [name],
          )
        )[0].facts;
      expect(await facts('Ohne')).toEqual({});
      expect(await facts('Mit')).toMatchObject({
        birthDate: '1988',
        permit: 'C',
        criminalRecord: false,
        marriedToSwissSince: null,
        residence: [{ commune: LAUSANNE, from: '2012', to: null }],
        stays: [
          { permit: 'B', from: '2009' },
          { permit: 'C', from: '2019', to: null },
        ],
      });
    });

    it('is the same request when it is sent twice', async () => {
      await fill({ 'first-name': 'Zweimal' });
      await visitor.get('/de/help/review');
      const twice = await Promise.all([1, 2].map(() => visitor.sendPage({ agree: 'yes' })));
      expect(twice[0].headers.get('location')).toBe(twice[1].headers.get('location'));
      expect(await server.rows(`select count(*)::integer as n from people where first_name = 'Zweimal'`)).toEqual([
        { n: 1 },
      ]);
    });

    it('may be filled in by a helper, who leaves a name and a number', async () => {
      await fill({
        'first-name': 'Amina',
        phone: '',
        email: '',
        safe: '',
        'helper-name': 'Frau Meier',
        'helper-phone': '044 000 00 09',
        'helper-relation': 'Nachbarin',
      });
      await visitor.get('/de/help/review');
      await visitor.sendPage({ agree: 'yes' });
      expect(
        await server.rows(
          `select c.channel, p.helper from cases c join people p on p.id = c.person_id where p.first_name = 'Amina'`,
        ),
      ).toEqual([
        {
          channel: 'helper',
          helper: { name: 'Frau Meier', phone: expect.stringContaining('44'), relation: 'Nachbarin' },
        },
      ]);
    });

    it('says what is missing, with the way to each field, and keeps what was typed', async () => {
      await visitor.get('/fr/help');
      server.clock.forward({ minutes: 1 });
      const { status, text } = await visitor.sendPage({
        'first-name': '',
        home: '',
        phone: '12',
        email: 'x@',
        message: 'ä'.repeat(1501),
        'helper-phone': '1',
      });
      expect(status).toBe(422);
      for (const field of ['first-name', 'language-1', 'home', 'phone', 'safe', 'email', 'message', 'helper-name'])
        expect(text).toContain(`<li><a href="#${field}">`);
      expect(text).toContain('value="x@"');
      expect(text).toMatch(/<title>Problème\u00a0: /);
    });

    it('holds machines off: a field nobody sees, a form filled in too fast, a time nobody signed', async () => {
      await visitor.get('/de/help');
      expect((await visitor.sendPage(HELP)).text).toContain('Das ging sehr schnell');
      server.clock.forward({ minutes: 1 });
      const filled = await visitor.sendPage({ ...HELP, website: 'spam.example' });
      expect(filled.status).toBe(422);
      expect(filled.text).toMatch(/<div><label for="website">Dieses Feld bitte leer lassen/);
      expect((await visitor.sendPage({ ...HELP, shown: 'abc.def' })).text).toContain(
        'Schauen Sie alles noch einmal an',
      );
      server.clock.forward({ minutes: 1 });
      expect((await visitor.sendPage(HELP)).status).toBe(303);
    });

    it('says so to whoever has nothing to look through', async () => {
      expect((await visitor.get('/de/help/review')).status).toBe(410);
      expect((await visitor.send('/de/help/review', { agree: 'yes' })).status).toBe(410);
    });

    it('keeps the word of a campaign through to the request, and counts how far people came', async () => {
      const staff = await server.as('staff');
      await staff.post('/api/campaigns', { source: 'poster-2026' });
      await visitor.get('/de?source=poster-2026');
      await visitor.get('/de?source=poster-2026');
      await answerAll();
      await visitor.get('/de/check/answer');
      await visitor.get('/de/check/answer');
      await fill({ 'first-name': 'Plakat' });
      await visitor.get('/de/help/review');
      await visitor.sendPage({ agree: 'yes' });
      expect(
        await server.rows(
          `select c.source from cases c join people p on p.id = c.person_id where p.first_name = 'Plakat'`,
        ),
      ).toEqual([{ source: 'poster-2026' }]);
      await new Visitor(server).get('/fr?source=poster-2026');
      await new Visitor(server).get('/fr?source=<script>');
      expect((await staff.get('/api/campaigns')).body).toEqual({
        items: [{ source: 'poster-2026', visits: 2, checks: 1, requests: 1 }],
        next: null,
      });
      expect((await staff.get('/api/campaigns?from=2027-01-01')).body.items).toEqual([
        { source: 'poster-2026', visits: 0, checks: 0, requests: 0 },
      ]);
    });
  });

  describe('a letter on a day', () => {
    const wish = { 'day-day': '1', 'day-month': '9', 'day-year': '2027', email: 'Tag@Example.org', agree: 'yes' };

    it('is promised by mail, comes once, and leaves nothing behind', async () => {
      await visitor.get('/fr/tell-me');
      server.clock.forward({ minutes: 1 });
      expect((await visitor.get((await visitor.sendPage(wish)).headers.get('location')!)).text).toContain(
        '1er septembre 2027',
      );
      expect(await server.rows(`select email, language, day, announced_at from day_promises`)).toEqual([
        { email: 'tag@example.org', language: 'fr', day: '2027-09-01', announced_at: null },
      ]);
      await server.tick();
      const [confirmation] = server.letters('tag@example.org');
      expect(confirmation.subject).toBe('Nous vous écrirons ce jour-là');
      expect(confirmation.text).toMatch(/\/tell-me\/k0\.[\w-]{44}\?lang=fr/);
      const before = server.clock.now().toISOString();
      server.clock.set('2027-08-31T12:00:00Z');
      await server.tick();
      expect(server.letters('tag@example.org')).toHaveLength(1);
      server.clock.set('2027-09-01T12:00:00Z');
      for (let i = 0; i < 3; i++) await server.tick();
      expect(server.letters('tag@example.org')).toHaveLength(2);
      expect(server.letters('tag@example.org')[1].subject).toBe('C’est aujourd’hui');
      expect(await server.rows(`select id from day_promises`)).toEqual([]);
      server.clock.set(before);
    });

    it('is taken back by its link, and then never comes', async () => {
      await visitor.get('/de/tell-me');
      server.clock.forward({ minutes: 1 });
      await visitor.sendPage({ ...wish, email: 'nein@example.org' });
      await server.tick();
      const [, path] = /(\/tell-me\/k0\.[\w-]{44}\?lang=de)/.exec(server.letters('nein@example.org')[0].text)!;
      expect((await server.anybody.get(path)).text).toContain('1. September 2027');
      expect((await server.rows(`select 1 from day_promises`)).length).toBe(1);
      expect((await visitor.send(path, {})).text).toContain('Ihre Adresse ist gelöscht');
      expect(await server.rows(`select 1 from day_promises`)).toEqual([]);
      expect((await server.anybody.get(path)).status).toBe(404);
    });

    it('is forgotten after three years, sent or not', async () => {
      await server.rows(
        `insert into day_promises (id, email, language, day, text_version, created_at) values (gen_random_uuid(), 'alt@example.org', 'de', '2199-01-01', 'x', '2023-01-01')`,
      );
      await server.tick();
      expect(await server.rows(`select 1 from day_promises where email = 'alt@example.org'`)).toEqual([]);
    });

    it('is neither written twice nor used to flood somebody, and tells nobody which addresses it knows', async () => {
      for (const day of ['1', '1', '2', '3', '4', '5']) {
        await visitor.get('/de/tell-me');
        server.clock.forward({ minutes: 1 });
        expect(
          (await visitor.sendPage({ ...wish, 'day-day': day, email: 'opfer@example.org' })).headers.get('location'),
        ).toBe(`/de/tell-me?sent=2027-09-0${day}`);
      }
      await server.tick();
      expect(server.letters('opfer@example.org')).toHaveLength(3);
    });

    it('comes before a way closes, as early as makes sense, and says only the last day', async () => {
      const closing = { ...wish, about: 'closes', email: 'frist@example.org' };
      const shown = await visitor.get('/de/tell-me?day=2027-09-01&about=closes');
      expect(shown.text).toContain('schreiben wir Ihnen schon am 3. Juni 2027');
      server.clock.forward({ minutes: 1 });
      const mistyped = await visitor.sendPage({ ...closing, email: 'frist@' });
      const again = mistyped.status === 303 ? await visitor.get(mistyped.headers.get('location')!) : mistyped;
      expect(again.text).toContain('<h1>Vorher erinnern</h1>');
      expect(again.text).toContain('schreiben wir Ihnen schon am 3. Juni 2027');
      server.clock.forward({ minutes: 1 });
      expect((await visitor.sendPage(closing)).headers.get('location')).toBe('/de/tell-me?sent=2027-06-03');
      expect(await server.rows(`select day, closes_on from day_promises where email = 'frist@example.org'`)).toEqual([
        { day: '2027-06-03', closes_on: '2027-09-01' },
      ]);
      await server.tick();
      const before = server.clock.now().toISOString();
      server.clock.set('2027-06-03T12:00:00Z');
      for (let i = 0; i < 3; i++) await server.tick();
      const letters = server.letters('frist@example.org');
      expect(letters.map(({ subject }) => subject)).toEqual([
        'Wir schreiben Ihnen an dem Tag',
        'Ein Tag, den Sie sich merken wollten',
      ]);
      expect(letters[1].text).toContain('Der letzte Tag ist der 1. September 2027');
      expect(letters[1].text).not.toMatch(/eingebürgert|Geburtstag|Kind/);
      server.clock.set(before);
    });

    it('is a file for a calendar too, which needs no address and of which nothing is kept', async () => {
      const before = await counts(server);
      const file = await server.anybody.get('/de/check/day.ics?day=2027-09-01&about=closes');
      expect([file.status, file.headers.get('content-type'), file.headers.get('cache-control')]).toEqual([
        200,
        'text/calendar; charset=utf-8',
        'no-store',
      ]);
      expect(file.text.match(/DTSTART;VALUE=DATE:\d+/g)).toEqual([
        'DTSTART;VALUE=DATE:20270603',
        'DTSTART;VALUE=DATE:20270901',
      ]);
      expect(file.text).toContain('SUMMARY:Passerelle: letzter Tag 1. September 2027');
      const from = await server.anybody.get('/ar/check/day.ics?day=2029-09-01&about=from');
      expect(from.text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
      for (const query of [
        '',
        '?day=2027-09-01',
        '?day=2027-02-30&about=from',
        '?day=2020-01-01&about=from',
        '?day=2199-01-01&about=from',
        '?day=2027-09-01&about=x',
      ])
        expect([query, (await server.anybody.get(`/de/check/day.ics${query}`)).status]).toEqual([query, 404]);
      expect(await counts(server)).toEqual(before);
    });

    it('needs a day to come, an address and a yes', async () => {
      await visitor.get('/de/tell-me');
      server.clock.forward({ minutes: 1 });
      const bad: [Record<string, string>, string][] = [
        [{ agree: '' }, 'agree'],
        [{ email: 'x' }, 'email'],
        [{ 'day-year': '2020' }, 'day'],
        [{ 'day-day': '' }, 'day'],
        [{ 'day-year': '2035' }, 'day'],
        [{ 'day-month': '13' }, 'day'],
      ];
      for (const [over, field] of bad) {
        const { status, text } = await visitor.sendPage({ ...wish, ...over });
        expect([over, status, text.includes(`href="#${field}"`)]).toEqual([over, 422, true]);
      }
    });
  });

  describe('a testimony', () => {
    const story = {
      what: 'slow',
      whose: 'commune',
      place: 'Lausanne',
      'when-year': '2025',
      story: 'Seit zwei Jahren keine Antwort. <i>',
      consent: 'statistics',
    };

    it('waits for the staff like every report, is no case, and is shown nowhere', async () => {
      const cases = await server.rows(`select count(*) from cases`);
      await visitor.get('/de/testimony');
      server.clock.forward({ minutes: 1 });
      const thanks = await visitor.get((await visitor.sendPage(story)).headers.get('location')!);
      expect(thanks.text).toMatch(/Danke[\s\S]*I-[2-9A-Z]{4}-[2-9A-Z]{4}/);
      expect(thanks.text).not.toContain('Seit zwei Jahren');
      expect(await server.rows(`select count(*) from cases`)).toEqual(cases);
      const staff = await server.as('staff');
      const [told] = (await staff.get('/api/irregularities?origin=testimony')).body.items;
      expect(told).toMatchObject({
        code: 'UNDUE_DELAY',
        status: 'reported',
        consent: 'statistics',
        origin: 'testimony',
        authority: { level: 'commune', canton: 'VD', commune: LAUSANNE },
        occurred: { from: '2025-01-01', to: '2025-12-31' },
        description: 'Seit zwei Jahren keine Antwort. <i>',
      });
      const moved = await staff.put(
        `/api/irregularities/${told.id}/status`,
        {
          to: 'confirmed',
          kind: 'omission',
          severity: { scale: 2, scope: 'one', remediable: 'easily' },
          evidenceLevel: 'alleged',
        },
        { version: told.version },
      );
      expect([moved.status, moved.body.status]).toEqual([200, 'confirmed']);
    });

    it('may be of the Confederation, of a canton, and of this very year', async () => {
      for (const over of [{ whose: 'federal', place: '' }, { whose: 'canton' }, { 'when-year': '2026' }]) {
        await visitor.get('/it/testimony');
        server.clock.forward({ minutes: 1 });
        expect(
          (await visitor.get((await visitor.sendPage({ ...story, ...over })).headers.get('location')!)).text,
        ).toContain('Grazie');
      }
      expect(
        await server.rows(
          `select level, canton, commune, occurred_to from irregularities where origin = 'testimony' order by id desc limit 3`,
        ),
      ).toEqual([
        { level: 'commune', canton: 'VD', commune: LAUSANNE, occurred_to: server.clock.today() },
        { level: 'canton', canton: 'VD', commune: null, occurred_to: '2025-12-31' },
        { level: 'federal', canton: null, commune: null, occurred_to: '2025-12-31' },
      ]);
    });

    it('needs what happened, where, when, and how far it may be told', async () => {
      await visitor.get('/de/testimony');
      server.clock.forward({ minutes: 1 });
      const { status, text } = await visitor.sendPage({});
      expect(status).toBe(422);
      for (const field of ['what', 'whose', 'place', 'when', 'story', 'consent'])
        expect(text).toContain(`href="#${field}"`);
    });
  });

  describe('a volunteer', () => {
    const offer = {
      'first-name': 'Rahel',
      'last-name': 'Tesfay',
      email: 'Rahel.T@example.org',
      phone: '079 000 00 03',
      home: 'Lausanne',
      'language-1': 'ti',
      'level-1': 'native',
      'language-2': 'fr',
      'level-2': 'fluent',
      time: '4',
      remote: 'yes',
      agree: 'yes',
    };

    it('lands with the coordinator of the canton as an application, who is told without a name', async () => {
      const coordinator = await server.as('coordinator');
      await visitor.get('/fr/volunteer');
      server.clock.forward({ minutes: 1 });
      expect((await visitor.sendPage(offer)).headers.get('location')).toBe('/fr/volunteer?thanks=1');
      const [applying] = (await coordinator.get('/api/advisers?state=applying')).body.items;
      expect(applying).toMatchObject({
        firstName: 'Rahel',
        email: 'rahel.t@example.org',
        phone: '+41790000003',
        homeCanton: 'VD',
        remote: true,
        capacity: 3,
        languages: [
          { code: 'ti', level: 'native', interprets: false },
          { code: 'fr', level: 'fluent', interprets: false },
        ],
      });
      await server.tick();
      const letter = server
        .letters('coordinator@passerelle.example')
        .find(({ subject }) => subject === 'Quelqu’un souhaite conseiller')!;
      expect(letter.text).toContain(`/advisers/${applying.id}`);
      expect(letter.text).not.toMatch(/Rahel|Tesfay/);
      // Twice is once, and nobody learns that the address is known.
      await visitor.get('/fr/volunteer');
      server.clock.forward({ minutes: 1 });
      expect((await visitor.sendPage({ ...offer, 'first-name': 'Other' })).headers.get('location')).toBe(
        '/fr/volunteer?thanks=1',
      );
      expect((await coordinator.get('/api/advisers?state=applying')).body.items).toHaveLength(1);
    });

    it('needs names, an address, a place, a language and a yes', async () => {
      await visitor.get('/de/volunteer');
      server.clock.forward({ minutes: 1 });
      const { status, text } = await visitor.sendPage({ phone: '1' });
      expect(status).toBe(422);
      for (const field of ['first-name', 'last-name', 'email', 'phone', 'home', 'language-1', 'agree'])
        expect(text).toContain(`href="#${field}"`);
    });
  });

  it('answer whatever goes wrong with a page in the reader’s language', async () => {
    for (const path of ['/it/nothing', '/it/check/nothing', '/it/help/nothing']) {
      const missing = await server.anybody.get(path);
      expect([missing.status, missing.text.includes('Qui non c’è nulla')]).toEqual([404, true]);
    }
    expect((await server.anybody.get('/xx/check', { headers: { accept: 'image/png' } })).status).toBe(404);
    const rate = server.app.get(RateLimit);
    await server.forgetCounts();
    for (let i = 0; i < 30; i++) await rate.consume(`tell-me ${rate.clientKey('127.0.0.1')}`, 30, 600);
    const many = await visitor.send('/fr/tell-me', {});
    expect([many.status, many.headers.get('retry-after') !== null, many.text.includes('Attendez un instant')]).toEqual([
      429,
      true,
      true,
    ]);
    expect((await visitor.send('/de/check/born', { 'born-year': 'x'.repeat(2_000_000) })).status).toBe(413);
    const foreign = await server.anybody.send('POST', '/de/check/born', 'born-year=1988', {
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
    });
    expect([foreign.status, foreign.headers.get('content-type')]).toEqual([403, 'text/html; charset=utf-8']);
  });

  it('take whatever is sent to them: no page breaks, and none answers anything but a page', async () => {
    const forms = [
      ...Object.keys(LIFE).map((step) => `check/${step}`),
      'check/exact',
      'help',
      'help/review',
      'tell-me',
      'testimony',
      'volunteer',
    ];
    const names = [
      'born-year',
      'permit',
      'since-year',
      'place',
      'place-choice',
      'proof',
      'social',
      'record',
      'spouse',
      'permit-0',
      'from-0-year',
      'do',
      'first-name',
      'home',
      'phone',
      'email',
      'message',
      'worries',
      'shown',
      'website',
      'agree',
      'day-year',
      'story',
      'what',
      'when-year',
      'language-1',
      'constructor',
      'toString',
    ];
    const texts = HOSTILE.filter(
      (each): each is string | number => typeof each === 'string' || typeof each === 'number',
    ).map((each) => String(each).slice(0, 20_000).toWellFormed());
    for (const path of forms)
      for (const text of texts) {
        await server.forgetCounts();
        const answer = await visitor.send(`/de/${path}`, Object.fromEntries(names.map((name) => [name, text])));
        expect([
          path,
          text.slice(0, 50),
          answer.status < 500,
          answer.status === 303 || /^text\/html/.test(answer.headers.get('content-type') ?? ''),
        ]).toEqual([path, text.slice(0, 50), true, true]);
        const asked = await visitor.get(
          `/de/${path}?${new URLSearchParams({ day: text.slice(0, 500), back: text.slice(0, 500), source: text.slice(0, 500), lang: text.slice(0, 500) }).toString()}`,
        );
        expect([path, text.slice(0, 50), asked.status < 500, asked.text.includes('<script')]).toEqual([
          path,
          text.slice(0, 50),
          true,
          false,
        ]);
      }
    // What no form has a field for is turned away by the server before there is a page.
    expect((await visitor.send('/de/check/born', Object.fromEntries([['__proto__', 'x']]))).status).toBe(400);
    for (const body of ['{}', '[1]', '"x"', 'null', '{"born-year":{"a":1}}', '{"born-year":["1988",null]}'])
      expect(
        (await server.anybody.send('POST', '/de/check/born', body, { headers: { 'content-type': 'application/json' } }))
          .status,
      ).toBeLessThan(500);
  }, 120_000);

  it('take no campaign’s word from robots: all are counted as one', async () => {
    for (let i = 0; i < 70; i++) await server.anybody.get(`/de?source=robot-${i}`);
    expect(
      await server.rows(
        `select source, count <= 60 as few from campaign_counts where source like 'robot-%' or source = 'other'`,
      ),
    ).toEqual([{ source: 'other', few: true }]);
  });
});

describe('an installation for which nobody answers yet', () => {
  let server: TestServer;
  beforeAll(async () => (server = await TestServer.open({ config: { controller: null } })));
  afterAll(() => server.close());

  it('keeps its public pages closed, but for requests that were made and addresses to be taken back', async () => {
    for (const path of [
      '/',
      '/de',
      '/de/about',
      '/de/data',
      '/de/questions',
      '/de/law',
      '/de/law/ZG',
      '/de/check',
      '/de/check/born',
      '/de/check/answer',
      '/de/check/exact',
      '/de/tell-me',
      '/de/help',
      '/de/help/review',
      '/de/testimony',
      '/de/volunteer',
    ]) {
      const page = await server.anybody.get(path);
      expect([path, page.status, page.text.includes('Noch nicht offen')]).toEqual([path, 503, true]);
    }
    for (const path of [
      '/de/check/born',
      '/de/check/exact',
      '/de/tell-me',
      '/de/help',
      '/de/help/review',
      '/de/testimony',
      '/de/volunteer',
    ])
      expect([
        path,
        (
          await server.anybody.send('POST', path, '', {
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
          })
        ).status,
      ]).toEqual([path, 503]);
    expect((await server.anybody.get('/de/leave')).status).toBe(200);
    const { tracking } = await ask(server);
    expect((await server.anybody.get(`/requests/${tracking}`)).status).toBe(200);
  });
});

/** How many bytes come over the wire. */
function weight(server: TestServer, path: string, coding: 'br' | 'gzip', cookie = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = request(`${server.url}${path}`, { headers: { 'accept-encoding': coding, cookie } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const bytes = Buffer.concat(parts);
        expect([path, answer.headers['content-encoding']]).toEqual([path, coding]);
        expect((coding === 'br' ? brotliDecompressSync(bytes) : gunzipSync(bytes)).length).toBeGreaterThan(400);
        resolve(bytes.length);
      });
    });
    asked.on('error', reject).end();
  });
}

async function counts(server: TestServer): Promise<unknown> {
  return server.rows(
    `select (select count(*) from people) as people, (select count(*) from cases) as cases, (select count(*) from day_promises) as promises, (select count(*) from outgoing_mails) as mails, (select count(*) from campaign_counts) as campaigns`,
  );
}
