import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { CHROMIUM, faultsOf, hasBrowser } from './support/browser.js';
import { logged, volunteer } from './support/network.js';
import { png } from './support/pictures.js';
import { TestServer } from './support/test-server.js';

const inBrowser = hasBrowser() ? describe : describe.skip;

inBrowser('the page of a check-in', () => {
  let server: TestServer;
  let browser: Browser;
  let theCase: { id: string; person: { id: string } };
  beforeAll(async () => {
    server = await TestServer.open();
    const rahel = await volunteer(server, 'rahel');
    theCase = (await rahel.client.post('/api/cases', logged())).body;
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  /** The address of a link that nobody has used. */
  async function link(name: string): Promise<string> {
    await server.rows('delete from check_ins');
    await server.rows(
      `insert into check_ins (id, case_id, person_id, silent_since, planned_at, sent_at, token_hash, expires_at)
       values (gen_random_uuid(), $1, $2, '2026-01-01', $3, $3, $4, $5)`,
      [
        theCase.id,
        theCase.person.id,
        server.clock.now(),
        createHash('sha256').update(name).digest('hex'),
        new Date('2026-04-01'),
      ],
    );
    return `${server.url}/check-in/${name}`;
  }

  async function look(page: Page, where: string): Promise<void> {
    expect([where, await faultsOf(page)]).toEqual([where, []]);
  }

  it.each([
    ['de', 320],
    ['ta', 320],
    ['ar', 320],
    ['fr', 1280],
  ])('can be read and tapped in %s at %i pixels: two taps and a photo', async (language, width) => {
    const context = await browser.newContext({
      viewport: { width, height: 740 },
      bypassCSP: true,
      javaScriptEnabled: true,
    });
    const page = await context.newPage();
    const address = `${await link(`link-${language}-${width}`)}?lang=${language}`;
    await page.goto(address);
    await look(page, 'ask');
    await page.click('button[value=came]');
    await look(page, 'came');
    await page.click('form[enctype] button');
    await look(page, 'no photo');
    await page.setInputFiles('#photo', { name: 'letter.png', mimeType: 'image/png', buffer: png() });
    await page.click('form[enctype] button');
    await look(page, 'photo');
    const [{ photos }] = await server.rows<{ photos: number }>(
      'select cardinality(photo_ids) as photos from check_ins where case_id = $1',
      [theCase.id],
    );
    expect(photos).toBe(1);
    await page.click('button[value=stop]');
    await look(page, 'stopped');
    await page.goto(`${server.url}/check-in/${'x'.repeat(43)}?lang=${language}`);
    await look(page, 'over');
    await context.close();
  });
});
