/// <reference lib="dom" />
import { afterAll, beforeAll, expect, it, describe } from '@jest/globals';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { Demonstration, hasBrowser, settled } from './support/browser.js';
import { selam } from './support/network.js';

const inBrowser = hasBrowser() ? describe : describe.skip;

inBrowser('dialogs say what will happen, and nothing else', () => {
  let demo: Demonstration;
  let coordinator: BrowserContext;
  let page: Page;
  beforeAll(async () => {
    demo = await Demonstration.open();
    coordinator = await demo.device(1280);
    await demo.signIn(coordinator, 'coordinator');
    page = await demo.page(coordinator);
  }, 120_000);
  afterAll(async () => {
    expect(demo.complaints).toEqual([]);
    await demo.close();
  });

  const request = async (firstName: string, contact: object): Promise<string> => {
    const data = selam({ firstName, lastName: 'Example', languages: ['fr'], contact });
    const answer = await coordinator.request.post('/api/requests', { data });
    const { reference } = (await answer.json()) as { reference: string };
    const found = await coordinator.request.post('/api/search', { data: { q: reference } });
    return ((await found.json()) as { cases: { id: string }[] }).cases[0].id;
  };
  const open = async (path: string, button: string): Promise<Locator> => {
    await page.goto(path);
    await settled(page);
    await page.getByRole('button', { name: button }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    return dialog;
  };

  it.each([
    ['Besnike', { email: 'besnike@example.org', phone: '079 000 00 71' }, /bekommt einen Brief\./, null],
    ['Dragana', { phone: '079 000 00 72' }, /Ein Brief geht nicht hinaus/, 'Es ist keine E-Mail-Adresse bekannt'],
  ])('a letter to %s goes out only where she has an address', async (firstName, contact, assigning, declining) => {
    const id = await request(firstName, contact);
    const assign = await open(`/inbox/${id}`, 'Anfragen oder zuteilen');
    await assign.getByText(assigning).waitFor();
    const decline = await open(`/inbox/${id}`, 'Absagen');
    await decline.getByText(declining ?? 'So liest es die Person:').waitFor();
    expect(await decline.locator('.letter-page').count()).toBe(declining === null ? 1 : 0);
  });

  it('closing an account speaks of offers only where there are any', async () => {
    const admin = await demo.device(1280);
    await demo.signIn(admin, 'admin');
    page = await demo.page(admin);
    const accounts = (await (await admin.request.get('/api/accounts?limit=200')).json()) as {
      items: { id: string; email: string; adviserId: string | null }[];
    };
    const rahel = accounts.items.find(({ email }) => email.startsWith('adviser@'))!;
    const said = async (): Promise<string> => {
      const notice = (await open(`/accounts/${rahel.id}`, 'Sperren')).locator('.notice');
      await notice.getByText('Neue Anfragen sieht die Person nicht mehr.').waitFor();
      return notice.innerText();
    };
    const before = await said();
    expect(before).toContain('Die Koordination dieser Kantone bekommt einen Brief.');
    expect(before).not.toContain('werden zurückgezogen');
    const id = await request('Elira', { phone: '079 000 00 73' });
    await coordinator.request.post(`/api/cases/${id}/offers`, { data: { adviserId: rahel.adviserId } });
    expect(await said()).toContain('Die Anfragen ohne Antwort werden zurückgezogen.');
  });

  it('a question goes to who logged it', async () => {
    const staff = await demo.device(1280);
    await demo.signIn(staff, 'staff');
    page = await demo.page(staff);
    const answer = await staff.request.get('/api/irregularities?status=reported,under-review&origin=network&limit=50');
    const { items } = (await answer.json()) as { items: { id: string; mine: boolean }[] };
    const dialog = await open(`/irregularities/${items.find(({ mine }) => !mine)!.id}`, 'Nachfragen');
    await dialog.getByText('Geht an die Person, die es eingetragen hat.').waitFor();
  });
});
