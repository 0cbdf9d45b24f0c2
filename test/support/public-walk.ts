/// <reference lib="dom" />
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { OFFERED } from '../../src/texts/texts.js';
import { Demonstration, faultsOf, follow, hasBrowser, pictureFolder } from './browser.js';

const WIDTHS = [320, 1280] as const;
const pictures = pictureFolder();

/** The whole way of somebody who asks, as far as each page; `seen` is called on every one. */
export async function walk(page: Page, language: string, seen: (name: string) => Promise<void>): Promise<void> {
  const at = `/${language}`;
  const next = (): Promise<void> => follow(page, 'main form .buttons button');
  const visit = async (path: string, name: string): Promise<void> => {
    await page.goto(path);
    await seen(name);
  };
  await visit('/', 'home');
  await visit(at, 'start');
  await page.locator('header summary').click();
  await seen('languages');
  for (const name of ['about', 'data', 'questions', 'leave', 'nothing']) await visit(`${at}/${name}`, name);
  await visit(`${at}/law`, 'law');
  await visit(`${at}/law/SO`, 'law-canton');
  await visit(`${at}/check`, 'check');
  await follow(page, 'main .go');
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
  await page.check('#oral-B1');
  await page.check('#written-A2');
  await seen('level');
  await next();
  await seen('social');
  await follow(page, 'button[name=unknown]');
  await page.check('[name=circumstances][value=no]');
  await seen('circumstances');
  await next();
  await page.check('#record-no');
  await seen('record');
  await next();
  await page.check('[name=union][value=married]');
  await page.fill('#union-since', '2015');
  await seen('family');
  await next();
  await page.check('[name=partner-swiss][value=no]');
  await seen('partner');
  await next();
  await page.check('[name=was-swiss][value=no]');
  await seen('origins');
  await next();
  await seen('answer');
  await visit(`${at}/check/exact`, 'exact');
  await follow(page, 'button[value=add]');
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

/** A page at the size of a small phone, the policy of the program in force. */
export async function openPage(demo: Demonstration, more: BrowserContextOptions = {}): Promise<Page> {
  return demo.page(await demo.device(360, { viewport: { width: 320, height: 640 }, bypassCSP: false, ...more }));
}

const resize = (page: Page, width: (typeof WIDTHS)[number]): Promise<void> =>
  page.setViewportSize({ width, height: width === 320 ? 640 : 900 });

/** The stories of the public pages, by language the theme of the phone; the laptop has the other one. */
export function publicScreens(themes: Readonly<Record<string, 'light' | 'dark'>>): void {
  const inBrowser = hasBrowser() ? describe : describe.skip;
  inBrowser('the public pages in a browser', () => {
    let demo: Demonstration;
    beforeAll(async () => {
      demo = await Demonstration.open();
    }, 120_000);
    afterAll(() => demo?.close());

    for (const language of OFFERED.filter((each) => each in themes)) {
      const onPhone = themes[language];
      const onLaptop = onPhone === 'light' ? 'dark' : 'light';

      it(`in ${language} lead from the first page to the number without a script, and none is wider than the screen`, async () => {
        const page = await openPage(demo, { javaScriptEnabled: false });
        const shown: string[] = [];
        // The walk goes on at the width that comes last: here at one, with axe at the other.
        const widths = onPhone === 'light' ? WIDTHS.toReversed() : WIDTHS;
        await walk(page, language, async (name) => {
          shown.push(name);
          for (const each of widths) {
            await resize(page, each);
            const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            expect([name, each, Math.max(0, over)]).toEqual([name, each, 0]);
            if (pictures)
              await page.screenshot({ path: `${pictures}/public-${language}-${each}-${name}.png`, fullPage: true });
          }
        });
        expect(shown.length).toBeGreaterThan(25);
        await page.context().close();
      }, 120_000);

      it(`in ${language} have nothing that axe finds on a ${onPhone} phone and a ${onLaptop} laptop`, async () => {
        const page = await openPage(demo, { bypassCSP: true });
        const faults: string[] = [];
        const widths = onPhone === 'light' ? WIDTHS : WIDTHS.toReversed();
        await walk(page, language, async (name) => {
          for (const each of widths) {
            await resize(page, each);
            await page.emulateMedia({ colorScheme: each === 320 ? onPhone : onLaptop });
            // What has been scrolled to lies beneath the bar with the quick exit.
            await page.evaluate(() => scrollTo(0, 0));
            faults.push(...(await faultsOf(page)).map((fault) => `${name} ${each}: ${fault}`));
          }
        });
        expect(faults).toEqual([]);
        // A page that says what is wrong has a status that says so too.
        expect(demo.complaints.splice(0).filter((complaint) => !/status of (422|404)/.test(complaint))).toEqual([]);
        await page.context().close();
      }, 240_000);
    }
  });
}
