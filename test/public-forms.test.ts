import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NAMES } from '../src/texts/languages.js';
import { OFFERED, textsOf } from '../src/texts/texts.js';
import { TestServer } from './support/test-server.js';
import { Visitor } from './support/visitor.js';

const ANNA = {
  'first-name': 'Anna',
  'language-1': 'de',
  'language-2': '',
  home: 'Lausanne',
  phone: '079 000 00 11',
  safe: 'yes',
  message: 'Anna fragt.',
};
const BRUNO = { ...ANNA, 'first-name': 'Bruno', phone: '079 000 00 12', message: 'Bruno fragt.' };
const STORY = {
  what: 'slow',
  whose: 'commune',
  place: 'Lausanne',
  'when-year': '2025',
  story: 'Seit zwei Jahren keine Antwort.',
  consent: 'statistics',
};
const OFFER = {
  'first-name': 'Rahel',
  'last-name': 'Tesfay',
  email: 'rahel@example.org',
  home: 'Lausanne',
  'language-1': 'ti',
  'level-1': 'native',
  time: '4',
  agree: 'yes',
};
const FORM = { headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' } };
const OVERRIDE = '\u202e';

describe('the forms of the public pages', () => {
  let server: TestServer;
  let visitor: Visitor;
  beforeAll(async () => (server = await TestServer.open()));
  afterAll(() => server.close());
  beforeEach(() => {
    visitor = new Visitor(server);
  });

  const fill = async (path: string, fields: Record<string, string>, who = visitor): Promise<string> => {
    await who.get(path);
    server.clock.forward({ minutes: 1 });
    const answer = await who.sendPage(fields);
    return answer.headers.get('location') ?? `${answer.status}`;
  };
  const namesOf = async (...names: string[]): Promise<string[]> =>
    (
      await server.rows<{ first_name: string }>(
        `select first_name from people where first_name = any($1) order by id`,
        [names],
      )
    ).map(({ first_name }) => first_name);

  describe('a helper with two requests in two tabs', () => {
    it('sends the one that is looked at, then the other, and loses neither', async () => {
      await fill('/de/help', ANNA);
      const anna = visitor.asTab(await visitor.get('/de/help/review'), '/de/help/review');
      await fill('/de/help', BRUNO);
      const bruno = visitor.asTab(await visitor.get('/de/help/review'), '/de/help/review');
      const first = await anna.send({ agree: 'yes' });
      expect([first.status, await namesOf('Anna', 'Bruno')]).toEqual([303, ['Anna']]);
      const second = await bruno.send({ agree: 'yes' });
      expect([second.status, await namesOf('Anna', 'Bruno')]).toEqual([303, ['Anna', 'Bruno']]);
      expect(second.headers.get('location')).not.toBe(first.headers.get('location'));
      expect(
        await server.rows(
          `select c.message from cases c join people p on p.id = c.person_id where p.first_name = 'Anna'`,
        ),
      ).toEqual([{ message: 'Anna fragt.' }]);
      expect(visitor.cookie).toBe('');
    });

    it('sends along the answers of the check that were there when the page was looked at', async () => {
      await visitor.send('/de/check/born', { 'born-year': '1980' });
      await fill('/de/help', { ...ANNA, 'first-name': 'Agnes' });
      const agnes = visitor.asTab(await visitor.get('/de/help/review'), '/de/help/review');
      await visitor.get('/de/check?new=1');
      await visitor.send('/de/check/born', { 'born-year': '2001' });
      await agnes.send({ agree: 'yes', facts: 'yes' });
      expect(
        await server.rows(
          `select c.facts->>'birthDate' as born from cases c join people p on p.id = c.person_id where p.first_name = 'Agnes'`,
        ),
      ).toEqual([{ born: '1980' }]);
    });

    it('is believed nothing that was not sealed here', async () => {
      for (const sealed of ['', 'x', 'A'.repeat(200)]) {
        const answer = await visitor.send('/de/help/review', { agree: 'yes', sealed });
        expect([answer.status, answer.text.includes('nicht mehr da')]).toEqual([410, true]);
      }
    });

    it('agrees for the other person in words that say so', async () => {
      await fill('/de/help', { ...ANNA, 'helper-name': 'Frau Meier' });
      const { text } = await visitor.get('/de/help/review');
      expect(text).toMatch(/Ja, die Person weiss davon und ist einverstanden/);
      expect(text).not.toContain('jemanden für mich');
    });
  });

  describe('somebody whose browser keeps no cookies', () => {
    it('asks for help all the same', async () => {
      await visitor.get('/de/help');
      server.clock.forward({ minutes: 1 });
      visitor.forget();
      const missing = await visitor.sendPage({ ...ANNA, home: '' });
      expect([missing.status, missing.text.includes('href="#home"'), missing.text.includes('value="Anna"')]).toEqual([
        422,
        true,
        true,
      ]);
      visitor.forget();
      const review = await visitor.sendPage({ ...ANNA, 'first-name': 'Ohnekeks' });
      expect(review.status).toBe(200);
      visitor.forget();
      const sent = await visitor.asTab(review, '/de/help/review').send({ agree: 'yes' });
      expect([sent.status, await namesOf('Ohnekeks')]).toEqual([303, ['Ohnekeks']]);
    });

    it('reads why there is nothing to look at, and whom to ask, where it cannot go on', async () => {
      for (const path of ['/de/help/review', '/de/check/answer']) {
        const { status, text } = await visitor.get(path);
        expect([path, status]).toEqual([path, 410]);
        expect(text).toMatch(
          /zwei Stunden[\s\S]*Cookies[\s\S]*href="\/de\/help"[\s\S]*mailto:daten@passerelle\.example/,
        );
      }
    });

    it('who has only counted exactly is told that the short check is needed too, and loses no row', async () => {
      expect(
        (await visitor.send('/de/check/exact', { 'permit-0': 'C', 'from-0-year': '2012' })).headers.get('location'),
      ).toBe('/de/check/answer');
      const { text } = await visitor.get('/de/check/answer');
      expect(text).toMatch(/die kurzen Fragen[\s\S]*href="\/de\/check\/born"/);
      expect((await visitor.get('/de/check/exact')).text).toContain('value="2012"');
    });
  });

  it('can be sent however long they were open', async () => {
    for (const [path, fields] of [
      ['/de/testimony', STORY],
      ['/de/help', ANNA],
      ['/de/volunteer', { ...OFFER, email: 'lange@example.org' }],
      [
        '/de/tell-me',
        { 'day-day': '1', 'day-month': '9', 'day-year': '2027', email: 'lange@example.org', agree: 'yes' },
      ],
    ] as const) {
      await visitor.get(path);
      server.clock.forward({ days: 8 });
      const stale = await visitor.sendPage(fields);
      expect([path, stale.status, stale.text.includes('Die Seite war lange offen')]).toEqual([path, 422, true]);
      server.clock.forward({ minutes: 1 });
      const again = await visitor.sendPage(fields);
      expect([path, again.status]).toEqual([path, 303]);
    }
  });

  it('keep what was typed through an error, a link and a reload, and answer every sending with a way to a page', async () => {
    for (const [path, fields, shows] of [
      ['/de/help', { ...ANNA, home: '', worries: 'papers' }, ['value="Anna"', 'Anna fragt.', 'value="papers" checked']],
      ['/de/testimony', { ...STORY, place: '' }, ['Seit zwei Jahren', 'value="2025"', 'value="slow" checked']],
      [
        '/de/volunteer',
        { ...OFFER, home: '' },
        ['value="Rahel"', '<option value="ti" selected>', '<option value="native" selected>'],
      ],
      [
        '/de/tell-me',
        { 'day-year': '2020', email: 'immer@example.org' },
        ['value="2020"', 'value="immer@example.org"'],
      ],
    ] as const) {
      await visitor.get(path);
      server.clock.forward({ minutes: 1 });
      const sent = await visitor.sendPage(fields, { follow: false });
      expect([path, sent.status, sent.headers.get('location')]).toEqual([path, 303, `${path}?again=1`]);
      const again = await visitor.get(`${path}?again=1`);
      expect([path, again.status, again.text.includes('role="alert"')]).toEqual([path, 422, true]);
      const anew = await visitor.get(path);
      expect([path, anew.status, anew.text.includes('role="alert"')]).toEqual([path, 200, false]);
      for (const text of shows)
        expect([path, text, again.text.includes(text), anew.text.includes(text)]).toEqual([path, text, true, true]);
    }
  });

  it('say what is wrong even where it is too much for a cookie to keep', async () => {
    const noise = Array.from({ length: 4000 }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919) % 20_000))).join('');
    await visitor.get('/de/testimony');
    server.clock.forward({ minutes: 1 });
    const { status, text } = await visitor.sendPage({ ...STORY, place: '', story: noise });
    expect([status, text.includes(noise.slice(0, 50)), text.includes('href="#place"')]).toEqual([422, true, true]);
  });

  it('leave room for the answers of the self-check, and never send more cookies than a proxy takes', async () => {
    for (const length of [800, 1600, 2400, 4000]) {
      const noise = Array.from({ length }, (_, i) => String.fromCodePoint(0x4e00 + ((i * 7919) % 20_000))).join('');
      await visitor.get('/de/testimony');
      server.clock.forward({ minutes: 1 });
      await visitor.sendPage({ ...STORY, place: '', story: noise });
      await visitor.send('/de/check/born', { 'born-year': '1988' });
      expect([
        length,
        (await visitor.get('/de/check/born')).text.includes('value="1988"'),
        visitor.cookie.length < 8000,
      ]).toEqual([length, true, true]);
    }
  });

  describe('a testimony', () => {
    it('is told once, however often the page is sent or loaded again', async () => {
      const before = await server.rows(`select count(*)::integer as n from irregularities where origin = 'testimony'`);
      await visitor.get('/de/testimony');
      server.clock.forward({ minutes: 1 });
      const tab = visitor.asTab(await visitor.get('/de/testimony'), '/de/testimony');
      server.clock.forward({ minutes: 1 });
      const sent = [await tab.send(STORY), await tab.send(STORY)];
      expect(sent.map(({ status }) => status)).toEqual([303, 303]);
      expect(sent[0].headers.get('location')).toBe(sent[1].headers.get('location'));
      const thanks = await visitor.get(sent[0].headers.get('location')!);
      expect(thanks.text).toMatch(/Danke[\s\S]*I-[2-9A-Z]{4}-[2-9A-Z]{4}/);
      const [{ n }] = await server.rows<{ n: number }>(
        `select count(*)::integer as n from irregularities where origin = 'testimony'`,
      );
      expect(n).toBe((before[0] as { n: number }).n + 1);
      // Whoever goes back and tells something else tells something else.
      await tab.send({ ...STORY, story: 'Und noch etwas.' });
      expect(await server.rows(`select count(*)::integer as n from irregularities where origin = 'testimony'`)).toEqual(
        [{ n: n + 1 }],
      );
      expect((await visitor.get('/de/testimony')).text).not.toContain('Und noch etwas.');
    });

    it('offers no button that is not there', async () => {
      expect(await fill('/de/testimony', { ...STORY, 'when-year': '' })).toBe('422');
      const { text } = await visitor.get('/de/testimony?again=1');
      expect(text).toContain('Ungefähr genügt');
      expect(text).not.toContain('«Ich weiss es nicht»');
      expect((await visitor.send('/de/check/exact', { 'permit-0': 'C' })).text).not.toContain('«Ich weiss es nicht»');
      expect((await visitor.send('/de/check/born', {})).text).toContain('«Ich weiss es nicht»');
    });
  });

  describe('a volunteer', () => {
    it('is thanked on a page of its own, and says how well and how much time', async () => {
      expect(await fill('/fr/volunteer', OFFER)).toBe('/fr/volunteer?thanks=1');
      expect((await visitor.get('/fr/volunteer?thanks=1')).text).toContain('Merci');
      expect(await server.rows(`select capacity, languages from advisers where email = 'rahel@example.org'`)).toEqual([
        { capacity: 3, languages: [{ code: 'ti', level: 'native', interprets: false }] },
      ]);
      const { text } = await visitor.get('/de/volunteer');
      expect(text).toMatch(/name="level-1"[^>]*><option value>Bitte wählen/);
      expect(text).toContain('Wie viel Zeit');
      expect(await fill('/de/volunteer', { ...OFFER, 'level-1': '' })).toBe('422');
      expect((await visitor.get('/de/volunteer?again=1')).text).toContain('href="#level-1"');
    });

    it('and who asks for help may speak more languages than there are pages', async () => {
      const { text } = await visitor.get('/de/volunteer');
      for (const name of [...Object.values(NAMES), 'Soomaali', 'русский', '中文', 'አማርኛ'])
        expect([name, text.includes(`>${name}<`)]).toEqual([name, true]);
      expect(
        await fill('/de/volunteer', {
          ...OFFER,
          email: 'so@example.org',
          'language-1': 'so',
          'language-2': 'ckb',
          'level-2': 'fluent',
        }),
      ).toBe('/de/volunteer?thanks=1');
      expect(await server.rows(`select languages from advisers where email = 'so@example.org'`)).toEqual([
        {
          languages: [
            { code: 'so', level: 'native', interprets: false },
            { code: 'ckb', level: 'fluent', interprets: false },
          ],
        },
      ]);
      await fill('/de/help', { ...ANNA, 'first-name': 'Asha', 'language-1': 'so', 'language-2': 'ar' });
      const review = await visitor.get('/de/help/review');
      expect(review.text).toContain('Soomaali');
      await visitor.asTab(review, '/de/help/review').send({ agree: 'yes' });
      expect(await server.rows(`select languages from people where first_name = 'Asha'`)).toEqual([
        { languages: ['so', 'ar'] },
      ]);
      expect(await fill('/de/help', { ...ANNA, 'language-1': 'xx' })).toBe('422');
    });
  });

  describe('a request that was sent', () => {
    it('has its receipt in the language of who asks, with a link that speaks it too', async () => {
      for (const language of OFFERED) {
        const email = `quittung-${language}@example.org`;
        // Of one client, five a day are written to.
        await server.rows(`delete from daily_counts`);
        await visitor.get(`/${language}/help`);
        server.clock.forward({ minutes: 1 });
        await visitor.sendPage({ ...ANNA, 'first-name': 'Quittung', 'language-1': language, email });
        await visitor
          .asTab(await visitor.get(`/${language}/help/review`), `/${language}/help/review`)
          .send({ agree: 'yes' });
        await server.tick();
        const [letter] = server.letters(email);
        const texts = textsOf(language);
        expect([language, letter?.subject]).toEqual([language, texts.t('letter.receipt.subject')]);
        expect(letter.text).toMatch(
          new RegExp(`P-[2-9A-Z]{4}-[2-9A-Z]{4}[\\s\\S]*/requests/k0\\.[\\w-]{44}\\?lang=${language}\\b`),
        );
        expect(letter.text).not.toMatch(/[{}]/);
      }
    });

    it('is looked at in another language at the same address, which is what one keeps', async () => {
      await fill('/de/help', { ...ANNA, 'first-name': 'Sprachwechsel' });
      const sent = await visitor.asTab(await visitor.get('/de/help/review'), '/de/help/review').send({ agree: 'yes' });
      const [, path] = /^(\/requests\/k0\.[\w-]{44})\?lang=de&new=1$/.exec(sent.headers.get('location')!)!;
      const page = await visitor.get(`${path}?lang=de&new=1`);
      expect(page.text).toContain(`href="${path}?new=1&amp;lang=fr"`);
      expect(page.text).not.toContain('href="/fr?new=1"');
      expect(page.text).toContain(`${server.config.url}${path}?lang=de`);
      expect(page.text).toContain('Bewahren Sie diesen Link auf');
      const french = await visitor.get(`${path}?new=1&lang=fr`);
      expect([french.status, french.text.includes(textsOf('fr').t('tracking.new'))]).toEqual([200, true]);
    });
  });

  it('promise no letter that may not come', async () => {
    const wish = { 'day-day': '1', 'day-month': '9', 'day-year': '2027', email: 'vierter@example.org', agree: 'yes' };
    for (const day of ['1', '2', '3', '4']) {
      expect(await fill('/de/tell-me', { ...wish, 'day-day': day })).toBe(`/de/tell-me?sent=2027-09-0${day}`);
      const { text } = await visitor.get(`/de/tell-me?sent=2027-09-0${day}`);
      expect(text).toMatch(
        new RegExp(`Schauen Sie in Ihre E-Mail[\\s\\S]*${day}\\. September 2027[\\s\\S]*Kommt keine`),
      );
      expect(text).not.toContain('Versprochen');
    }
    expect(
      await server.rows(`select count(*)::integer as n from day_promises where email = 'vierter@example.org'`),
    ).toEqual([{ n: 3 }]);
  });

  it('call wrong what is wrong, and ask for the calendar where a year belongs to another', async () => {
    const persian = await visitor.send('/de/check/born', { 'born-year': '۱۳۹۴', 'born-month': '۵' });
    expect(persian.text).toContain('gregorianisch');
    expect(persian.text).not.toMatch(/Diesen Tag gibt es nicht|fehlen? noch/);
    await visitor.get('/de/help');
    expect((await visitor.sendPage(ANNA)).text).not.toMatch(/fehlen? noch/);
  });

  it('mirror nobody’s name', async () => {
    await fill('/de/help', { ...ANNA, 'first-name': `Evi${OVERRIDE}l\u2066a`, message: `a${OVERRIDE}b` });
    await visitor.asTab(await visitor.get('/de/help/review'), '/de/help/review').send({ agree: 'yes' });
    expect(
      await server.rows(
        `select p.first_name, c.message from people p join cases c on c.person_id = p.id where p.first_name like 'Evi%'`,
      ),
    ).toEqual([{ first_name: 'Evila', message: 'ab' }]);
  });

  describe('an address or a body that nobody understands', () => {
    const page = (text: string): boolean => text.startsWith('<!doctype html><html lang="fr-CH"');

    it('is answered by a page in the language, too', async () => {
      const type = 'application/x-www-form-urlencoded';
      for (const [body, contentType, status] of [
        ['x='.padEnd(2_000_000, 'x'), type, 413],
        ['{"a":', 'application/json', 400],
        ['x', 'image/tiff', 415],
        ['__proto__=x', type, 400],
      ] as const) {
        const answer = await server.anybody.send('POST', '/fr/testimony', body, {
          headers: { 'content-type': contentType, 'sec-fetch-site': 'same-origin' },
        });
        expect([contentType, answer.status, page(answer.text), answer.headers.get('content-type')]).toEqual([
          contentType,
          status,
          true,
          'text/html; charset=utf-8',
        ]);
        expect(answer.text).toContain(textsOf('fr').t('message.unreadable.title'));
      }
      expect(
        (
          await server.anybody.send('POST', '/api/requests', '{"a":', {
            headers: { 'content-type': 'application/json' },
          })
        ).headers.get('content-type'),
      ).toContain('problem+json');
    });

    it('leads to the language it means, where it means one', async () => {
      for (const [typed, meant] of [
        ['/fr/', '/fr'],
        ['/DE', '/de'],
        ['/De/Help', '/de/help'],
        ['/hr', '/bs'],
        ['/ku/check?x=1', '/kmr/check?x=1'],
        ['/fr-CH/questions/', '/fr/questions'],
      ]) {
        const answer = await server.anybody.get(typed);
        expect([typed, answer.status, answer.headers.get('location')]).toEqual([typed, 308, meant]);
      }
      for (const path of [
        '/fr/nothing',
        '/fr/nothing/',
        '/fr/help/nothing/more',
        '/fr/%zz',
        `/fr/${'x'.repeat(300)}`,
      ]) {
        const answer = await server.anybody.get(path.endsWith('nothing/') ? '/fr/nothing' : path);
        expect([path.slice(0, 30), [400, 404].includes(answer.status), page(answer.text)]).toEqual([
          path.slice(0, 30),
          true,
          true,
        ]);
      }
      expect(
        (await server.anybody.get('/nothing', { headers: { accept: 'text/html,*/*', 'accept-language': 'fr' } })).text,
      ).toMatch(/^<!doctype html>/i);
      expect(
        (await server.anybody.get('/api/nothing', { headers: { accept: 'text/html' } })).headers.get('content-type'),
      ).toContain('problem+json');
      expect((await server.anybody.send('POST', '/DE/help', '', FORM)).status).toBe(404);
    });
  });
});
