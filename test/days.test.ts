/// <reference lib="dom" />
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { Demonstration, hasBrowser, settled } from './support/browser.js';
import { until } from './support/program.js';

const inBrowser = hasBrowser() ? describe : describe.skip;

/** Goes on with the Tab key until what has the focus is that button, link or field. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let i = 0; i < 150; i++) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard never came to ${target.toString()}`);
}

/** Chooses by keyboard: comes to the group, then to the choice with the arrows. */
async function choose(page: Page, group: Locator, label: RegExp): Promise<void> {
  const wanted = group.getByLabel(label).first();
  const chosen = group.locator('input:checked');
  await tabTo(page, (await chosen.count()) > 0 ? chosen : group.locator('input').first());
  for (let i = 0; i < 30 && !(await wanted.evaluate((element) => element === document.activeElement)); i++)
    await page.keyboard.press('ArrowDown');
  if (!(await wanted.isChecked())) await page.keyboard.press('Space');
  expect(await wanted.isChecked()).toBe(true);
}

const pathOf = (page: Page): string => new URL(page.url()).pathname;
const toast = (page: Page, words: RegExp): Promise<void> =>
  page.locator('.toast', { hasText: words }).first().waitFor();

inBrowser('three days of work', () => {
  let demo: Demonstration;
  const open: BrowserContext[] = [];
  beforeAll(async () => {
    demo = await Demonstration.open();
    // Whoever is who in the demonstration has a language of their own; the stories are told in one.
    for (const who of ['coordinator', 'adviser', 'staff']) {
      const context = await demo.device(1280);
      await demo.signIn(context, who);
      await context.close();
    }
  }, 120_000);
  afterEach(async () => {
    await Promise.all(open.splice(0).map((device) => device.close()));
    // A story that has gone offline hears of it; anything else is a fault.
    expect(
      demo.complaints.splice(0).filter((complaint) => !/ERR_INTERNET_DISCONNECTED|Failed to fetch/.test(complaint)),
    ).toEqual([]);
  });
  afterAll(() => demo?.close());

  const device = async (width: 360 | 1280, who: string | null, more = {}): Promise<[Page, BrowserContext]> => {
    const context = await demo.device(width, more);
    context.setDefaultTimeout(20_000);
    open.push(context);
    if (who) await demo.signIn(context, who);
    return [await demo.page(context), context];
  };
  const waiting = async (context: BrowserContext): Promise<number> =>
    ((await (await context.request.get('/api/cases/counts')).json()) as { waiting: number }).waiting;

  it('the coordinator gets through the inbox by keyboard alone: signs in, asks an adviser, puts one off, declines one, and the next one opens each time', async () => {
    const [page, context] = await device(1280, null);
    await page.goto('/sign-in');
    await settled(page);
    await tabTo(page, page.getByRole('button', { name: /Odile Perrochet/ }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForURL(/\/inbox/);
    const before = await waiting(context);
    expect(before).toBeGreaterThan(3);

    // Whoever fits best is asked; the adviser of the next story must be among those who were.
    await page.locator('.row-current').first().waitFor();
    const mine = page.getByRole('radio', { name: /^Rahel Monnard/ });
    for (
      let i = 0;
      i < before &&
      !(await mine.waitFor({ timeout: 3_000 }).then(
        () => true,
        () => false,
      ));
      i++
    )
      await page.keyboard.press('n');
    const place = Number(await page.locator('label', { has: mine }).locator('kbd').first().innerText());
    await page.keyboard.press(String(place));
    const first = pathOf(page);
    await page.keyboard.press('a');
    await page.getByRole('dialog').waitFor();
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Anfragen', exact: true }));
    await page.keyboard.press('Enter');
    await toast(page, /Rahel Monnard ist für .* angefragt/);
    await page.waitForFunction((path) => location.pathname !== path && location.pathname.startsWith('/inbox/'), first);

    const second = pathOf(page);
    await page
      .getByRole('button', { name: /Zurückstellen/ })
      .first()
      .waitFor();
    await page.keyboard.press('s');
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'In 7 Tagen' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('dialog').getByLabel('Worauf warten wir?'));
    await page.keyboard.type('Ruft nach den Ferien an');
    await tabTo(page, page.getByRole('dialog').getByRole('button', { name: 'Zurückstellen' }));
    await page.keyboard.press('Enter');
    await toast(page, /kommt am .* wieder/);
    await page.waitForFunction((path) => location.pathname !== path && location.pathname.startsWith('/inbox/'), second);

    const third = pathOf(page);
    await page
      .getByRole('button', { name: /Absagen/ })
      .first()
      .waitFor();
    await page.keyboard.press('d');
    const dialog = page.getByRole('dialog');
    await choose(page, dialog.getByRole('group', { name: 'Was ist der Grund?' }), /Nicht unser Bereich/);
    await tabTo(page, dialog.getByLabel('Für uns: Was ist geschehen?'));
    await page.keyboard.type('Frage zur Steuer');
    await tabTo(page, dialog.getByRole('button', { name: 'Absagen' }));
    await page.keyboard.press('Enter');
    await toast(page, /ist abgesagt/);
    await page.waitForFunction((path) => location.pathname !== path && location.pathname.startsWith('/inbox'), third);
    // Who is asked still waits for an answer; the other two are off the list.
    expect(await waiting(context)).toBe(before - 2);
  });

  it('the adviser takes a case on the phone, gets a follow-up done with the next one planned, and writes down a call', async () => {
    const [page, context] = await device(360, 'adviser', { hasTouch: true });
    await page.goto('/day');
    await page
      .getByRole('link', { name: /sucht Sie/ })
      .first()
      .tap();
    await page.getByRole('checkbox').tap();
    await page.getByRole('button', { name: 'Ich übernehme' }).tap();
    await toast(page, /Der Fall ist bei Ihnen/);
    await page.waitForURL(/\/cases\//);
    await settled(page);

    await page.goto('/day');
    const due = async (): Promise<number> =>
      ((await (await context.request.get('/api/follow-ups/counts')).json()) as { all: number; overdue: number })
        .overdue;
    const late = await due();
    expect(late).toBeGreaterThan(0);
    await page
      .locator('#overdue li')
      .filter({ has: page.getByRole('button', { name: 'Erledigt' }) })
      .first()
      .getByRole('button', { name: 'Erledigt' })
      .tap();
    await page
      .getByRole('dialog')
      .getByLabel(/Was ist herausgekommen/)
      .fill('Erreicht, Unterlagen kommen');
    await page.getByRole('dialog').getByText('In 1 Woche').tap();
    await page.getByRole('dialog').getByRole('button', { name: 'Erledigt' }).tap();
    await toast(page, /Nächster Schritt/);
    await until('one less is late', async () => (await due()) === late - 1);

    await page
      .locator('main li')
      .filter({ has: page.getByRole('button', { name: 'Notiz' }) })
      .first()
      .getByRole('button', { name: 'Notiz' })
      .tap();
    await page.getByRole('dialog').getByRole('textbox').first().fill('Kurz telefoniert, alles gut.');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /Speichern|Festhalten|Eintragen/ })
      .tap();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('an irregularity is logged by keyboard alone', async () => {
    const [page, context] = await device(1280, 'adviser');
    await page.goto('/day');
    await settled(page);
    const count = async (): Promise<number> =>
      ((await (await context.request.get('/api/irregularities/counts')).json()) as { total: number }).total;
    const before = await count();
    await page.keyboard.press('+');
    await tabTo(page, page.getByRole('dialog').getByRole('link', { name: /Vorfall/ }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/irregularities\/new/);
    await tabTo(page, page.getByRole('button', { name: /Es geht nicht vorwärts/ }));
    await page.keyboard.press('Enter');
    const precisely = page.getByRole('group', { name: 'Was genau?' });
    if (await precisely.count()) {
      await tabTo(page, precisely.locator('input').first());
      await page.keyboard.press('Space');
    }
    await choose(page, page.getByRole('group', { name: 'Welche Behörde?' }), /^Kanton/);
    await tabTo(page, page.getByRole('combobox', { name: /^Kanton/ }));
    await page.keyboard.type('Waadt');
    await choose(page, page.getByRole('group', { name: 'Wann?' }), /^Heute/);
    await tabTo(page, page.getByLabel('Ein Satz: Was ist passiert?'));
    await page.keyboard.type('Seit acht Monaten keine Antwort.');
    await tabTo(page, page.getByRole('button', { name: 'Speichern', exact: true }));
    await page.keyboard.press('Enter');
    await page.getByText('Gespeichert. Danke').waitFor();
    expect(await count()).toBe(before + 1);
  });

  it('what is written without a network waits on the phone, is there after a reload, and arrives exactly once', async () => {
    const [page, context] = await device(360, 'adviser', { serviceWorkers: 'allow' });
    await page.goto('/day');
    await settled(page);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (!navigator.serviceWorker.controller)
        await new Promise((resolve) =>
          navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
        );
    });
    const words = `Drei Monate ohne Antwort (${Date.now()})`;
    const arrived = async (): Promise<number> => {
      const { items } = (await (await context.request.get('/api/irregularities?limit=200')).json()) as {
        items: { id: string }[];
      };
      const all = await Promise.all(
        items
          .slice(0, 20)
          .map(
            async ({ id }) =>
              (await (await context.request.get(`/api/irregularities/${id}`)).json()) as { description: string },
          ),
      );
      return all.filter(({ description }) => description === words).length;
    };

    await context.setOffline(true);
    await page.goto('/day');
    await page
      .getByText(/Kein Netz/)
      .first()
      .waitFor();
    await page.locator('main li').first().waitFor();
    // Initials only, unless somebody wants it otherwise.
    expect(await page.locator('main li .row-title, main li h3').first().innerText()).toMatch(/^\p{L}\.( \p{L}\.)?$/u);
    await page.goto('/irregularities/new');
    await page.getByRole('button', { name: /Es geht nicht vorwärts/ }).click();
    const precisely = page.getByRole('group', { name: 'Was genau?' });
    if (await precisely.count()) await precisely.locator('label').first().click();
    await page.getByRole('group', { name: 'Welche Behörde?' }).getByText('Kanton', { exact: true }).click();
    await page.getByRole('combobox', { name: /^Kanton/ }).selectOption('VD');
    await page.getByRole('group', { name: 'Wann?' }).getByText('Heute').click();
    await page.getByLabel('Ein Satz: Was ist passiert?').fill(words);
    // Typed, not sent: a reload loses nothing.
    await page.waitForTimeout(300);
    await page.reload();
    expect(await page.getByLabel('Ein Satz: Was ist passiert?').inputValue()).toBe(words);
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await page.getByText('Auf diesem Gerät gespeichert').first().waitFor();

    await context.setOffline(false);
    await page.evaluate(() => {
      dispatchEvent(new Event('online'));
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await until('it has arrived', async () => (await arrived()) === 1);
    await page.reload();
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await settled(page);
    expect(await arrived()).toBe(1);
    expect(await page.getByText(/wartet auf diesem Gerät/).count()).toBe(0);

    // Signing out leaves nothing behind.
    await page.goto('/me');
    await page.getByRole('button', { name: 'Abmelden', exact: true }).click();
    await page.waitForURL(/sign-in/);
    expect(
      await page.evaluate(async () => {
        const names = (await indexedDB.databases()).map(({ name }) => name!);
        const counts = await Promise.all(
          names.map(
            (name) =>
              new Promise<number>((resolve) => {
                indexedDB.open(name).onsuccess = (event) => {
                  const database = (event.target as IDBOpenDBRequest).result;
                  const [store] = database.objectStoreNames;
                  if (!store) return resolve(0);
                  database.transaction(store).objectStore(store).count().onsuccess = (counted) =>
                    resolve((counted.target as IDBRequest<number>).result);
                };
              }),
          ),
        );
        return counts.reduce((all, each) => all + each, 0);
      }),
    ).toBe(0);
  });

  it('the staff confirm a report, the next one opens, a figure leads to as many rows as it says, and an export comes as a file', async () => {
    const [page] = await device(1280, 'staff');
    await page.goto('/irregularities');
    await settled(page);
    await page.getByRole('main').getByRole('link', { name: 'Prüfen', exact: true }).first().click();
    await page.waitForURL(/irregularities\/[0-9a-f-]{36}/);
    const first = pathOf(page);
    for (const legend of [
      'Hat die Behörde etwas getan oder unterlassen?',
      'Wie schlimm war es?',
      'Wen trifft es?',
      'Lässt es sich gutmachen?',
      'Wie gut ist es belegt?',
    ])
      await page.getByRole('group', { name: legend }).locator('label').first().click();
    await page.getByRole('button', { name: 'Bestätigen', exact: true }).click();
    await toast(page, /Bestätigt/);
    await page.waitForFunction((path) => location.pathname !== path, first);

    await page.goto('/figures');
    await settled(page);
    const figure = page.locator('a.figure').first();
    const said = Number((await figure.locator('.figure-value').innerText()).replace(/\D/g, ''));
    await figure.click();
    await page.waitForURL(/\/irregularities\?/);
    await settled(page);
    const rows = (): Promise<number> =>
      page.evaluate(
        () =>
          new Set(
            [...document.querySelectorAll<HTMLAnchorElement>('main a[href*="/irregularities/"]')]
              .map(({ pathname }) => pathname)
              .filter((path) => path.length > 40),
          ).size,
      );
    const more = page.getByRole('button', { name: 'Mehr laden' });
    while ((await more.count()) > 0) {
      const before = await rows();
      await more.click();
      await until('there are more', async () => (await rows()) > before || (await more.count()) === 0);
    }
    expect(await rows()).toBe(said);

    await page.goto('/exports');
    await settled(page);
    await page.getByRole('button', { name: 'Datei erstellen' }).click();
    const download = page
      .getByRole('link', { name: /Herunterladen/ })
      .or(page.getByRole('button', { name: /Herunterladen/ }))
      .first();
    await download.waitFor();
    const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
    expect(file.suggestedFilename()).toMatch(/\.csv$/);
  });
});
