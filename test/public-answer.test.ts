import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addDays } from '../src/common/day.js';
import { textsOf } from '../src/texts/texts.js';
import { TestServer } from './support/test-server.js';
import { LIFE, Visitor } from './support/visitor.js';

const HELP = { 'first-name': 'Selam', 'language-1': 'ti', home: 'Lausanne', email: 'selam@example.org' };

describe('what the self-check answers', () => {
  let server: TestServer;
  let visitor: Visitor;
  beforeAll(async () => (server = await TestServer.open()));
  afterAll(() => server.close());
  beforeEach(() => {
    visitor = new Visitor(server);
  });

  const send = async (step: string, fields: Record<string, string>, language = 'de'): Promise<void> => {
    expect([step, (await visitor.send(`/${language}/check/${step}`, fields)).status]).toEqual([step, 303]);
  };
  const answered = async (changes: Record<string, Record<string, string>> = {}, language = 'de'): Promise<string> => {
    // Of a page that does not apply, nothing is taken.
    for (const [step, fields] of Object.entries(LIFE)) await send(step, changes[step] ?? fields, language);
    return (await visitor.get(`/${language}/check/answer`)).text;
  };
  /** The lines of one condition, without marks. */
  const lines = (text: string, what: string): string[] =>
    [...text.matchAll(/<li class="[\w-]+">.*?<\/div><\/li>/gs)]
      .map(([line]) => line)
      .filter((line) => line.includes(`<p><strong>${what}: `));
  const ofCard = (text: string, way: string): string =>
    text.split('<section').find((part) => part.includes(`<h2>${way}</h2>`))!;

  describe('for somebody who receives social assistance', () => {
    it('names no day, since the aid goes on as long as nothing ends it, and says when the time begins to count', async () => {
      await answered({ social: { social: 'now' } });
      await send('circumstances', { circumstances: 'no' });
      const { text } = await visitor.get('/de/check/answer');
      const card = ofCard(text, 'Ordentliche Einbürgerung (der gewöhnliche Weg)');
      expect(card).toContain('Noch nicht. Es fehlt noch etwas');
      expect(card).not.toMatch(/Ab dem|tell-me|Warten Sie bis/);
      const [line] = lines(card, 'Sozialhilfe');
      expect(line).toContain('Sozialhilfe: fehlt noch');
      expect(line).toContain('Solange Sie Sozialhilfe bekommen');
    });

    it('sends along that it is received now, and no day on which it was received last', async () => {
      await answered({ social: { social: 'now' } });
      await visitor.get('/de/help');
      server.clock.forward({ minutes: 1 });
      await visitor.sendPage(HELP);
      await visitor.get('/de/help/review');
      expect((await visitor.sendPage({ agree: 'yes', facts: 'yes' })).status).toBe(303);
      const [row] = await server.rows<{ facts: any; message: string }>(
        `select facts, message from cases order by id desc limit 1`,
      );
      expect(row.facts.socialAssistance).toEqual({ lastReceivedOn: 'unknown', repaid: false, ongoing: true });
      expect(row.message).toBeNull();
    });
  });

  it('leaves what was answered when somebody does not know the rest of a page', async () => {
    await answered();
    await send('family', { union: 'married', unknown: '1' });
    await send('partner', { 'partner-swiss': 'yes', ties: 'no', unknown: '1' });
    const page = (await visitor.get('/de/check/partner')).text;
    expect(page).toMatch(/name="partner-swiss" value="yes" checked/);
    expect(page).toMatch(/name="ties" value="no" checked/);
    expect((await visitor.get('/de/check/family')).text).toMatch(/name="union" value="married" checked/);
  });

  describe('after an exact count', () => {
    const ROWS = { 'permit-0': 'C', 'from-0-day': '1', 'from-0-month': '3', 'from-0-year': '2022' };
    beforeEach(async () => {
      await answered();
      await send('exact', ROWS);
    });
    const answer = async (): Promise<string> => (await visitor.get('/de/check/answer')).text;

    it('shows the periods among what was answered, with the way to change them', async () => {
      const said = (await answer()).split('Das haben Sie geantwortet')[1];
      expect(said).toMatch(/C \(Niederlassung\): 1\. März 2022 – heute/);
      expect(said).toContain('href="/de/check/exact"');
      expect(said).not.toContain('>2009');
    });

    it('lets a later answer about the same years count instead, and keeps the rows for whoever counts again', async () => {
      expect(await answer()).toContain('Gezählt: 4 Jahre');
      await send('since', { 'since-year': '2005', before: 'same', absent: 'no' });
      expect(await answer()).toMatch(/Jahre in der Schweiz: passt/);
      expect((await answer()).split('Das haben Sie geantwortet')[1]).toContain('2005');
      expect((await visitor.get('/de/check/exact')).text).toContain('value="2022"');
    });

    it('goes on counting exactly when a page is sent again unchanged', async () => {
      await send('since', LIFE['since']);
      expect(await answer()).toContain('Gezählt: 4 Jahre');
    });

    it('stops counting exactly by a button, or when all rows are emptied', async () => {
      expect((await visitor.get('/de/check/exact')).text).toContain('value="forget"');
      await send('exact', { ...ROWS, do: 'forget' });
      expect(await answer()).toMatch(/Jahre in der Schweiz: passt/);
      await send('exact', ROWS);
      expect(await answer()).toContain('Gezählt: 4 Jahre');
      await send('exact', { 'permit-0': '', 'from-0-year': '' });
      expect(await answer()).toMatch(/Jahre in der Schweiz: passt/);
    });
  });

  it('counts permits that count alike as one, whenever the one came after the other', async () => {
    const text = await answered({
      permit: { permit: 'C' },
      since: { 'since-year': '2013', before: 'B', absent: 'no' },
    });
    expect(lines(text, 'Jahre in der Schweiz')[0]).toMatch(/Jahre in der Schweiz: passt[\s\S]*Gezählt: 1[12] Jahre/);
  });

  it('prints no worst count where it asks', async () => {
    const text = await answered({
      permit: { permit: 'C' },
      since: { 'since-year': '2010', before: 'F', absent: 'no' },
    });
    expect(lines(text, 'Jahre in der Schweiz')[0]).toContain('noch zu klären');
    expect(lines(text, 'Jahre in der Schweiz')[0]).not.toContain('Gezählt');
  });

  describe('tells each life its way:', () => {
    const MARRIED = { union: 'married', 'union-since-year': '2016' };

    it('a spouse whose partner became Swiss later by the ordinary way is told the ordinary one', async () => {
      for (const [step, fields] of Object.entries(LIFE)) await send(step, step === 'family' ? MARRIED : fields);
      await send('partner', { 'partner-swiss': 'no', 'partner-by': 'ordinary', 'lived-abroad': 'no' });
      const { text } = await visitor.get('/de/check/answer');
      expect(ofCard(text, 'Der Weg für Ehegatten')).toBeUndefined();
      expect(text.split('<h2>Andere Wege</h2>')[1]).toMatch(
        /Der Weg für Ehegatten<\/strong><br>Ihre Partnerin oder Ihr Partner ist erst nach der Heirat ordentlich/,
      );
      expect(ofCard(text, 'Ordentliche Einbürgerung (der gewöhnliche Weg)')).toContain('Das sieht gut aus');
    });

    it('who lives abroad answers without permit and place, and sees the way of spouses abroad', async () => {
      const walked: string[] = [];
      const answers: Record<string, Record<string, string>> = {
        ...LIFE,
        permit: { permit: 'abroad' },
        family: MARRIED,
        partner: { 'partner-swiss': 'yes', ties: 'yes' },
      };
      let page = '/de/check/born';
      while (page !== '/de/check/answer' && walked.length < 13) {
        const step = page.split('/').at(-1)!;
        walked.push(step);
        page = (await visitor.send(page, answers[step])).headers.get('location')!;
      }
      expect(walked).toEqual([
        'born',
        'permit',
        'language',
        'level',
        'social',
        'record',
        'family',
        'partner',
        'origins',
      ]);
      const { text } = await visitor.get('/de/check/answer');
      expect(ofCard(text, 'Der Weg für Ehegatten mit Zeit im Ausland')).toContain('Das sieht gut aus');
      expect((await visitor.get('/de/check/place')).headers.get('location')).toBe('/de/check/language');
    });

    it('a certificate of C1 is enough in Thurgau', async () => {
      const text = await answered({
        place: { place: 'Frauenfeld', 'place-since-year': '2012', 'canton-since-year': '2012' },
        language: { proof: 'certificate', national: 'de' },
        level: { oral: 'C1', written: 'C1' },
      });
      const [line] = lines(text, 'Sprache');
      expect(line).not.toMatch(/Es fehlt ein Nachweis/);
      expect(line).toContain('Sprache: passt');
    });

    it('who moved inside the canton keeps the years in it', async () => {
      const text = await answered({
        place: { place: 'Lausanne', 'place-since-year': '2026', 'canton-since-year': '2012' },
      });
      expect(lines(text, 'Jahre im Kanton')[0]).toContain('Jahre im Kanton: passt');
      const unknown = await answered({ place: { place: 'Lausanne', 'place-since-year': '2026' } });
      expect(lines(unknown, 'Jahre im Kanton')[0]).toContain('Jahre im Kanton: noch zu klären');
    });

    it('an illness is weighed, and no day is named', async () => {
      for (const [step, fields] of Object.entries(LIFE))
        await send(step, step === 'social' ? { social: 'past', 'social-until-year': '2025' } : fields);
      await send('circumstances', { circumstances: 'illness' });
      const { text } = await visitor.get('/de/check/answer');
      const [line] = lines(text, 'Sozialhilfe');
      expect(line).toContain('Sozialhilfe: noch zu klären');
      expect(line).toContain('Die Behörde muss Ihre Situation berücksichtigen (BüG 12 Abs. 2)');
    });

    it('a child of 21 of a naturalised parent sees that way first, with its last day', async () => {
      const today = server.clock.today();
      const born = String(Number(today.slice(0, 4)) - 22);
      const text = await answered({
        born: { 'born-day': '28', 'born-month': '12', 'born-year': born },
        since: { 'since-year': '2010', before: 'same', absent: 'no' },
        permit: { permit: 'B', 'permit-since-year': '2010' },
        origins: {
          'born-here': 'no',
          grandparent: 'no',
          'parent-naturalised': 'yes',
          'parent-naturalised-on-year': '2015',
          'was-swiss': 'no',
        },
      });
      const closes = `${today.slice(0, 4)}-12-27`;
      const [first] = [...text.matchAll(/<section class="card[^"]*"><h2>([^<]+)/g)].map(([, title]) => title);
      expect(first).toBe('Der Weg für Kinder eingebürgerter Eltern');
      const card = ofCard(text, first);
      expect(card).toContain(textsOf('de').day(closes));
      expect(card).toContain(`href="/de/tell-me?day=${closes}&amp;about=closes"`);
      expect(card).toContain(`href="/de/check/day.ics?day=${closes}&amp;about=closes"`);
    });

    it('a child of 21 on the last day reads it, without links to what could only come afterwards', async () => {
      const today = server.clock.today();
      const [year, month, day] = addDays(today, 1).split('-');
      const text = await answered({
        born: { 'born-day': day, 'born-month': month, 'born-year': String(Number(year) - 22) },
        since: { 'since-year': '2010', before: 'same', absent: 'no' },
        permit: { permit: 'B', 'permit-since-year': '2010' },
        origins: {
          'born-here': 'no',
          'parent-naturalised': 'yes',
          'parent-naturalised-on-year': '2015',
          'was-swiss': 'no',
        },
      });
      const card = ofCard(text, 'Der Weg für Kinder eingebürgerter Eltern');
      expect(card).toContain(textsOf('de').day(today));
      expect(card).not.toMatch(/tell-me|day\.ics/);
    });

    it('sources are linked in the language of the page, and what nobody has read is not said to be checked', async () => {
      await answered({ place: { place: 'Zürich', 'place-since-year': '2012' } });
      for (const [language, of] of [
        ['de', 'de'],
        ['it', 'it'],
        ['uk', 'de'],
      ]) {
        const { text } = await visitor.get(`/${language}/check/answer`);
        const addresses = [...text.matchAll(/href="https:\/\/www\.fedlex\.admin\.ch\/[^"]+\/(\w+)"/g)].map(
          ([, end]) => end,
        );
        expect([language, ...new Set(addresses)]).toEqual([language, of]);
      }
      const { text } = await visitor.get('/de/check/answer');
      const [line] = lines(text, 'Jahre in der Gemeinde');
      expect(line).toContain(textsOf('de').t('source.unverified'));
      expect(line).not.toContain('Geprüft am');
    });

    it('what nobody was asked is named with its question, what nobody judges here with its article', async () => {
      const text = await answered({ family: { unknown: '1' }, origins: { unknown: '1' } });
      const perhaps = text.split('<h2>Andere Wege, die vielleicht Ihre sind</h2>')[1].split('</section>')[0];
      expect(perhaps).toMatch(/Der Weg für Ehegatten[\s\S]*href="\/de\/check\/family\?back=1"/);
      expect(perhaps).toMatch(/Wiedereinbürgerung[\s\S]*href="\/de\/check\/origins\?back=1"/);
      for (const article of ['BüG 22', 'BüG 51', 'BüG 30', 'BüG 4']) expect(text).toContain(`<li>${article}: `);
    });

    it('a question that only a changed answer raises is asked on the way back', async () => {
      await answered();
      const sent = await visitor.send('/de/check/family?back=1', MARRIED);
      expect(sent.headers.get('location')).toBe('/de/check/partner?back=1');
      const next = await visitor.send('/de/check/partner?back=1', { 'partner-swiss': 'yes' });
      expect(next.headers.get('location')).toBe('/de/check/answer');
    });
  });

  describe('says under each condition what to do about it', () => {
    it('names the answer that is missing and leads to its page', async () => {
      const text = await answered({
        record: { unknown: '1' },
        place: { unknown: '1' },
        family: { union: 'married', 'union-since-year': '2016' },
      });
      expect(lines(text, 'Strafregister')[0]).toContain(
        '<a href="/de/check/record?back=1">Dazu fehlt noch Ihre Antwort: Haben Sie einen Eintrag im Strafregister?</a>',
      );
      expect(lines(text, 'Jahre im Kanton')[0]).toContain('<a href="/de/check/place?back=1">');
      expect(lines(text, 'Seit wann Ihre Partnerin oder Ihr Partner den Schweizer Pass hat')[0]).toContain(
        '<a href="/de/check/partner?back=1">Dazu fehlt noch Ihre Antwort: War sie oder er schon bei der Heirat',
      );
    });

    it('names the certificate that is missing for whoever speaks the language without one', async () => {
      const text = await answered({ language: { proof: 'speaks', national: 'fr' } });
      expect(lines(text, 'Sprache')[0]).toContain(
        'Es fehlt ein Nachweis, dass Sie gut genug sprechen (in der Regel B1).',
      );
      expect(lines(text, 'Sprache')[0]).not.toContain('Dazu fehlt noch');
    });

    it('leads to a human where no page asks', async () => {
      const text = await answered({
        born: { 'born-year': '2006' },
        origins: { 'born-here': 'yes', grandparent: 'yes', 'parent-naturalised': 'no', 'was-swiss': 'no' },
      });
      for (const what of [
        'Ausweis C eines Elternteils',
        'Jahre eines Elternteils in der Schweiz',
        'Schuljahre eines Elternteils hier',
        'Eigene Schuljahre hier',
      ]) {
        expect(lines(text, what)[0]).toContain('Das fragen wir hier nicht.');
        expect(lines(text, what)[0]).toContain('href="/de/help"');
      }
    });

    it('says that an exact day can bring it forward, with the way to write it', async () => {
      const year = await answered({
        permit: { permit: 'C', 'permit-since-year': '2018' },
        since: { 'since-year': '2018', before: 'same', absent: 'no' },
      });
      expect(lines(year, 'Jahre in der Schweiz')[0]).toMatch(
        /bis zu zwölf Monate früher[^]*href="\/de\/check\/since\?back=1"/,
      );
      await send('since', { 'since-day': '1', 'since-month': '3', 'since-year': '2018', before: 'same', absent: 'no' });
      expect(lines((await visitor.get('/de/check/answer')).text, 'Jahre in der Schweiz')[0]).not.toContain(
        'zwölf Monate früher',
      );
    });

    it('names a law without English words', async () => {
      await answered({}, 'fr');
      const { text } = await visitor.get('/fr/check/answer');
      expect(text).toMatch(/LDCV 17\(1\)\. Vérifié le/);
      expect(text).not.toMatch(/unverified|\bof \d{4}/);
    });
  });

  it('says plainly that a party’s section runs these pages, and that nobody becomes a member by being helped', async () => {
    const { text } = await visitor.get('/de/about');
    expect(text).toMatch(/Sektion einer Partei/);
    expect(text).toMatch(/Wer Hilfe bekommt, wird dadurch nicht Mitglied/);
    expect((await visitor.get('/en/about')).text).toMatch(/section of a political party/);
  });
});
