/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { Demonstration, faultsOf, hasBrowser, settled } from './support/browser.js';

const inBrowser = hasBrowser() ? describe : describe.skip;
const CASE = {
  person: { firstName: 'Senait', languages: ['fr'], commune: 5586, contact: { phone: '+41 79 000 77 88' } },
  consents: [{ purpose: 'help', textVersion: '2026-01', language: 'de', channel: 'in-person' }],
  procedure: 'ordinary',
  raiseCapacity: true,
};

inBrowser('where somebody stands, on the page of their case', () => {
  let demo: Demonstration;
  let phone: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    demo = await Demonstration.open();
    phone = await demo.device(360);
    await demo.signIn(phone, 'adviser');
    page = await demo.page(phone);
    page.setDefaultTimeout(20_000);
  }, 120_000);
  afterAll(() => demo?.close());

  const logged = async (more: object): Promise<string> => {
    const answer = await phone.request.post('/api/cases', { data: { ...CASE, ...more } });
    expect(answer.status()).toBe(201);
    return ((await answer.json()) as { id: string }).id;
  };
  const open = async (path: string): Promise<void> => {
    await page.goto(path);
    await settled(page);
  };
  const part = (name: string) => page.locator('section', { has: page.getByRole('heading', { name, exact: true }) });

  it('says of each condition how it is met and by which law, and follows what is written down', async () => {
    const id = await logged({
      facts: {
        birthDate: '1984-05-01',
        permit: 'C',
        stays: [{ permit: 'C', from: '2010-01-01', to: null }],
        language: { code: 'fr', oral: 'A2', written: 'A2', proof: 'certificate' },
        criminalRecord: false,
        circumstances: [],
      },
    });
    await open(`/cases/${id}`);
    const assessment = part('Einschätzung');
    const condition = (name: string) => assessment.locator('.procedure[open] .condition', { hasText: name });
    expect(await condition('Ausweis C').innerText()).toMatch(/Ausweis C: erfüllt\s+BüG 9\(1\)\(a\), geprüft am /);
    expect(await condition('Jahre in der Schweiz').innerText()).toMatch(
      /erfüllt\s+Gezählt: \d\d Jahre, nötig: 10 Jahre\./,
    );
    expect(await condition('Sprache').innerText()).toMatch(/fehlt noch\s+Es fehlt ein Nachweis/);
    expect(await condition('Betreibungen').innerText()).toContain('zu klären');
    expect(await faultsOf(page)).toEqual([]);

    await assessment.getByRole('button', { name: 'Angaben' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Sprechen').selectOption('B1');
    await dialog.getByRole('button', { name: 'Speichern', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await condition('Sprache: erfüllt').waitFor();
  });

  it('shows by when the authority should decide, and what to do when it has not', async () => {
    await open(
      `/cases/${await logged({ stage: 'federal-authorisation', filedOn: '2023-05-02', since: '2024-01-31' })}`,
    );
    const term = part('Frist der Behörde');
    expect(await term.innerText()).toMatch(
      /Der Bund hätte bis Mo., 30. September 2024 entscheiden sollen\.[\s\S]+Gezählt ab Mi., 31. Januar 2024\. BüV 23\(1\)/,
    );
    expect(await term.getByRole('link', { name: 'Vorfall eintragen' }).getAttribute('href')).toMatch(
      /^\/irregularities\/new\?case=/,
    );
    expect(await faultsOf(page)).toEqual([]);

    // While it runs, one may be reminded on the day after.
    const { today } = (await (await phone.request.get('/api/me')).json()) as { today: string };
    await open(
      `/cases/${await logged({ stage: 'federal-authorisation', filedOn: '2023-05-02', since: today })}?add=follow-up`,
    );
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Nach der Frist der Behörde' }).click();
    const dueOn = await dialog.getByLabel('Wann?').inputValue();
    expect(new Date(dueOn).getTime() - new Date(today).getTime()).toBeGreaterThan(240 * 86_400_000);
    await dialog.getByRole('button', { name: 'Planen' }).click();
    await part('Nächste Schritte').getByText('Bei der Behörde nachfragen: Die Frist ist vorbei').waitFor();

    // An authorisation that lapses is no use on the day after: one is reminded before, and another day takes the words along.
    const daysAgo = (days: number): string =>
      new Date(new Date(today).getTime() - days * 86_400_000).toISOString().slice(0, 10);
    // Its year counts from the grant (LN 14(1)): that day is asked, and none is named without it.
    const authorised = await logged({ stage: 'cantonal-decision', filedOn: '2023-05-02', since: daysAgo(30) });
    await open(`/cases/${authorised}`);
    expect(await term.innerText()).toMatch(
      /verfällt ein Jahr nach dem Tag, an dem sie erteilt wurde[\s\S]+BüG 14\(1\)/,
    );
    expect(await term.innerText()).not.toMatch(/20\d\d/);
    await term.getByLabel('Wann hat der Bund bewilligt?').fill(daysAgo(200));
    await term.getByRole('button', { name: 'Tag eintragen' }).click();
    await term.getByText(/^Der Kanton muss bis /).waitFor();
    await open(`/cases/${authorised}?add=follow-up`);
    await dialog.getByRole('button', { name: 'Bevor die Bewilligung verfällt' }).click();
    expect(await dialog.getByLabel('Wann?').inputValue()).toMatch(new RegExp(`^(${daysAgo(-105)}|${daysAgo(-106)})$`));
    expect(await dialog.getByRole('textbox', { name: /^Was/ }).inputValue()).toMatch(/^Beim Kanton nachfragen: /);
    await dialog.getByRole('button', { name: 'In 2 Wochen' }).click();
    expect(await dialog.getByRole('textbox', { name: /^Was/ }).inputValue()).toBe('');

    await open(`/cases/${await logged({ stage: 'federal-authorisation', filedOn: '2023-05-02' })}`);
    expect(await part('Einschätzung').count()).toBe(1);
    expect(await part('Frist der Behörde').count()).toBe(0);
  });

  it('says of what is filed how it stood on that day', async () => {
    const thirdGeneration = {
      bornInSwitzerland: true,
      grandparentRight: true,
      parentSettled: true,
      parentYearsInSwitzerland: 20,
      parentSchoolYears: 9,
      ownSchoolYears: 9,
    };
    const young = {
      procedure: 'facilitated-third-generation',
      facts: { permit: 'C', birthDate: '2004-05-01', thirdGeneration },
    };
    await open(`/cases/${await logged({ ...young, stage: 'preparation' })}`);
    expect(await part('Einschätzung').innerText()).toContain(
      'Das Gesuch muss spätestens am Mo., 30. April 2029 abgeschickt sein.',
    );
    await open(`/cases/${await logged({ ...young, stage: 'examination', filedOn: '2025-03-03' })}`);
    await part('Einschätzung').locator('summary').first().click();
    expect(await part('Einschätzung').innerText()).toMatch(
      /Vor dem 25\. Geburtstag: erfüllt[\s\S]+eingereicht wurde \(Mo., 3\. März 2025\)/,
    );
    expect(await part('Einschätzung').innerText()).not.toContain('abgeschickt');
    expect(await faultsOf(page)).toEqual([]);
  });

  it('lists what nobody has asked yet, and shows first what closes', async () => {
    const born = `${new Date().getFullYear() - 20}-12-31`;
    const facts = { permit: 'C', birthDate: born, stateless: false };
    const id = await logged({ procedure: 'ordinary', stage: 'preparation', facts });
    await open(`/cases/${id}`);
    const assessment = part('Einschätzung');
    const questions = assessment.locator('.open-questions');
    expect(await questions.innerText()).toMatch(
      /Noch zu fragen[\s\S]+ohne das Kind eingebürgert\?\s+Erleichterte Einbürgerung \(Kind\), nur bis/,
    );
    expect(await assessment.locator('.procedure').count()).toBe(2);
    expect(await assessment.locator('.procedure[open] summary').innerText()).toContain('Ordentliche');

    await assessment.getByRole('button', { name: 'Angaben' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Mutter oder Vater ohne das Kind eingebürgert').selectOption('since');
    await dialog.getByLabel('Eingebürgert am').fill(String(new Date().getFullYear() - 5));
    await dialog.getByRole('button', { name: 'Speichern' }).click();
    await assessment.locator('.procedure').nth(2).waitFor();
    expect(await assessment.locator('.procedure summary').first().innerText()).toContain('(Kind)');
    expect(await questions.innerText()).not.toContain('ohne das Kind');
  });

  it('tells facts apart that are not asked, unknown, and answered', async () => {
    const id = await logged({ stage: 'preparation', facts: {} });
    const stored = async () =>
      ((await (await phone.request.get(`/api/cases/${id}`)).json()) as { facts: Record<string, unknown> }).facts;
    await open(`/cases/${id}`);
    await part('Einschätzung').getByRole('button', { name: 'Angaben' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('War die Partnerin').count()).toBe(0);
    expect(await dialog.getByLabel('Staatenlos').count()).toBe(0);
    await dialog.getByLabel('Verheiratet und zusammenlebend mit').selectOption('since');
    await dialog.getByLabel('Verheiratet und zusammenlebend seit').fill('5.2019');
    await dialog.getByLabel('War die Partnerin').selectOption('no');
    await dialog.getByLabel('Wie eingebürgert?').selectOption('reinstatement');
    await dialog.getByLabel('Seit der Heirat im Ausland gelebt?').selectOption('yes');
    await dialog.getByLabel('Jahre des Zusammenlebens').fill('7');
    await dialog.getByLabel('Krankheit').check();
    await dialog.getByLabel('Nichts davon').check();
    expect(await dialog.getByLabel('Krankheit').isChecked()).toBe(false);
    await dialog.getByLabel('Ja, diese …').check();
    await dialog.getByLabel('Von', { exact: true }).fill('2021-03');
    await dialog.getByLabel('Bis').fill('2021-12');
    await dialog.getByLabel('Warum').selectOption('studies');
    await dialog.getByLabel('Ohne Unterbruch in diesem Kanton seit').fill('?');
    expect(await faultsOf(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Speichern' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await stored()).toEqual({
      marriedToSwissSince: '2019-05',
      swissAtWedding: false,
      swissBy: 'reinstatement',
      livedAbroad: { unionYears: 7, closeTies: 'unknown' },
      circumstances: [],
      absences: [{ from: '2021-03', to: '2021-12', reason: 'studies', deregistered: 'unknown' }],
      inCantonSince: 'unknown',
    });
    expect(await part('Angaben').innerText()).toMatch(
      /Umstände, die zählen\s+Nichts davon[\s\S]+Noch nicht gefragt: [^\n]*Sozialhilfe/,
    );

    await part('Angaben').getByRole('button', { name: 'Ändern' }).click();
    await dialog.getByLabel('Keine', { exact: true }).check();
    await dialog.getByLabel('Nichts davon').uncheck();
    await dialog.getByLabel('Seit der Heirat im Ausland gelebt?').selectOption('never');
    await dialog.getByRole('button', { name: 'Speichern' }).click();
    await dialog.waitFor({ state: 'detached' });
    const { absences, livedAbroad, ...others } = await stored();
    expect({ absences, livedAbroad }).toEqual({ absences: [], livedAbroad: null });
    expect(others).not.toHaveProperty('circumstances');
  });

  it('tells staff that an answer has changed, and not which', async () => {
    const office = await demo.device(1280);
    await demo.signIn(office, 'staff');
    const desk = await demo.page(office);
    await desk.route('**/api/eligibility/changes?*', (route) =>
      route.fulfill({
        json: new URL(route.request().url()).searchParams.has('after')
          ? {
              items: [
                {
                  id: '00000000-0000-7000-8000-000000000000',
                  reference: 'P-2222-2222',
                  stage: 'preparation',
                  procedure: 'ordinary',
                  canton: 'VD',
                  judgedBy: 'a',
                  inForce: 'b',
                  changed: null,
                },
              ],
              next: null,
            }
          : // A page may hold nothing, and be followed by one that does.
            { items: [], next: 'x' },
      }),
    );
    await desk.goto('/cases/changed');
    await desk.getByText('Welche, sehen nur die beratende Person und die Koordination.').waitFor();
    expect(await desk.locator('main').innerText()).not.toContain('sagen Sie es der Person');
    await office.close();
  });

  it('says what other rules change for the person until somebody has seen it, and lists whom they concern', async () => {
    const id = await logged({ stage: 'preparation' });
    const changed = ['ordinary', 'ordinary/communal-residence', 'facilitated-spouse'];
    const where = `**/api/cases/${id}/assessment`;
    await page.route(where, async (route) => {
      if (route.request().method() !== 'GET') return route.continue();
      const answer = await route.fetch();
      const judged = (await answer.json()) as { judgedBy: object };
      await route.fulfill({
        response: answer,
        json: { ...judged, judgedBy: { ...judged.judgedBy, changed: true }, changed },
      });
    });
    await page.route('**/api/eligibility/changes?*', async (route) => {
      await route.fulfill({
        json: {
          items: [
            {
              id,
              reference: 'P-2222-2222',
              stage: 'preparation',
              procedure: 'ordinary',
              canton: 'VD',
              judgedBy: 'a',
              inForce: 'b',
              changed,
            },
          ],
          next: null,
        },
      });
    });
    await open('/cases');
    await page.locator('details.more > summary').first().click();
    await page.getByRole('link', { name: 'Fälle, bei denen eine neue Regel die Antwort ändert' }).click();
    const words =
      'Die Regeln haben sich geändert. Heute anders: Jahre in der Gemeinde, Erleichterte Einbürgerung (Ehe).';
    await page.getByText(words).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('link', { name: /P-2222-2222/ }).click();
    await part('Einschätzung').getByText(words).waitFor();

    const kept = page.waitForResponse(
      (response) => response.url().endsWith('/assessment') && response.request().method() === 'POST',
    );
    await page.unroute(where);
    await part('Einschätzung').getByRole('button', { name: 'Gesehen' }).click();
    expect((await kept).status()).toBe(200);
    await page.getByText(words).waitFor({ state: 'detached' });
    expect(demo.complaints).toEqual([]);
  });
});
