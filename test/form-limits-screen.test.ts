/// <reference lib="dom" />
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CreateNote } from '../web/src/api/limits.js';
import { type Demonstration, openForStories, faultsOf, hasBrowser, LOOKS, settled, show } from './support/browser.js';

const inBrowser = hasBrowser() ? describe : describe.skip;
const MAX = CreateNote.text.maxLength;

inBrowser('a long text', () => {
  let demo: Demonstration;
  openForStories((opened) => (demo = opened));

  const noteForm = async (): Promise<[Page, string[]]> => {
    const context = await demo.device(360);
    context.setDefaultTimeout(20_000);
    await demo.signIn(context, 'adviser');
    const { adviserId } = (await (await context.request.get('/api/me')).json()) as { adviserId: string };
    const { items } = (await (await context.request.get(`/api/cases?adviser=${adviserId}&limit=1`)).json()) as {
      items: { id: string }[];
    };
    const page = await demo.page(context);
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/notes'))
        sent.push((JSON.parse(request.postData() ?? '{}') as { text: string }).text);
    });
    await page.goto(`/cases/${items[0].id}?write=note`);
    await settled(page);
    return [page, sent];
  };
  const save = (page: Page): Promise<void> => page.getByRole('button', { name: 'Speichern', exact: true }).click();

  it('is not cut: it is said by how many signs it is too long, nothing is sent, and every word stays', async () => {
    const [page, sent] = await noteForm();
    const text = `${'ä'.repeat(MAX)}, und dann`;
    const field = page.getByLabel('Was möchten Sie festhalten?');
    await field.fill(text);
    await page.getByText(`10 Zeichen zu viel: höchstens ${MAX}`).waitFor();
    await save(page);
    expect(await field.inputValue()).toBe(text);
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(sent).toEqual([]);
    for (const look of LOOKS.slice(0, 2)) {
      await show(page, look);
      expect({ look, faults: await faultsOf(page) }).toEqual({ look, faults: [] });
    }
    await field.fill(text.slice(0, MAX));
    await page.getByText(/Zeichen zu viel/).waitFor({ state: 'detached' });
    await save(page);
    await page.getByText('Festgehalten.').waitFor();
    expect(sent).toEqual(['ä'.repeat(MAX)]);
  });

  it.each([
    ['emoji, which are two units of the browser each', '🙂'],
    ['letters with their marks apart', 'a\u0308'],
  ])('takes as many signs as the server: %s', async (_, sign) => {
    const [page, sent] = await noteForm();
    const field = page.getByLabel('Was möchten Sie festhalten?');
    await field.fill(sign.repeat(MAX));
    expect(await page.getByText(/Zeichen zu viel/).count()).toBe(0);
    await save(page);
    await page.getByText('Festgehalten.').waitFor();
    expect(sent).toEqual([sign.repeat(MAX)]);
  });
});
