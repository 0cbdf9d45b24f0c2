import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { OFFERED } from '../src/texts/texts.js';
import { Demonstration, faultsOf, hasBrowser, pictureFolder } from './support/browser.js';

const inBrowser = hasBrowser() ? describe : describe.skip;
const pictures = pictureFolder();
/** Left to right, right to left, and the scripts with the tallest letters; those whose file is there. */
const READ = OFFERED.filter((language) => ['de', 'ar', 'ti', 'ta'].includes(language));
const WIDTHS = [320, 1280] as const;

/** The whole way of somebody who asks, as far as each page; `seen` is called on every one. */
async function walk(page: Page, language: string, seen: (name: string) => Promise<void>): Promise<void> {
  const at = `/${language}`;
  const next = (): Promise<void> => page.locator('main form .buttons button').first().click();
  const visit = async (path: string, name: string): Promise<void> => {
    await page.goto(path);
    await seen(name);
  };
  await visit('/', 'home');
  await visit(at, 'start');
  await page.locator('header summary').click();
  await seen('languages');
  for (const name of ['about', 'data', 'questions', 'leave', 'nothing']) await visit(`${at}/${name}`, name);
  await visit(`${at}/check`, 'check');
  await page.locator('main .go').first().click();
  await next();
  await seen('problem');
  await page.fill('#born', '١٩٨٨');
  await seen('born');
  await next();
  await page.locator('.why summary').click();
  await page.check('input[value=C]');
  await page.fill('#permit-since', '2019');
  await seen('permit');
  await next();
  await page.fill('#since', '2009');
  await seen('since');
  await next();
  await page.fill('#place', 'Buchs');
  await next();
  await seen('place');
  await page.fill('#place', 'Lausanne');
  await page.fill('#place-since', '2025');
  await next();
  await page.check('#proof');
  await page.check('#national-fr');
  await seen('language');
  await next();
  await seen('social');
  await page.locator('button[name=unknown]').click();
  await page.check('#record-no');
  await seen('record');
  await next();
  await page.check('#spouse-no');
  await seen('family');
  await next();
  await seen('answer');
  await visit(`${at}/check/exact`, 'exact');
  await page.locator('button[value=add]').click();
  expect(await page.locator('.row').count()).toBe(2);
  await next();
  await seen('exact-problem');
  await visit(`${at}/tell-me?day=2028-01-01`, 'tell-me');
  await visit(`${at}/testimony`, 'testimony');
  await visit(`${at}/volunteer`, 'volunteer');
  await next();
  await seen('volunteer-problem');
  await visit(`${at}/help`, 'help');
  await next();
  await seen('help-problem');
  await page.fill('#first-name', 'ሰላም');
  await page.fill('#phone', '079 000 00 07');
  await page.check('#safe');
  await page.check('#worries');
  await page.fill('#message', 'ክሕተት ክገብር ይደሊ።');
  // Nobody fills a form in so fast.
  await page.waitForTimeout(3100);
  await next();
  expect(new URL(page.url()).pathname).toBe(`${at}/help/review`);
  await seen('review');
  await page.check('#agree');
  await page.check('#facts');
  await next();
  expect(new URL(page.url()).pathname).toMatch(/^\/requests\//);
  await seen('sent');
}

inBrowser('the public pages in a browser', () => {
  let demo: Demonstration;
  beforeAll(async () => {
    demo = await Demonstration.open();
  }, 120_000);
  afterAll(() => demo?.close());

  const open = async (width: number, more: object): Promise<Page> =>
    demo.page(
      await demo.device(360, { viewport: { width, height: width === 320 ? 640 : 900 }, bypassCSP: false, ...more }),
    );

  for (const language of READ)
    for (const width of WIDTHS) {
      it(`lead from the first page to the number without a script: ${language}, ${width} px`, async () => {
        const page = await open(width, { javaScriptEnabled: false });
        const shown: string[] = [];
        await walk(page, language, async (name) => {
          shown.push(name);
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect([name, Math.max(0, over)]).toEqual([name, 0]);
          if (pictures)
            await page.screenshot({ path: `${pictures}/public-${language}-${width}-${name}.png`, fullPage: true });
        });
        expect(shown.length).toBeGreaterThan(25);
        await page.context().close();
      }, 120_000);

      // Each pair of language, width and light once; what is dark in one is light in the other.
      const colorScheme = (READ.indexOf(language) + WIDTHS.indexOf(width)) % 2 === 0 ? 'light' : 'dark';
      it(`have nothing that axe finds: ${language}, ${width} px, ${colorScheme}`, async () => {
        const page = await open(width, { bypassCSP: true, colorScheme });
        const faults: string[] = [];
        await walk(page, language, async (name) => {
          // What has been scrolled to lies beneath the bar with the quick exit.
          await page.evaluate(() => scrollTo(0, 0));
          faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
        });
        expect(faults).toEqual([]);
        // A page that says what is wrong has a status that says so too.
        expect(demo.complaints.splice(0).filter((complaint) => !/status of (422|404)/.test(complaint))).toEqual([]);
        await page.context().close();
      }, 240_000);
    }

  it('ask nobody else for anything, and are run through in print', async () => {
    const page = await open(1280, {});
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
