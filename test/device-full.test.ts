/// <reference lib="dom" />
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { type Demonstration, openForStories, hasBrowser } from './support/browser.js';
import { Device } from './support/device.js';
import { until } from './support/program.js';

const inBrowser = hasBrowser() ? describe : describe.skip;
const NEITHER = 'Weder gesendet noch gespeichert';

/** What a browser does when it stores nothing; `window.isBroken = false` repairs it. */
const BROKEN: Record<string, (page: Page) => Promise<unknown>> = {
  'whose storage is full': (page) =>
    page.addInitScript(() => {
      breakWhere(IDBObjectStore.prototype, 'put', () => new DOMException('full', 'QuotaExceededError'));
      breakWhere(Storage.prototype, 'setItem', () => new DOMException('full', 'QuotaExceededError'));
    }),
  'whose storage is full when it commits': (page) =>
    page.addInitScript(() => {
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...rest: Parameters<IDBObjectStore['put']>) {
        const request = put.apply(this, rest);
        if ((window as unknown as { isBroken?: boolean }).isBroken !== false) this.transaction.abort();
        return request;
      };
    }),
  'that cannot open its storage': (page) =>
    page.addInitScript(() => {
      breakWhere(IDBFactory.prototype, 'open', () => new DOMException('private', 'InvalidStateError'));
      for (const method of ['getItem', 'setItem', 'removeItem'])
        breakWhere(Storage.prototype, method, () => new DOMException('blocked', 'SecurityError'));
    }),
};

declare function breakWhere(owner: object, method: string, error: () => Error): void;
const prepare = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    (window as unknown as Record<string, unknown>)['breakWhere'] = (
      owner: Record<string, (...rest: unknown[]) => unknown>,
      method: string,
      error: () => Error,
    ) => {
      const original = owner[method];
      owner[method] = function (...rest) {
        if ((window as unknown as { isBroken?: boolean }).isBroken !== false) throw error();
        return original.apply(this, rest);
      };
    };
  });
const repair = (page: Page): Promise<unknown> =>
  page.evaluate(() => ((window as unknown as { isBroken?: boolean }).isBroken = false));

inBrowser('a device that stores nothing', () => {
  let demo: Demonstration;
  openForStories((opened) => (demo = opened));

  const device = async (who: string, breakIt: (page: Page) => Promise<unknown>): Promise<Device> => {
    const its = await Device.of(demo, who, async (page) => {
      await prepare(page);
      await breakIt(page);
    });
    return its;
  };

  for (const [broken, breakIt] of Object.entries(BROKEN)) {
    it(`${broken}: a note is sent from memory, and without a network stays in its field`, async () => {
      const its = await device('adviser', breakIt);
      const { page } = its;
      const [{ caseId }] = await its.due();
      const errors: Error[] = [];
      page.on('pageerror', (error) => errors.push(error));
      await its.open(`/cases/${caseId}?write=note`);
      const field = page.getByLabel('Was möchten Sie festhalten?').first();
      await its.context.route('**/notes', (route) => route.abort());
      await field.fill(`Zettel (${broken})`);
      await page.getByText('Der Browser speichert hier nichts').waitFor();
      const save = page.getByRole('button', { name: 'Speichern', exact: true }).first();
      await save.click();
      await page.getByText('Nicht gesendet und nicht gespeichert').waitFor();
      expect(await field.inputValue()).toBe(`Zettel (${broken})`);
      expect(await page.getByText(/wartet auf diesem Gerät|Auf diesem Gerät gespeichert/).count()).toBe(0);
      expect(await its.written(caseId, `Zettel (${broken})`)).toBe(0);
      await its.context.unroute('**/notes');
      await save.click();
      await page.locator('.toast', { hasText: 'Festgehalten.' }).waitFor();
      expect(await field.inputValue()).toBe('');
      await until('it has arrived, once', async () => (await its.written(caseId, `Zettel (${broken})`)) === 1);
      expect(errors).toEqual([]);
    });

    it(`${broken}: what is put off is sent after the time to undo, or comes back`, async () => {
      const its = await device('adviser', async (page) => {
        await breakIt(page);
        await page.clock.install({ time: Date.now() });
      });
      const { page } = its;
      const [due] = await its.due();
      const dayOf = async (): Promise<string | undefined> => (await its.due()).find(({ id }) => id === due.id)?.dueOn;
      const postpone = async (): Promise<void> => {
        await its.line(due.id).getByRole('button', { name: 'Später' }).click();
        await page
          .getByRole('dialog')
          .getByRole('button', { name: /^In 1 Woche/ })
          .click();
      };
      await its.open('/day');
      const before = await its.line(due.id).locator('time').getAttribute('datetime');
      await its.context.route('**/snooze', (route) => route.abort());
      await postpone();
      await page.locator('.toast', { hasText: 'Verschoben' }).waitFor();
      await page.clock.fastForward(10_000);
      await page.getByText(NEITHER).waitFor();
      await page.getByText('«Später», eingetragen: heute', { exact: false }).waitFor();
      expect(await its.line(due.id).locator('time').getAttribute('datetime')).toBe(before);
      expect(await dayOf()).toBe(due.dueOn);
      await page.getByRole('button', { name: 'Verstanden' }).click();
      // When it is certain that there is no network, it is said at once, in the dialog.
      await its.context.setOffline(true);
      await postpone();
      await page.getByRole('dialog').getByText('Nicht gesendet und nicht gespeichert').waitFor();
      await page.keyboard.press('Escape');
      expect(await its.line(due.id).locator('time').getAttribute('datetime')).toBe(before);
      await its.context.setOffline(false);
      await its.context.unroute('**/snooze');
      await postpone();
      await page.locator('.toast', { hasText: 'Verschoben' }).waitFor();
      await page.clock.fastForward(10_000);
      await until('it has arrived', async () => (await dayOf()) !== due.dueOn);
      expect(await page.getByText(NEITHER).count()).toBe(0);
    });
  }

  it('finishes from memory, and keeps the words of the dialog where it cannot', async () => {
    const its = await device('adviser', BROKEN['whose storage is full']);
    const { page } = its;
    const [due] = await its.due();
    await its.open('/day');
    await its.context.route('**/done', (route) => route.abort());
    await its.line(due.id).getByRole('button', { name: 'Erledigt' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Was ist herausgekommen?').fill('Passt');
    await dialog.getByRole('button', { name: 'Erledigt', exact: true }).click();
    await dialog.getByText('der Speicher dieses Geräts ist voll', { exact: false }).waitFor();
    expect(await dialog.getByLabel('Was ist herausgekommen?').inputValue()).toBe('Passt');
    // Closing by mistake loses nothing as long as the page is open.
    await page.keyboard.press('Escape');
    await its.line(due.id).getByRole('button', { name: 'Erledigt' }).click();
    expect(await dialog.getByLabel('Was ist herausgekommen?').inputValue()).toBe('Passt');
    await its.context.unroute('**/done');
    await dialog.getByRole('button', { name: 'Erledigt', exact: true }).click();
    await page.locator('.toast', { hasText: 'Erledigt' }).waitFor();
    await until('it has arrived', async () => !(await its.due()).some(({ id }) => id === due.id));
    await page.getByText('Passt').waitFor({ state: 'detached' });
  });

  it('stores what it has in memory as soon as there is room', async () => {
    const its = await device('adviser', BROKEN['whose storage is full']);
    const { page } = its;
    const [{ caseId }] = await its.due();
    await its.open(`/cases/${caseId}?write=note`);
    await page.getByLabel('Was möchten Sie festhalten?').first().fill('Noch ohne Platz');
    await page.getByText('Der Browser speichert hier nichts').waitFor();
    expect(Object.keys(await its.stored())).toEqual([]);
    await repair(page);
    await page.getByLabel('Was möchten Sie festhalten?').first().fill('Jetzt mit Platz');
    await page.getByText('Der Browser speichert hier nichts').waitFor({ state: 'detached' });
    await until('all is stored', async () => {
      const stored = await its.stored();
      return [`draft/note/${caseId}`, 'me', 'owner'].every((key) => key in stored);
    });
  });

  it('says what holds only until the page is closed, and opens its screens', async () => {
    const its = await device('coordinator', BROKEN['that cannot open its storage']);
    const { page } = its;
    const errors: Error[] = [];
    page.on('pageerror', (error) => errors.push(error));
    for (const path of ['/inbox', '/day', '/cases', '/kept', '/me']) await its.open(path);
    await page.getByText('Dunkel', { exact: true }).click();
    await page.getByText('Der Browser hat das nicht gespeichert', { exact: false }).waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
    expect(errors).toEqual([]);
  });

  it('that it can no longer read says so, deletes nothing, and shows it again when it can', async () => {
    const its = await Device.of(demo, 'adviser');
    const [{ caseId }] = await its.due();
    await its.open(`/cases/${caseId}?write=note`);
    await its.context.route('**/notes', (route) => route.abort());
    await its.page.getByLabel('Was möchten Sie festhalten?').first().fill('Liegt noch da');
    await its.page.getByRole('button', { name: 'Speichern', exact: true }).first().click();
    await its.page.locator('.toast', { hasText: 'Auf diesem Gerät gespeichert' }).waitFor();
    const later = await Device.of(
      demo,
      null,
      async (page) => {
        await prepare(page);
        await BROKEN['that cannot open its storage'](page);
      },
      its.context,
    );
    await later.open('/kept');
    await later.page.getByText('Der Browser kann gerade nicht lesen, was auf diesem Gerät liegt.').waitFor();
    expect(await later.page.getByText(/Alles ist gesendet|Kein Entwurf/).count()).toBe(0);
    await later.open('/me');
    await later.page.getByRole('button', { name: 'Abmelden', exact: true }).first().click();
    await later.page.getByRole('dialog').getByText('Vielleicht ist noch nicht alles gesendet.').waitFor();
    await its.reload();
    await its.page.locator('.shell-offline').getByText('1 Eintrag wartet auf diesem Gerät').waitFor();
  });

  it('without a network signs nobody out of whom it could not remember that', async () => {
    const its = await device('adviser', BROKEN['whose storage is full']);
    const { page } = its;
    await its.open('/me');
    await its.context.route('**/api/auth/sign-out', (route) => route.abort());
    await page.getByRole('button', { name: 'Abmelden', exact: true }).first().click();
    await page.getByText('Sie sind noch angemeldet.', { exact: false }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/me');
  });
});

const CANNOT_DELETE = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    for (const method of ['clear', 'delete'])
      breakWhere(IDBObjectStore.prototype, method, () => new DOMException('disk', 'UnknownError'));
  });

inBrowser('a device that deletes nothing', () => {
  let demo: Demonstration;
  openForStories((opened) => (demo = opened));

  const device = async (who: string): Promise<Device> => {
    const its = await Device.of(demo, who, async (page) => {
      await prepare(page);
      await CANNOT_DELETE(page);
    });
    return its;
  };
  const withDraft = async (its: Device): Promise<string> => {
    const [{ caseId }] = await its.due();
    await its.open(`/cases/${caseId}?write=note`);
    await its.page.getByLabel('Was möchten Sie festhalten?').first().fill('Nur für mich');
    await until('it is written down', async () => `draft/note/${caseId}` in (await its.stored()));
    return caseId;
  };

  it('says so after signing out, and is emptied as soon as it can be', async () => {
    const its = await device('adviser');
    const { page } = its;
    await withDraft(its);
    await its.open('/me');
    await page.getByRole('button', { name: 'Abmelden', exact: true }).first().click();
    await page.getByRole('button', { name: 'Trotzdem abmelden' }).click();
    await page.waitForURL(/\/sign-in/);
    const notice = page.getByText('Auf diesem Gerät liess sich nicht alles löschen');
    await notice.waitFor();
    await its.reload();
    await notice.waitFor();
    expect(Object.keys(await its.stored()).length).toBeGreaterThan(0);
    await repair(page);
    await page.getByRole('button', { name: 'Nochmals versuchen' }).click();
    await notice.waitFor({ state: 'detached' });
    expect(await its.stored()).toEqual({});
  });

  it('shows and sends nothing of one person to another', async () => {
    const its = await device('adviser');
    const { page } = its;
    const caseId = await withDraft(its);
    await its.context.route('**/notes', (route) => route.abort());
    await page.getByRole('button', { name: 'Speichern', exact: true }).first().click();
    await page.locator('.toast', { hasText: 'Auf diesem Gerät gespeichert' }).waitFor();
    await its.context.unroute('**/notes');
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url());
    });
    await demo.signIn(its.context, 'coordinator');
    sent.length = 0;
    await its.open('/kept');
    await page.getByText('Auf diesem Gerät liess sich nicht alles löschen').waitFor();
    expect(await page.getByText('Nur für mich').count()).toBe(0);
    await page.getByText('Alles ist gesendet.').waitFor();
    expect(sent).toEqual([]);
    // What is typed now lasts as long as the page; on the device it would lie among another person's data.
    const before = Object.keys(await its.stored());
    await its.open(`/cases/${caseId}?write=note`);
    await page.getByLabel('Was möchten Sie festhalten?').first().fill('Von jemand anderem');
    await page.getByText('Der Browser speichert hier nichts').waitFor();
    expect(Object.keys(await its.stored())).toEqual(before);
    await repair(page);
    await page.getByRole('button', { name: 'Nochmals versuchen' }).click();
    await page.getByText('Auf diesem Gerät liess sich nicht alles löschen').waitFor({ state: 'detached' });
    const after = await its.stored();
    expect(JSON.stringify(after)).not.toContain('Nur für mich');
    expect(JSON.stringify(after)).toContain('Von jemand anderem');
  });

  it('shows nothing as waiting that was sent', async () => {
    const its = await device('adviser');
    const { page } = its;
    const caseId = await withDraft(its);
    await page.getByRole('button', { name: 'Speichern', exact: true }).first().click();
    await page.locator('.toast', { hasText: 'Festgehalten.' }).waitFor();
    expect(await page.getByText(/wartet auf diesem Gerät/).count()).toBe(0);
    // It still lies there: it is answered as the first time.
    await its.open('/kept');
    await page.getByText('Alles ist gesendet.').waitFor();
    expect(await its.written(caseId, 'Nur für mich')).toBe(1);
  });
});
