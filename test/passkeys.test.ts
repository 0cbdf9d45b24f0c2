import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { CHROMIUM, comeBackLater, faultsOf, hasBrowser, settled } from './support/browser.js';
import { volunteer } from './support/network.js';
import { freePort } from './support/program.js';
import { appCode } from './support/second-factor.js';
import { PASSWORD, TestServer } from './support/test-server.js';

const inBrowser = hasBrowser() ? describe : describe.skip;

/** A phone or a laptop with a lock of its own: Chromium's virtual authenticator. */
interface Device {
  page: Page;
  authenticator: CDPSession;
  id: string;
}

inBrowser.each([360, 1280])('passkeys of a real installation, %i px wide', (width) => {
  let server: TestServer;
  let browser: Browser;
  let url: string;
  let address: string;
  let name: string;
  let round = 0;
  beforeAll(async () => {
    const port = await freePort();
    // WebAuthn is for names, not for numbers.
    url = `http://localhost:${port}`;
    server = await TestServer.open({ strict: true, config: { port, url } });
    const relaxed = await TestServer.open({ database: server.database });
    for (const adviser of ['noor', 'rahel']) await volunteer(relaxed, adviser);
    await relaxed.rows(`update accounts set locale = 'de'`);
    await relaxed.app.close();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  beforeEach(() => {
    name = `vera${++round}`;
    address = `${name}@passerelle.example`;
  });

  async function device(): Promise<Device> {
    const context = await browser.newContext({
      viewport: { width, height: 740 },
      locale: 'de-CH',
      baseURL: url,
      bypassCSP: true,
      serviceWorkers: 'block',
    });
    context.setDefaultTimeout(8_000);
    const page = await context.newPage();
    const authenticator = await context.newCDPSession(page);
    await authenticator.send('WebAuthn.enable');
    const { authenticatorId: id } = await authenticator.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return { page, authenticator, id };
  }

  async function typePassword(page: Page): Promise<void> {
    await page.goto('/sign-in');
    await page.getByLabel('Ihre E-Mail-Adresse').fill(address);
    await page.getByText('Mit dem Passwort').click();
    await page.getByLabel('Ihr Passwort').fill(PASSWORD);
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  }

  async function typeLetter(page: Page): Promise<void> {
    await server.tick();
    const code = /\b(\d{3}) (\d{3})\b/.exec(server.letters(address).at(-1)!.text)!;
    await page.getByLabel('Code aus dem E-Mail').fill(`${code[1]}${code[2]}`);
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  }

  async function signOut(page: Page): Promise<void> {
    await page.goto('/me');
    await page.getByRole('button', { name: 'Abmelden', exact: true }).first().click();
    await page.waitForURL(/sign-in/);
    await settled(page);
  }

  it('let an adviser in by a letter, then by one touch; a passkey that was removed no longer does', async () => {
    address = 'noor@passerelle.example';
    const { page, authenticator, id } = await device();
    await page.goto('/sign-in');
    await page.getByLabel('Ihre E-Mail-Adresse').fill(address);
    await page.getByRole('button', { name: 'Link schicken' }).click();
    await page.getByLabel('Code aus dem E-Mail').waitFor();
    await typeLetter(page);
    await page.getByText('Das nächste Mal mit Fingerabdruck').waitFor();
    await settled(page);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Einrichten' }).click();
    await page.getByLabel('Name').fill('Mein Telefon');
    await page.getByRole('button', { name: 'Passkey erstellen' }).click();
    await page.getByText('Das nächste Mal genügt eine Berührung').waitFor();
    expect((await authenticator.send('WebAuthn.getCredentials', { authenticatorId: id })).credentials).toHaveLength(1);
    await server.tick();
    expect(server.letters(address).at(-1)!.text).toContain('Passkey hinzugefügt');

    await signOut(page);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    await page.goto('/me');
    await page.getByText('Mein Telefon').waitFor();
    await settled(page);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Entfernen', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Entfernen', exact: true }).click();
    await page.getByText('Der Passkey ist entfernt').waitFor();

    await signOut(page);
    await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
    await page.getByText('Mit diesem Passkey geht es hier nicht').waitFor();
    await page.context().close();
  }, 90_000);

  it('are the second factor of a coordinator, with recovery codes, and confirm what has consequences', async () => {
    await server.as('coordinator', { name });
    await server.rows(`update accounts set locale = 'de'`);
    const { page } = await device();
    await page.clock.install();
    await typePassword(page);
    await page.getByRole('button', { name: /Lieber mit einem Passkey/ }).click();
    await page.getByRole('button', { name: 'Passkey erstellen' }).click();
    await page.locator('.codes-list code').first().waitFor();
    const codes = await page.locator('.codes-list code').allInnerTexts();
    expect(codes).toHaveLength(10);
    await comeBackLater(page);
    expect(await page.locator('.codes-list code').allInnerTexts()).toEqual(codes);
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.waitForURL(/\/inbox/);

    await signOut(page);
    await typePassword(page);
    await page.getByRole('heading', { name: 'Noch ein Schritt' }).waitFor();
    expect(await page.getByLabel('Code aus der App').count()).toBe(0);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
    await page.waitForURL(/\/inbox/);

    await server.rows(`update sessions set confirmed_at = now() - interval '16 minutes'`);
    await page.goto('/me');
    await page.getByRole('button', { name: 'Neue Notfallcodes' }).click();
    await page.getByRole('button', { name: 'Mit Passkey bestätigen' }).click();
    await page.locator('.codes-list code').first().waitFor();
    const renewed = await page.locator('.codes-list code').allInnerTexts();
    expect(renewed.filter((code) => codes.includes(code))).toEqual([]);

    // The last second factor of somebody who must have one stays.
    await page.goto('/me');
    await page.getByRole('button', { name: 'Entfernen', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Entfernen', exact: true }).click();
    await page.getByText('Ihre Rolle braucht einen zweiten Faktor').waitFor();

    // On a device without it, a recovery code stands in, once.
    const { page: other } = await device();
    await typePassword(other);
    await other.getByRole('button', { name: /Notfallcode/ }).click();
    await other.getByLabel('Einer Ihrer Notfallcodes').fill(renewed[0]);
    await other.getByRole('button', { name: 'Anmelden', exact: true }).click();
    await other.waitForURL(/\/inbox/);
    await other.context().close();
    await page.context().close();
  }, 120_000);

  it('are beside the app for somebody who has both', async () => {
    await server.as('staff', { name });
    await server.rows(`update accounts set locale = 'de'`);
    const { page } = await device();
    await typePassword(page);
    await page.getByRole('button', { name: 'Beginnen' }).click();
    const secret = (await page.locator('.secret code').innerText()).replaceAll(' ', '');
    await page.locator('input.code').fill(appCode(secret));
    await page.getByRole('button', { name: 'Prüfen' }).click();
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Weiter' }).click();
    await page.getByRole('button', { name: 'Einrichten' }).click();
    await page.getByRole('button', { name: 'Passkey erstellen' }).click();
    await page.getByText('Das nächste Mal genügt eine Berührung').waitFor();
    await signOut(page);
    await typePassword(page);
    await page.getByLabel('Code aus der App').waitFor();
    await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    await page.context().close();
  }, 90_000);

  it('are not needed by an adviser, whose password in an unknown browser is confirmed by a letter', async () => {
    address = 'rahel@passerelle.example';
    const { page } = await device();
    await typePassword(page);
    await page.getByText('noch nie angemeldet').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect((await page.request.get('/api/me')).status()).toBe(401);
    await typeLetter(page);
    await page.getByText('Das nächste Mal mit Fingerabdruck').waitFor();
    await page.getByRole('button', { name: 'Nicht auf diesem Gerät' }).click();
    await signOut(page);
    await typePassword(page);
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    await settled(page);
    expect(await page.getByText('Das nächste Mal mit Fingerabdruck').count()).toBe(0);
    await page.context().close();
  }, 90_000);
});
