/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { APIRequestContext, BrowserContext, Page } from 'playwright-core';
import { Demonstration, faultsOf, hasBrowser, settled } from './support/browser.js';

const inBrowser = hasBrowser() ? describe : describe.skip;

interface Adviser {
  id: string;
  version: number;
  phone: string | null;
  capacity: number;
  remote: boolean;
}

inBrowser('two people at the same thing', () => {
  let demo: Demonstration;
  let phone: BrowserContext;
  let page: Page;
  let office: BrowserContext;

  beforeAll(async () => {
    demo = await Demonstration.open();
    [phone, office] = await Promise.all([demo.device(360), demo.device(1280)]);
    await demo.signIn(phone, 'adviser');
    await demo.signIn(office, 'coordinator');
    page = await demo.page(phone);
    page.setDefaultTimeout(20_000);
  }, 120_000);
  afterAll(() => demo?.close());

  const me = async (): Promise<Adviser> => (await (await phone.request.get('/api/advisers/me')).json()) as Adviser;
  /** Somebody in the office changes the same profile. */
  const officeChanges = async (request: APIRequestContext, change: Partial<Adviser>): Promise<void> => {
    const { id, version } = await me();
    const answer = await request.patch(`/api/advisers/${id}`, { data: change, headers: { 'if-match': `"${version}"` } });
    expect(answer.status()).toBe(200);
  };
  const profile = async () => {
    await page.goto('/me');
    await settled(page);
    const form = page.locator('form', { has: page.getByLabel('So viele Fälle möchte ich höchstens') });
    return { capacity: form.getByLabel('So viele Fälle möchte ich höchstens'), tel: form.getByRole('textbox', { name: 'Telefon' }), save: form.getByRole('button', { name: 'Speichern' }) };
  };
  const saved = (): Promise<void> => page.locator('.toast', { hasText: 'Gespeichert' }).first().waitFor();

  it('what each changed alone stays, and where both changed the same, both stand there to choose from', async () => {
    const form = await profile();
    await form.capacity.fill('9');
    await form.tel.fill('+41 79 000 11 22');
    const { remote } = await me();
    await officeChanges(office.request, { capacity: 2, remote: !remote });
    await form.save.click();
    const choice = page.getByRole('group', { name: 'So viele Fälle möchte ich höchstens' });
    await choice.waitFor();
    // Of what only one of them changed nothing is asked.
    expect(await page.getByRole('group').filter({ hasText: 'Meine Fassung' }).count()).toBe(1);
    expect(await choice.innerText()).toMatch(/Meine Fassung\s+9\s+Wie es jetzt steht\s+2/);
    expect(await faultsOf(page)).toEqual([]);
    await choice.getByLabel('Wie es jetzt steht').check();
    await page.getByRole('button', { name: 'So speichern' }).click();
    await saved();
    expect(await me()).toMatchObject({ capacity: 2, phone: '+41790001122', remote: !remote });
  });

  it('a draft that was left lying undoes nothing that others wrote since', async () => {
    const form = await profile();
    await form.tel.fill('+41 79 000 33 44');
    await page.goto('/day');
    await settled(page);
    await officeChanges(office.request, { capacity: 5 });
    const again = await profile();
    expect(await again.tel.inputValue()).toBe('+41 79 000 33 44');
    await again.save.click();
    await saved();
    expect(await me()).toMatchObject({ capacity: 5, phone: '+41790003344' });
    expect(demo.complaints.filter((complaint) => !complaint.includes('412'))).toEqual([]);
  });
});
