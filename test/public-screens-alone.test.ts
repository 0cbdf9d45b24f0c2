import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Demonstration, hasBrowser } from './support/browser.js';
import { openPage, walk } from './support/public-walk.js';

const inBrowser = hasBrowser() ? describe : describe.skip;

inBrowser('the public pages in a browser', () => {
  let demo: Demonstration;
  beforeAll(async () => {
    demo = await Demonstration.open();
  }, 120_000);
  afterAll(() => demo?.close());

  it('ask nobody else for anything, and are run through in print', async () => {
    const page = await openPage(demo, { viewport: { width: 1280, height: 900 } });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).origin));
    await walk(page, 'de', async () => {});
    expect([...new Set(asked)]).toEqual([new URL(demo.program.url).origin]);
    await page.goto('/de/questions');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('header').isVisible()).toBe(false);
    expect(await page.locator('footer').isVisible()).toBe(false);
    expect(await page.locator('h1').isVisible()).toBe(true);
    await page.context().close();
  }, 120_000);
});
