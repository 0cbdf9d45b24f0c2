/// <reference lib="dom" />
import { describe, expect, it } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import { type Demonstration, openForStories, hasBrowser, settled } from './support/browser.js';
import { until } from './support/program.js';

const inBrowser = hasBrowser() ? describe : describe.skip;

interface Due {
  id: string;
  caseId: string;
  dueOn: string;
  alarm: string | null;
}

inBrowser('what lies on a device', () => {
  let demo: Demonstration;
  openForStories((opened) => (demo = opened));

  const device = async (who: string): Promise<[Page, BrowserContext]> => {
    const context = await demo.device(360);
    context.setDefaultTimeout(20_000);
    await demo.signIn(context, who);
    return [await demo.page(context), context];
  };
  const at = async (page: Page, path: string): Promise<void> => {
    await page.goto(path);
    await settled(page);
  };
  const dueOf = async (context: BrowserContext): Promise<Due[]> => {
    const { adviserId } = (await (await context.request.get('/api/me')).json()) as { adviserId: string };
    return (
      (await (await context.request.get(`/api/follow-ups?limit=200&adviser=${adviserId}`)).json()) as { items: Due[] }
    ).items.filter(({ alarm }) => alarm === null);
  };
  const line = (page: Page, id: string) => page.locator(`[data-line="${id}"]`);
  const keys = (page: Page): Promise<string[]> =>
    page.evaluate(
      () =>
        new Promise<string[]>((resolve, reject) => {
          const request = indexedDB.open('passerelle');
          request.onerror = () => reject(new Error('no database'));
          request.onsuccess = () => {
            const database = request.result;
            const all = database.objectStoreNames.contains('kept')
              ? database.transaction('kept').objectStore('kept').getAllKeys()
              : null;
            if (!all) return resolve([]);
            all.onsuccess = () => {
              database.close();
              resolve(all.result as string[]);
            };
          };
        }),
    );

  it('what is put off is put off, also when the page is left at once and without a network', async () => {
    const [page, context] = await device('adviser');
    const [due] = await dueOf(context);
    // The last request of a page that is left goes past all routes.
    await page.addInitScript(() => {
      const { fetch } = window;
      window.fetch = (input, init) =>
        init?.keepalive ? Promise.reject(new TypeError('no network')) : fetch(input, init);
    });
    await at(page, '/day');
    await context.route('**/snooze', (route) => route.abort());
    await line(page, due.id).getByRole('button', { name: 'Später' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^In 1 Woche/ })
      .click();
    await page.locator('.toast', { hasText: 'Verschoben' }).waitFor();
    await page.goto('about:blank');
    expect((await dueOf(context)).find(({ id }) => id === due.id)?.dueOn).toBe(due.dueOn);
    await context.unroute('**/snooze');
    await at(page, '/day');
    await until(
      'it has arrived',
      async () => (await dueOf(context)).find(({ id }) => id === due.id)?.dueOn !== due.dueOn,
    );
  });

  it('what was finished without a network stays finished after a reload, can be read, and is sent once', async () => {
    const [page, context] = await device('adviser');
    const [due] = await dueOf(context);
    await at(page, '/day');
    await context.route('**/done', (route) => route.abort());
    await line(page, due.id).getByRole('button', { name: 'Erledigt' }).click();
    const note = page.getByRole('dialog').getByLabel('Was ist herausgekommen?');
    await note.fill('Zettel liegt bei der Gemeinde');
    // Closing by mistake loses nothing.
    await page.keyboard.press('Escape');
    await line(page, due.id).getByRole('button', { name: 'Erledigt' }).click();
    expect(await note.inputValue()).toBe('Zettel liegt bei der Gemeinde');
    await page.getByRole('dialog').getByRole('button', { name: 'Erledigt', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await at(page, '/day');
    expect(await line(page, due.id).count()).toBe(0);
    await at(page, '/kept');
    await page.getByText('Zettel liegt bei der Gemeinde').waitFor();
    await context.unroute('**/done');
    await page.getByRole('button', { name: 'Jetzt senden' }).click();
    await page.getByText('Alles ist gesendet.').waitFor();
    const ended = (await (
      await context.request.get(`/api/follow-ups?limit=200&case=${due.caseId}&state=done`)
    ).json()) as { items: { id: string; note: string }[] };
    expect(
      ended.items.filter(({ note: written }) => written === 'Zettel liegt bei der Gemeinde').map(({ id }) => id),
    ).toEqual([due.id]);
  });

  it('what an earlier client stored as an address with a body is sent after the update, once', async () => {
    const [page, context] = await device('adviser');
    const [due] = await dueOf(context);
    await at(page, '/day');
    const id = '01932f4e-0000-7000-8000-00000000abcd';
    await page.evaluate(
      ([key, value]) =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.open('passerelle');
          request.onerror = () => reject(new Error('no database'));
          request.onsuccess = () => {
            const transaction = request.result.transaction('kept', 'readwrite');
            transaction.objectStore('kept').put({ at: Date.now(), value }, key);
            transaction.oncomplete = () => {
              request.result.close();
              resolve();
            };
          };
        }),
      [
        `unsent/${id}`,
        {
          id,
          path: `/api/cases/${due.caseId}/notes`,
          body: { kind: 'call', text: 'Vor der Aktualisierung geschrieben' },
          label: 'Notiz',
          refused: null,
          notBefore: 0,
        },
      ] as const,
    );
    await page.reload();
    const written = async (): Promise<number> =>
      JSON.stringify(await (await context.request.get(`/api/cases/${due.caseId}/events`)).json()).split(
        'Vor der Aktualisierung geschrieben',
      ).length - 1;
    await until('it has arrived', async () => (await written()) === 1);
    await until('it waits no more', async () => !(await keys(page)).includes(`unsent/${id}`));
    await page.reload();
    await settled(page);
    expect(await written()).toBe(1);
  });

  const halfTyped = async (page: Page, context: BrowserContext): Promise<string> => {
    const [due] = await dueOf(context);
    await at(page, `/cases/${due.caseId}?write=note`);
    await page.getByLabel('Was möchten Sie festhalten?').first().fill('Morgen nochmals anrufen');
    await until('it is written down', async () => (await keys(page)).includes(`draft/note/${due.caseId}`));
    return due.caseId;
  };

  it('a session that has run out shows the door, keeps no name, and gives back what was half-typed', async () => {
    const [page, context] = await device('adviser');
    const id = await halfTyped(page, context);
    expect(await keys(page)).toContain('me');
    await context.clearCookies();
    // The form itself notices.
    await page.getByRole('button', { name: 'Speichern', exact: true }).first().click();
    await page.waitForURL(/\/sign-in/);
    await until('names are gone', async () => !(await keys(page)).includes('me'));
    expect((await keys(page)).some((key) => key.startsWith('draft/') || key.startsWith('unsent/'))).toBe(true);
    await page.getByRole('button', { name: /Rahel Monnard/ }).click();
    await page.waitForURL(new RegExp(id));
    await until('it has arrived', async () =>
      JSON.stringify(await (await context.request.get(`/api/cases/${id}/events`)).json()).includes(
        'Morgen nochmals anrufen',
      ),
    );
  });

  it('a session that was ended elsewhere leaves nothing', async () => {
    const [page, context] = await device('adviser');
    await halfTyped(page, context);
    const laptop = await demo.device(1280);
    await demo.signIn(laptop, 'adviser');
    expect((await laptop.request.post('/api/me/sign-out-everywhere')).ok()).toBe(true);
    await page.reload();
    await page.waitForURL(/\/sign-in/);
    // But that there was a draft, and when: its words are gone.
    await until('nothing else is left', async () => (await keys(page)).join() === 'lost');
    await page.getByText('Die Sitzung wurde beendet.').waitFor();
    await page.getByText(/^Entwurf \(Notiz zu einem Fall\)/).waitFor();
    await page.getByRole('button', { name: 'Verstanden' }).click();
    await until('nothing is left', async () => (await keys(page)).length === 0);
  });

  it('signing out without a network empties it, and the session ends when the network is back', async () => {
    const [page, context] = await device('adviser');
    await at(page, '/me');
    await context.route('**/api/auth/sign-out', (route) => route.abort());
    await page.getByRole('button', { name: 'Abmelden', exact: true }).first().click();
    await page.waitForURL(/\/sign-in/);
    await until('nothing is left', async () => (await keys(page)).length === 0);
    expect((await context.request.get('/api/me')).status()).toBe(200);
    await context.unroute('**/api/auth/sign-out');
    await page.reload();
    await until('the session is over', async () => (await context.request.get('/api/me')).status() === 401);
    // Who comes back is not sent away again.
    await page.getByRole('button', { name: /Rahel Monnard/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Mein Tag' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Mein Tag' }).waitFor();
  });

  it('a screen that cannot be drawn says so in place, sends it nowhere, and leaves the menu', async () => {
    const [page, context] = await device('adviser');
    await at(page, '/day');
    const posted: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') posted.push(request.url());
    });
    await context.route('**/api/cases?*', (route) => route.fulfill({ json: { items: [null], next: null } }));
    const broken = page.getByRole('heading', { level: 1, name: 'Diese Seite liess sich nicht anzeigen' });
    const menu = page.getByRole('navigation', { name: 'Hauptmenü' }).last();
    await menu.getByRole('link', { name: 'Fälle', exact: true }).click();
    await broken.waitFor();
    await menu.getByRole('link', { name: 'Mein Tag' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mein Tag' }).waitFor();
    expect(posted).toEqual([]);
    await context.unroute('**/api/cases?*');
  });

  it('the search is typed into as soon as it opens', async () => {
    const [page] = await device('coordinator');
    await at(page, '/cases');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('karte');
    expect(await page.getByRole('combobox').inputValue()).toBe('karte');
    await page.getByRole('option', { name: /Karte/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/map/);
  });
});
