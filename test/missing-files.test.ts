/// <reference lib="dom" />
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page, Route } from 'playwright-core';
import sharp from 'sharp';
import { type Demonstration, openForStories, faultsOf, hasBrowser, LOOKS, settled, show } from './support/browser.js';

const inBrowser = hasBrowser() ? describe : describe.skip;
/** As the server answers for a file of a version before. */
const gone = (route: Route): Promise<void> =>
  route.fulfill({ status: 404, contentType: 'application/problem+json', body: '{}' });
const OFFERS = '**/assets/OfferList-*.js';

inBrowser('a screen whose file cannot be fetched', () => {
  let demo: Demonstration;
  openForStories((opened) => (demo = opened));

  /** With how often the page was loaded beyond the first time. */
  const device = async (start: string, prepare?: (context: BrowserContext) => Promise<unknown>): Promise<Opened> => {
    const context = await demo.device(360);
    context.setDefaultTimeout(20_000);
    await demo.signIn(context, 'adviser');
    await prepare?.(context);
    const page = await demo.page(context);
    await page.goto(start);
    await settled(page);
    const loads = { count: 0 };
    page.on('request', (request) => {
      if (request.isNavigationRequest()) loads.count++;
    });
    return { page, context, loads };
  };
  interface Opened {
    page: Page;
    context: BrowserContext;
    loads: { count: number };
  }
  const menu = (page: Page) => page.getByRole('navigation', { name: 'Hauptmenü' }).last();
  const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
  const missing = (page: Page) => heading(page, 'Diese Seite liess sich nicht laden');
  const aCase = async (context: BrowserContext): Promise<string> => {
    const { adviserId } = (await (await context.request.get('/api/me')).json()) as { adviserId: string };
    const { items } = (await (await context.request.get(`/api/cases?adviser=${adviserId}&limit=1`)).json()) as {
      items: { id: string }[];
    };
    return `/cases/${items[0].id}`;
  };

  it('is there after the page has loaded itself anew, and so is a note that was half written', async () => {
    const { page, context, loads } = await device('/day');
    const caseAddress = await aCase(context);
    await page.goto(`${caseAddress}?write=note`);
    await settled(page);
    await page.locator('textarea').first().fill('Ein halber Satz, der');
    loads.count = 0;
    // The first answer is that of a server that has been updated; after the reload, the page asks for what there is.
    await context.route(OFFERS, (route) => (loads.count === 0 ? gone(route) : route.continue()));
    await menu(page).getByRole('link', { name: 'Anfragen' }).click();
    await heading(page, 'Anfragen').waitFor();
    expect(loads.count).toBe(1);
    expect(new URL(page.url()).pathname).toBe('/offers');
    await page.goto(`${caseAddress}?write=note`);
    await settled(page);
    expect(await page.locator('textarea').first().inputValue()).toBe('Ein halber Satz, der');
  });

  it('is explained when it stays missing: one reload, then a button, and the menu', async () => {
    const { page, context, loads } = await device('/day');
    await context.route(OFFERS, gone);
    await menu(page).getByRole('link', { name: 'Anfragen' }).click();
    await missing(page).waitFor();
    expect(loads.count).toBe(1);
    for (const look of LOOKS.slice(0, 2)) {
      await show(page, look);
      expect({ look, faults: await faultsOf(page) }).toEqual({ look, faults: [] });
    }
    await show(page, LOOKS[0]);
    await menu(page).getByRole('link', { name: 'Mein Tag' }).click();
    await heading(page, 'Mein Tag').waitFor();
    await menu(page).getByRole('link', { name: 'Anfragen' }).click();
    await missing(page).waitFor();
    expect(loads.count).toBe(1);
    await context.unroute(OFFERS);
    await page.getByRole('button', { name: 'Seite neu laden' }).click();
    await heading(page, 'Anfragen').waitFor();
  });

  it('is found again without a reload once it is there', async () => {
    const { page, context, loads } = await device('/day', (context) =>
      context.addInitScript(() => sessionStorage.setItem('reloaded-at', String(Date.now()))),
    );
    await context.route(OFFERS, gone);
    await menu(page).getByRole('link', { name: 'Anfragen' }).click();
    await missing(page).waitFor();
    await context.unroute(OFFERS);
    await menu(page).getByRole('link', { name: 'Mein Tag' }).click();
    await heading(page, 'Mein Tag').waitFor();
    await menu(page).getByRole('link', { name: 'Anfragen' }).click();
    await heading(page, 'Anfragen').waitFor();
    expect(loads.count).toBe(0);
  });

  it.each([
    [
      'the storage that ends a loop throws',
      (context: BrowserContext) =>
        context.addInitScript(() => {
          Object.defineProperty(window, 'sessionStorage', {
            get: () => ({
              getItem: () => null,
              setItem: () => {
                throw new DOMException('full', 'QuotaExceededError');
              },
            }),
          });
        }),
      null,
    ],
    ['a file is being sent', null, 'upload'],
  ])('does not reload by itself while %s', async (_, prepare, upload) => {
    const { page, context, loads } = await device('/day', prepare ?? undefined);
    let release = (): void => undefined;
    if (upload) {
      const held = new Promise<void>((resolve) => (release = resolve));
      await context.route('**/attachments', async (route) => {
        if (route.request().method() === 'POST') await held;
        await route.continue();
      });
      await page.goto(await aCase(context));
      await settled(page);
      const buffer = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#123' } })
        .jpeg()
        .toBuffer();
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles({ name: 'brief.jpg', mimeType: 'image/jpeg', buffer });
      await page.getByText('brief.jpg', { exact: true }).waitFor();
      loads.count = 0;
    }
    await context.route(OFFERS, gone);
    await menu(page).getByRole('link', { name: 'Anfragen' }).click();
    await missing(page).waitFor();
    expect(loads.count).toBe(0);
    release();
  });

  it('is said to be not on the device when there is no network, with a way back', async () => {
    const { page, context, loads } = await device('/day');
    await context.setOffline(true);
    await menu(page).getByRole('link', { name: 'Anfragen' }).click();
    await heading(page, 'Diese Seite ist nicht auf diesem Gerät').waitFor();
    await page.getByRole('button', { name: 'Zurück' }).click();
    await heading(page, 'Mein Tag').waitFor();
    await context.setOffline(false);
    await menu(page).getByRole('link', { name: 'Anfragen' }).click();
    await heading(page, 'Anfragen').waitFor();
    expect(loads.count).toBe(0);
  });

  it('is not shown with the names of its texts where only those are missing', async () => {
    const { page, context, loads } = await device('/day');
    await context.route('**/assets/irregularities-*.js', gone);
    await page.goto('/irregularities');
    await missing(page).waitFor();
    expect(loads.count).toBe(2);
    await context.unroute('**/assets/irregularities-*.js');
    await page.getByRole('button', { name: 'Seite neu laden' }).click();
    await missing(page).waitFor({ state: 'detached' });
    await settled(page);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).not.toMatch(/\w\.\w/);
  });

  it('leaves no blank page where the words of every screen are missing', async () => {
    const context = await demo.device(360);
    await context.route('**/assets/common-*.js', gone);
    const page = await demo.page(context);
    await page.goto('/day');
    // It has tried once by itself.
    const again = page.locator('body.not-loaded').getByRole('link', { name: /Neu laden/ });
    await again.waitFor();
    await context.unroute('**/assets/common-*.js');
    await again.click();
    await page.getByRole('heading', { level: 1 }).waitFor();
  });
});

describe('the service worker', () => {
  interface Waits {
    waitUntil: (work: Promise<unknown>) => void;
  }
  interface Fetches {
    request: { method: string; url: string; mode: string };
    respondWith: (response: Promise<string>) => void;
  }
  /** The storage of a browser: caches by name, in order of creation, of paths. */
  const caches = new Map<string, Map<string, string>>();
  let network: Map<string, string>;
  const origin = 'https://passerelle.example';
  const cacheNamed = (name: string) => {
    const files = caches.get(name) ?? new Map<string, string>();
    caches.set(name, files);
    return {
      addAll: (requests: { url: string }[]) => {
        for (const { url } of requests) files.set(url, network.get(url)!);
        return Promise.resolve();
      },
      match: (url: string) => Promise.resolve(files.get(url)),
    };
  };
  const storage = {
    open: (name: string) => Promise.resolve(cacheNamed(name)),
    keys: () => Promise.resolve([...caches.keys()]),
    delete: (name: string) => Promise.resolve(caches.delete(name)),
    match: (url: string) => Promise.resolve([...caches.values()].find((files) => files.has(url))?.get(url)),
  };
  /** Installs and activates a version as the browser would. */
  const deploy = async (version: string): Promise<(url: string, mode?: string) => Promise<string | undefined>> => {
    const files = ['/index.html', `/assets/CasePage-${version}.js`];
    network = new Map(files.map((file) => [file, `${file} of ${version}`]));
    const code = readFileSync(path.resolve('web/dist/worker.js'), 'utf8')
      .replace(/\[(["'`])\/[^\]]*\]/, JSON.stringify(files))
      .replace(/shell-[0-9a-f]{12}/, `shell-${version}`);
    const listeners = new Map<string, (event: Waits & Fetches) => void>();
    const self = {
      addEventListener: (name: string, listener: (event: Waits & Fetches) => void) => listeners.set(name, listener),
      clients: { claim: () => Promise.resolve() },
      location: { origin },
    };
    const request = function (this: { url: string }, url: string): void {
      this.url = url;
    };
    const fetched = ({ url }: { url: string }) => Promise.resolve(network.get(new URL(url).pathname));
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the worker as it was built
    new Function('self', 'caches', 'fetch', 'Request', code)(self, storage, fetched, request);
    for (const name of ['install', 'activate']) {
      let work: Promise<unknown> | undefined;
      listeners.get(name)!({ waitUntil: (promise: Promise<unknown>) => (work = promise) } as unknown as Waits &
        Fetches);
      await work;
    }
    return async (url, mode = 'cors') => {
      let answer: Promise<string> | undefined;
      const event = {
        request: { method: 'GET', url: origin + url, mode },
        respondWith: (it: Promise<string>) => (answer = it),
      };
      listeners.get('fetch')!(event as unknown as Waits & Fetches);
      return answer === undefined ? undefined : await answer;
    };
  };

  it('keeps the files of the version before for the tabs that were opened with it, and those of no other', async () => {
    await deploy('one');
    await deploy('two');
    const ask = await deploy('three');
    expect(await ask('/day', 'navigate')).toBe('/index.html of three');
    expect(await ask('/assets/CasePage-three.js')).toBe('/assets/CasePage-three.js of three');
    expect(await ask('/assets/CasePage-two.js')).toBe('/assets/CasePage-two.js of two');
    expect(await ask('/assets/CasePage-one.js')).toBeUndefined();
    expect([...caches.keys()]).toEqual(['shell-two', 'shell-three']);
    expect(await ask('/api/me')).toBeUndefined();
  });
});
