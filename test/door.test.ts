import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { comeBackLater, faultsOf, hasBrowser, CHROMIUM, settled } from './support/browser.js';
import { TestServer, PASSWORD } from './support/test-server.js';
import { volunteer } from './support/network.js';
import { appCode, bytesOf } from './support/second-factor.js';

const inBrowser = hasBrowser() ? describe : describe.skip;

inBrowser('the door of a real installation', () => {
  let server: TestServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await TestServer.open({ strict: true });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const phone = async (): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      locale: 'de-CH',
      baseURL: server.url,
      bypassCSP: true,
      serviceWorkers: 'block',
    });
    context.setDefaultTimeout(20_000);
    return context.newPage();
  };
  const withPassword = async (page: Page, email: string): Promise<void> => {
    await page.goto('/sign-in');
    await page.getByLabel('Ihre E-Mail-Adresse').fill(email);
    await page.getByText('Mit dem Passwort').click();
    await page.getByLabel('Ihr Passwort').fill(PASSWORD);
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  };

  it('keeps a coordinator out until the second factor is set up, and asks for it the next time; a recovery code opens it once', async () => {
    await server.as('coordinator', { name: 'vera' });
    await server.rows(`update accounts set locale = 'de'`);
    const page = await phone();
    await page.clock.install();
    await withPassword(page, 'vera@passerelle.example');
    await page.getByRole('button', { name: 'Beginnen' }).click();
    const secret = (await page.locator('.secret code').innerText()).replaceAll(' ', '');
    expect(bytesOf(secret).length).toBeGreaterThanOrEqual(20);
    await page.getByRole('img').first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.locator('input.code').fill('000000');
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await page.getByRole('alert').waitFor();
    await page.locator('input.code').fill(appCode(secret));
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await page.locator('.codes-list code').first().waitFor();
    const codes = await page.locator('.codes-list code').allInnerTexts();
    expect(new Set(codes).size).toBe(10);
    await comeBackLater(page);
    expect(await page.locator('.codes-list code').allInnerTexts()).toEqual(codes);
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.waitForURL(/\/inbox/);
    await settled(page);

    const other = await phone();
    await withPassword(other, 'vera@passerelle.example');
    await other.getByRole('heading', { name: 'Noch ein Schritt' }).waitFor();
    await other.getByRole('button', { name: /Notfallcode/ }).click();
    await other.getByLabel('Einer Ihrer Notfallcodes').fill(codes[0]);
    await other.getByRole('button', { name: 'Anmelden', exact: true }).click();
    await other.waitForURL(/\/inbox/);

    const third = await phone();
    await withPassword(third, 'vera@passerelle.example');
    await third.getByRole('button', { name: /Notfallcode/ }).click();
    await third.getByLabel('Einer Ihrer Notfallcodes').fill(codes[0]);
    await third.getByRole('button', { name: 'Anmelden', exact: true }).click();
    await third.getByRole('alert').waitFor();
    expect(new URL(third.url()).pathname).toBe('/sign-in');
  });

  it('lets an adviser in by the code of a letter, after the undertaking, and back to where they wanted to go', async () => {
    const relaxed = await TestServer.open({ database: server.database });
    const { id } = await volunteer(relaxed, 'noor');
    await relaxed.rows(`update advisers set undertaking_on = null, undertaking_version = null where id = $1`, [id]);
    await relaxed.rows(`update accounts set locale = 'de'`);
    await relaxed.app.close();
    const page = await phone();
    await page.goto('/cases?stage=filed');
    await page.getByLabel('Ihre E-Mail-Adresse').fill('noor@passerelle.example');
    await page.getByRole('button', { name: 'Link schicken' }).click();
    await page.getByLabel('Code aus dem E-Mail').waitFor();
    await server.tick();
    const [letter] = server.letters('noor@passerelle.example');
    const code = /\b(\d{3}) (\d{3})\b/.exec(letter.text)!;
    expect(letter.subject).not.toContain(code[1]);
    await page.getByLabel('Code aus dem E-Mail').fill(`${code[1]}${code[2]}`);
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
    await page.getByRole('checkbox').first().check();
    expect(await faultsOf(page)).toEqual([]);
    await page.locator('main button[type=submit], form button[type=submit]').first().click();
    await page.waitForURL(/\/cases\?stage=filed/);
    await settled(page);
  });
});
