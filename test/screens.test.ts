import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContext } from 'playwright-core';
import { Demonstration, faultsOf, hasBrowser, LOOKS, nameOf, pictureFolder, settled, show } from './support/browser.js';
import { SCREENS } from './support/screens.js';

const inBrowser = hasBrowser() ? describe : describe.skip;
const pictures = pictureFolder();

inBrowser('every screen, on phone and laptop, light and dark, from left to right and from right to left', () => {
  let demo: Demonstration;
  const devices = new Map<string | null, BrowserContext>();
  beforeAll(async () => {
    demo = await Demonstration.open();
  }, 120_000);
  afterAll(() => demo?.close());

  const deviceOf = async (who: string | null): Promise<BrowserContext> => {
    const known = devices.get(who);
    if (known) return known;
    const device = await demo.device(360);
    devices.set(who, device);
    if (who) await demo.signIn(device, who);
    return device;
  };

  for (const { name, who, path } of SCREENS)
    it(`${name}: nothing that axe finds, no sideways scroll, no complaint of the browser`, async () => {
      const device = await deviceOf(who);
      const page = await demo.page(device);
      try {
        await page.goto(typeof path === 'string' ? path : await path(device.request));
        await settled(page);
        const faults: string[] = [];
        for (const look of LOOKS) {
          await show(page, look);
          if (pictures) await page.screenshot({ path: `${pictures}/${name}-${nameOf(look)}.png`, fullPage: true });
          faults.push(...(await faultsOf(page)).map((fault) => `${nameOf(look)}: ${fault}`));
        }
        expect(faults).toEqual([]);
        // What is not there is asked for and refused: the browser says so.
        expect(
          demo.complaints.splice(0).filter((complaint) => !(name === 'not-there' && complaint.includes('404'))),
        ).toEqual([]);
      } finally {
        await page.close();
      }
    });
});
