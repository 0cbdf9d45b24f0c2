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
    const answer = await request.patch(`/api/advisers/${id}`, {
      data: change,
      headers: { 'if-match': `"${version}"` },
    });
    expect(answer.status()).toBe(200);
  };
  const profile = async () => {
    await page.goto('/me');
    await settled(page);
    const form = page.locator('form', { has: page.getByLabel('So viele Fälle möchte ich höchstens') });
    return {
      capacity: form.getByLabel('So viele Fälle möchte ich höchstens'),
      tel: form.getByRole('textbox', { name: 'Telefon' }),
      save: form.getByRole('button', { name: 'Speichern' }),
    };
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

  describe('the state of an adviser, changed in the office while somebody else saves the profile', () => {
    let laptop: Page;
    let other: Adviser & { state: string };
    const fresh = async (): Promise<typeof other> =>
      (await (await office.request.get(`/api/advisers/${other.id}`)).json()) as typeof other;
    const change = async (changed: Partial<typeof other>): Promise<void> => {
      const answer = await office.request.patch(`/api/advisers/${other.id}`, {
        data: changed,
        headers: { 'if-match': `"${(await fresh()).version}"` },
      });
      expect(answer.status()).toBe(200);
    };
    beforeAll(async () => {
      const { items } = (await (await office.request.get('/api/advisers?state=active&canton=VD')).json()) as {
        items: (typeof other)[];
      };
      const own = (await me()).id;
      other = items.find(({ id, phone: tel }) => id !== own && tel !== null)!;
      laptop = await demo.page(office);
      laptop.setDefaultTimeout(10_000);
      await laptop.goto(`/advisers/${other.id}`);
      await settled(laptop);
    });
    const choose = async (state: string): Promise<void> => {
      await laptop.getByRole('button', { name: 'Stand ändern' }).click();
      await laptop.getByRole('dialog').getByText(state, { exact: true }).click();
    };

    it('is saved upon the new profile', async () => {
      await choose('Pause');
      await change({ phone: '+41 79 000 55 66' });
      await laptop.getByRole('button', { name: 'So festhalten' }).click();
      await laptop.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await fresh()).toMatchObject({ state: 'paused', phone: '+41790005566' });
    });

    it('and where both changed it, both stand there to choose from', async () => {
      await choose('Aktiv');
      await change({ state: 'applying' });
      await laptop.getByRole('button', { name: 'So festhalten' }).click();
      await laptop.getByText('Wie es jetzt steht').waitFor();
      expect(await laptop.getByRole('dialog').innerText()).toMatch(/Meine Fassung\s+Aktiv\s+Wie es jetzt steht\s+Neu/);
      expect(await faultsOf(laptop)).toEqual([]);
      await laptop.getByRole('button', { name: 'So speichern' }).click();
      await laptop.getByRole('dialog').waitFor({ state: 'detached' });
      expect(await fresh()).toMatchObject({ state: 'active' });
    });
  });

  describe('a paper of the checklist', () => {
    interface Paper {
      item: string;
      names: { de: string };
      have: boolean;
      issuedOn: string | null;
      validUntil: string | null;
      version: number;
    }
    let path: string;
    let name: string;
    let label: string;
    const paper = async (): Promise<Paper> =>
      ((await (await office.request.get(path)).json()) as { items: Paper[] }).items.find(({ item }) => item === name)!;
    const put = async (changed: Partial<Paper>): Promise<void> => {
      const { have, issuedOn, validUntil, version } = await paper();
      const answer = await office.request.put(`${path}/${name}`, {
        data: { have, issuedOn, validUntil, ...changed },
        headers: { 'if-match': `"${version}"` },
      });
      expect(answer.status()).toBe(200);
    };
    const row = () => page.locator('.checklist-item', { hasText: label }).first();

    beforeAll(async () => {
      const { items } = (await (await phone.request.get('/api/cases?open=true&limit=50')).json()) as {
        items: { id: string }[];
      };
      for (const { id } of items) {
        path = `/api/cases/${id}/checklist`;
        const found = ((await (await phone.request.get(path)).json()) as { items: Paper[] }).items.find(
          ({ have, issuedOn }) => !have && issuedOn === null,
        );
        if (!found || (await office.request.get(path)).status() !== 200) continue;
        [name, label] = [found.item, found.names.de];
        await page.goto(`/cases/${id}?tab=checklist`);
        await settled(page);
        return;
      }
      throw new Error('no case with an open checklist');
    });

    it('shows both days where two have typed one, and throws none away', async () => {
      await row()
        .getByRole('button', { name: /Daten eintragen/ })
        .click();
      await row().getByLabel('Ausgestellt am').fill('2025-11-02');
      await put({ have: true, issuedOn: '2025-10-01', validUntil: '2026-12-31' });
      await row().getByRole('button', { name: 'Speichern' }).click();
      const choice = page.getByRole('group', { name: 'Ausgestellt am' });
      await choice.waitFor();
      expect(await choice.innerText()).toMatch(
        /Meine Fassung[^]*2\. November 2025[^]*Wie es jetzt steht[^]*1\. Oktober 2025/,
      );
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('button', { name: 'So speichern' }).click();
      await saved();
      expect(await paper()).toMatchObject({ have: true, issuedOn: '2025-11-02', validUntil: '2026-12-31' });
    });

    it('is ticked off without losing the days that somebody else has typed meanwhile', async () => {
      await row().getByText('2. November 2025').waitFor();
      await put({ validUntil: '2026-11-30' });
      const written = page.waitForResponse((response) => response.request().method() === 'PUT' && response.ok());
      await row().getByRole('checkbox').click();
      await written;
      expect(await paper()).toMatchObject({ have: false, issuedOn: '2025-11-02', validUntil: '2026-11-30' });
    });
  });
});
