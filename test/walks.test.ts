/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { Demonstration, faultsOf, hasBrowser, settled } from './support/browser.js';

const inBrowser = hasBrowser() ? describe : describe.skip;

const scrolled = (page: Page): Promise<number> => page.evaluate(() => Math.round(scrollY));
const search = (page: Page): string => decodeURIComponent(new URL(page.url()).search);

inBrowser('walking from screen to screen', () => {
  let demo: Demonstration;
  const devices = new Map<string, BrowserContext>();
  beforeAll(async () => {
    demo = await Demonstration.open();
  }, 120_000);
  afterAll(() => demo?.close());

  /** A page of somebody, on a phone or a laptop. */
  const as = async (who: string, width: 360 | 1280): Promise<Page> => {
    const key = `${who} ${width}`;
    const device = devices.get(key) ?? (await demo.device(width));
    if (!devices.has(key)) await demo.signIn(device, who);
    devices.set(key, device);
    const page = await demo.page(device);
    page.setDefaultTimeout(15_000);
    return page;
  };
  const open = async (page: Page, path: string): Promise<void> => {
    await page.goto(path);
    await settled(page);
  };
  /** Asks somebody whether they take on one who waits. */
  const ask = async (page: Page): Promise<void> => {
    const {
      items: [waiting],
    } = (await (await page.request.get('/api/cases?waiting=true&limit=1')).json()) as { items: { id: string }[] };
    const {
      items: [fits],
    } = (await (await page.request.get(`/api/cases/${waiting.id}/suggestions`)).json()) as {
      items: { adviserId: string }[];
    };
    expect(
      (await page.request.post(`/api/cases/${waiting.id}/offers`, { data: { adviserId: fits.adviserId } })).status(),
    ).toBe(201);
  };
  /** Scrolls down a list and opens what stands there in the middle; answers how far it was scrolled. */
  const openFarDown = async (page: Page, row: string): Promise<number> => {
    await page
      .locator(row)
      .nth(14)
      .evaluate((element) => element.scrollIntoView({ block: 'center' }));
    await page.waitForTimeout(200);
    const from = await scrolled(page);
    expect(from).toBeGreaterThan(300);
    await page.locator(row).nth(14).click();
    await page.waitForURL(/\/[a-z]+\/[0-9a-f-]{36}/);
    return from;
  };

  for (const width of [360, 1280] as const)
    it(`opens a case at its top, and goes back to where the list stood, at ${width} px`, async () => {
      const page = await as('coordinator', width);
      await open(page, '/cases');
      const from = await openFarDown(page, '.case-row');
      await settled(page);
      expect(await scrolled(page)).toBe(0);
      await page.evaluate(() => scrollTo(0, 200));
      await page.goBack();
      await page.waitForURL(/\/cases$/);
      await settled(page);
      await page.waitForFunction((wanted) => Math.abs(scrollY - wanted) <= 2, from);
      // The same case again, from its top again.
      await page.locator('.case-row').nth(14).click();
      await page.waitForURL(/\/cases\/[0-9a-f-]{36}/);
      await settled(page);
      expect(await scrolled(page)).toBe(0);
      await page.close();
    });

  it('the rows come late: the list still goes to where it stood, unless one has begun to scroll', async () => {
    const page = await as('coordinator', 360);
    await open(page, '/cases');
    const from = await openFarDown(page, '.case-row');
    await settled(page);
    await page.route(/\/api\/cases\?/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
    });
    // As after an hour: nothing of the list is kept, all of it is asked for again.
    await page.reload();
    await settled(page);
    await page.goBack();
    await page.locator('.case-row').first().waitFor();
    await page.waitForFunction((wanted) => Math.abs(scrollY - wanted) <= 2, from);
    await page.goForward();
    await settled(page);
    await page.reload();
    await settled(page);
    await page.goBack();
    await page.waitForTimeout(300);
    await page.mouse.wheel(0, 40);
    await page.locator('.case-row').first().waitFor();
    await page.waitForTimeout(500);
    expect(await scrolled(page)).toBeLessThan(from - 100);
    await page.close();
  });

  it('the way back at the top of a page leads to the list as it was: its filters, and where it stood', async () => {
    const page = await as('staff', 1280);
    await open(page, '/irregularities?status=all&level=commune');
    const from = await openFarDown(page, '.irregularity-row .row-title');
    await settled(page);
    await page.locator('.page-back').click();
    await page.waitForURL(/\/irregularities\?/);
    await settled(page);
    expect(search(page)).toBe('?status=all&level=commune');
    await page.waitForFunction((wanted) => Math.abs(scrollY - wanted) <= 2, from);
    await page.close();
  });

  for (const { who, list, row } of [
    { who: 'staff', list: '/irregularities?status=confirmed&canton=VD', row: '.irregularity-row .row-title' },
    { who: 'coordinator', list: '/advisers?state=active&sort=-load', row: '.advisers-table th[scope=row] a' },
    { who: 'coordinator', list: '/offers?show=all', row: 'a.row' },
    { who: 'coordinator', list: '/cases?procedure=ordinary', row: '.case-row' },
    { who: 'admin', list: '/accounts?role=coordinator', row: '.account-row' },
  ])
    it(`one of ${list} leads back there`, async () => {
      const page = await as(who, 1280);
      if (list.startsWith('/offers')) await ask(page);
      await open(page, list);
      await page.locator(row).first().click();
      await page.waitForURL(/\/[0-9a-f-]{36}/);
      await settled(page);
      await page.locator('.page-back').click();
      await page.waitForURL((url) => url.pathname === list.split('?')[0]);
      expect(search(page)).toBe(`?${list.split('?')[1]}`);
      await page.close();
    });

  it('another request of the inbox opens at its top, and the queue beside it stays where it was', async () => {
    const page = await as('switzerland', 1280);
    await open(page, '/inbox');
    const row = page.locator('.inbox-queue a.row').nth(12);
    await row.evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const standing = () =>
      page.evaluate(() => [document.querySelector('.inbox-queue')!.scrollTop, Math.round(scrollY)]);
    const [before] = await standing();
    expect(before).toBeGreaterThan(500);
    await row.click();
    await page.locator('.inbox-queue a.row').nth(12).and(page.locator('[aria-current]')).waitFor();
    await settled(page);
    expect(await standing()).toEqual([before, 0]);
    await page.close();
  });

  it('a filter does not move the page', async () => {
    const page = await as('coordinator', 1280);
    await open(page, '/advisers');
    await page.evaluate(() => scrollTo(0, 60));
    await page.getByRole('link', { name: 'Offene Fälle' }).first().click();
    await page.waitForURL(/sort=/);
    await settled(page);
    expect(await scrolled(page)).toBe(60);
    await page.close();
  });

  it('single keys work after a suggestion was chosen with the mouse, and the arrows stay those of the choice', async () => {
    const page = await as('coordinator', 1280);
    await open(page, '/inbox');
    const radios = page.locator('.suggestions input[type=radio]');
    await radios.nth(1).waitFor();
    await radios.nth(1).click();
    await page.keyboard.press('ArrowUp');
    expect(await radios.nth(0).isChecked()).toBe(true);
    const before = page.url();
    await page.keyboard.press('n');
    await page.waitForFunction((url) => location.href !== url, before);
    await settled(page);
    await radios.first().click();
    await page.keyboard.press('a');
    await page.getByRole('dialog').waitFor();
    // In a dialog, letters are letters.
    const where = page.url();
    await page.keyboard.press('n');
    await page.waitForTimeout(200);
    expect(page.url()).toBe(where);
    await page.close();
  });

  it.each([
    [
      'adviser',
      [
        '/inbox',
        '/advisers',
        '/advisers/new',
        '/accounts',
        '/figures',
        '/exports',
        '/audit',
        '/map',
        '/outbox',
        '/system',
      ],
    ],
    ['staff', ['/inbox', '/day', '/cases/new', '/offers', '/accounts', '/audit']],
    ['privacy', ['/cases', '/irregularities/new', '/figures', '/system']],
  ])('what is not the work of %s is not there for them', async (who, paths) => {
    const page = await as(who, 360);
    for (const path of paths) {
      await open(page, path);
      expect([
        path,
        await page.locator('h1').innerText(),
        await page.locator('main').getByRole('textbox').count(),
      ]).toEqual([path, 'Das gibt es hier nicht', 0]);
    }
    expect(await faultsOf(page)).toEqual([]);
    await page.close();
  });

  it('a number of the workload that is a link leads to as many cases', async () => {
    const page = await as('coordinator', 1280);
    await open(page, '/advisers');
    const links = await page
      .locator('.advisers-table .number-link')
      .evaluateAll((all) =>
        all.map((link) => ({ href: link.getAttribute('href')!, count: Number(/\d+/.exec(link.textContent)![0]) })),
      );
    expect(links.length).toBeGreaterThan(3);
    // Of some they see all, of some a part, of some none.
    expect(await page.locator('.advisers-table').innerText()).toMatch(/davon 1 in Ihren Kantonen/);
    expect(await page.locator('.advisers-table').innerText()).toMatch(/nicht in Ihren Kantonen/);
    for (const { href, count } of links) {
      await open(page, href);
      expect([href, await page.locator('.case-row').count()]).toEqual([href, count]);
    }
    await page.close();
  });

  it('a figure of the staff that is a link leads to as many rows', async () => {
    const page = await as('staff', 1280);
    await open(page, '/figures');
    const links = await page.locator('.figures a.figure').evaluateAll((all) =>
      all.map((link) => ({
        href: link.getAttribute('href')!,
        count: parseInt(link.querySelector('.figure-value')!.textContent, 10),
      })),
    );
    expect(links.length).toBeGreaterThan(2);
    for (const { href, count } of links) {
      const query = new URL(href, 'http://x').searchParams;
      if (query.get('status') === 'all') query.delete('status');
      for (const [key, value] of [...query])
        if (value.includes(',')) {
          query.delete(key);
          for (const each of value.split(',')) query.append(key, each);
        }
      const { total } = (await (await page.request.get(`/api/irregularities/counts?${query.toString()}`)).json()) as {
        total: number;
      };
      expect([href, total]).toEqual([href, count]);
    }
    await page.close();
  });

  it('the link of a campaign is made, followed and counted', async () => {
    const page = await as('staff', 360);
    await open(page, '/campaigns');
    await page.getByLabel('Wort').fill(' Plakat Genève 2027!');
    // Only words that the staff have made are counted by themselves.
    await page.getByRole('button', { name: 'Link machen' }).click();
    const link = await page.locator('.campaign-link').innerText();
    expect(new URL(link).search).toBe('?source=plakat-geneve-2027');
    expect(await faultsOf(page)).toEqual([]);
    const somebody = await demo.device(360);
    await (await somebody.newPage()).goto(link);
    await somebody.close();
    await page.reload();
    await settled(page);
    expect(await page.getByRole('row', { name: /plakat-geneve-2027/ }).innerText()).toMatch(
      /plakat-geneve-2027\s+1\s+0\s+0/,
    );
    expect(demo.complaints).toEqual([]);
    await page.close();
  });

  it('beyond the capacity and without a network, it is said that nothing was sent, and the question stays', async () => {
    const page = await as('adviser', 360);
    await open(page, '/cases/new');
    await page.getByLabel('Vorname').fill('Senait');
    await page.getByRole('textbox', { name: 'Telefon' }).fill('+41 79 000 77 88');
    await page.getByRole('combobox', { name: 'Wo wohnt die Person?' }).fill('Lausanne');
    await page
      .getByRole('option', { name: /Lausanne/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Französisch' }).first().click();
    await page.locator('.consent input[type=checkbox]').check();
    let asked = 0;
    await page.route('**/api/cases', (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      return asked++ === 0
        ? route.fulfill({
            status: 409,
            contentType: 'application/problem+json',
            body: JSON.stringify({ type: '/problems/capacity', title: 'full', status: 409 }),
          })
        : route.abort();
    });
    await page.getByRole('button', { name: 'Fall eintragen' }).click();
    await page.getByRole('button', { name: 'Ja, erhöhen und eintragen' }).click();
    await page.getByText('Keine Verbindung').first().waitFor();
    expect(asked).toBe(2);
    expect(await page.getByRole('button', { name: 'Ja, erhöhen und eintragen' }).count()).toBe(1);
    expect(await faultsOf(page)).toEqual([]);
    demo.complaints.length = 0;
    await page.close();
  });

  it('what is no day is said at its field, and not left out in silence', async () => {
    const page = await as('adviser', 360);
    const { items } = (await (await page.request.get('/api/cases?open=true')).json()) as { items: { id: string }[] };
    const [{ id }] = items;
    const facts = async () =>
      ((await (await page.request.get(`/api/cases/${id}`)).json()) as { facts: { birthDate?: string } }).facts;
    const before = await facts();
    await open(page, `/cases/${id}?edit=facts`);
    const birth = page.getByRole('dialog').getByRole('textbox', { name: /^Geburtstag/ });
    await birth.fill('irgendwann');
    await page.getByRole('dialog').getByRole('button', { name: 'Speichern', exact: true }).click();
    await page.getByRole('dialog').getByText('Bitte einen Tag, einen Monat oder ein Jahr angeben').first().waitFor();
    expect(await birth.inputValue()).toBe('irgendwann');
    expect(await facts()).toEqual(before);
    demo.complaints.length = 0;
    await page.close();
  });

  it('an error that is one long word does not push the page sideways', async () => {
    const page = await as('admin', 360);
    await page.route('**/api/system', async (route) => {
      const answer = await route.fetch();
      const state = (await answer.json()) as Record<string, unknown>;
      await route.fulfill({
        response: answer,
        json: {
          ...state,
          failedJobs: [
            {
              queue: 'work',
              id: '1',
              name: 'sweep',
              failedAt: '2026-11-20T08:00:00Z',
              error: 'violates "follow_ups_case_id_kind_subject_fingerprint_open_unique_key"',
              attempts: 3,
            },
          ],
        },
      });
    });
    await open(page, '/system');
    expect(await faultsOf(page)).toEqual([]);
    await page.close();
  });

  it('what is somebody’s work is there for them', async () => {
    const page = await as('adviser', 360);
    for (const path of ['/cases/new', '/me', '/kept', '/offers', '/irregularities/new']) {
      await open(page, path);
      expect([path, await page.locator('h1').innerText()]).not.toEqual([path, 'Das gibt es hier nicht']);
    }
    expect(demo.complaints).toEqual([]);
    await page.close();
  });
});
