import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Demonstration, follow, hasBrowser } from './support/browser.js';

const inBrowser = hasBrowser() ? describe : describe.skip;
const SECRET = 'Geheimnis';

inBrowser('the public pages on a shared device', () => {
  let demo: Demonstration;
  beforeAll(async () => {
    demo = await Demonstration.open();
  }, 120_000);
  afterAll(() => demo?.close());

  const open = async (): Promise<Page> => (await demo.device(360, { bypassCSP: false })).newPage();
  const typed = (page: Page): Promise<string[]> =>
    page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
          'main input:not([type=hidden]), main textarea',
        ),
      ].flatMap((field) =>
        field instanceof HTMLInputElement && ['radio', 'checkbox'].includes(field.type)
          ? field.checked
            ? [field.name]
            : []
          : field.value
            ? [field.value]
            : [],
      ),
    );

  for (const [path, fill] of [
    [
      '/de/testimony',
      async (page: Page) => {
        await page.fill('#story', SECRET);
        await page.check('#consent');
      },
    ],
    [
      '/de/help',
      async (page: Page) => {
        await page.fill('#first-name', SECRET);
        await page.fill('#phone', '079 000 00 07');
        await page.fill('#message', SECRET);
        await page.check('#worries');
      },
    ],
    [
      '/de/volunteer',
      async (page: Page) => {
        await page.fill('#first-name', SECRET);
        await page.fill('#email', 'geheim@example.org');
      },
    ],
    ['/de/tell-me', async (page: Page) => page.fill('#email', 'geheim@example.org')],
    ['/de/check/record', async (page: Page) => page.check('#record')],
    ['/de/check/born', async (page: Page) => page.fill('#born', '1988')],
  ] as const) {
    it(`show nothing that was typed once somebody has left: ${path}`, async () => {
      const page = await open();
      await page.goto(path);
      await fill(page);
      expect((await typed(page)).length).toBeGreaterThan(0);
      await page.click('.leave');
      await page.goBack();
      expect(new URL(page.url()).pathname).toBe(path);
      expect(await typed(page)).toEqual([]);
      await page.context().close();
    }, 60_000);

    it(`show nothing that was sent once somebody has left: ${path}`, async () => {
      const page = await open();
      await page.goto(path);
      await fill(page);
      await follow(page, 'main form .buttons button');
      await page.click('.leave');
      for (let i = 0; i < 2; i++) {
        await page.goBack();
        expect([page.url(), await typed(page), (await page.content()).includes(SECRET)]).toEqual([
          page.url(),
          [],
          false,
        ]);
      }
      await page.context().close();
    }, 60_000);
  }

  it('keep a long story through a link and back, as long as nobody leaves', async () => {
    const page = await open();
    await page.goto('/de/testimony');
    await page.fill('#story', SECRET);
    await follow(page, 'footer a');
    await page.goBack();
    expect(await typed(page)).toEqual([SECRET]);
    await page.reload();
    await follow(page, 'main form .buttons button');
    await follow(page, 'footer a');
    await page.goBack();
    expect(await page.locator('#summary').isVisible()).toBe(true);
    await page.context().close();
  }, 60_000);

  it('fit on a sheet of paper, with who translated them and the way to a person', async () => {
    const page = await open();
    await page.setViewportSize({ width: 794, height: 1123 });
    await page.goto('/ti/check/record');
    await page.check('#record');
    await follow(page, 'main form .buttons button');
    for (const path of ['/ti/check/answer', '/de/check/answer', '/ti/questions', '/ti/help']) {
      await page.goto(path);
      await page.emulateMedia({ media: 'print' });
      // A4 without a centimetre and a half on each side.
      await page.setViewportSize({ width: 680, height: 1000 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([path, over]).toEqual([path, 0]);
      if (path.startsWith('/ti'))
        expect([path, await page.locator('.notice:not(.demo)').isVisible()]).toEqual([path, true]);
      expect([path, await page.locator('.paper').innerText()]).toEqual([path, expect.stringContaining('@')]);
      if (path.endsWith('answer')) expect([path, await page.locator('.human').isVisible()]).toEqual([path, true]);
    }
    await page.context().close();
  }, 60_000);
});
