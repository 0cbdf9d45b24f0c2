/* global navigator, caches */
// My day on a cheap phone: what must come over the line before it can be used, and how long that takes, cold and from the
// service worker; against a page of the same server that holds nothing. Then Lighthouse, where npx may fetch it.
import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { heading, line, note, PAIRS } from './support/compare.mjs';
import { folder } from './support/database.mjs';
import { SMALLEST } from './support/size.mjs';
import { startDemo } from './start.mjs';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const LIGHTHOUSE = 'lighthouse@12.8.2';
const ROUNDS = Math.min(PAIRS, 5);
const dist = fileURLToPath(new URL('../web/dist', import.meta.url));

export async function client() {
  heading('My day on a phone: processor 6 times slower, 1.6 Mbit/s, 150 ms away');
  const { dir, remove } = folder();
  const demo = await startDemo(dir);
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    await weigh(browser, demo.url);
    const seen = { cold: [], again: [], bare: [] };
    for (let i = 0; i < ROUNDS; i++) {
      const { cold, again } = await visits(browser, demo.url);
      seen.cold.push(cold);
      seen.again.push(again);
      seen.bare.push(await bare(browser, demo.url));
    }
    line(
      'first visit, until the first row can be pressed, against a bare page',
      { ratios: seen.cold.map((value, i) => value / seen.bare[i]), a: seen.cold, b: seen.bare },
      'none set',
      's',
    );
    line(
      'second visit, from the service worker, against the first',
      { ratios: seen.again.map((value, i) => value / seen.cold[i]), a: seen.again, b: seen.cold },
      'none set',
      's',
    );
    if (!SMALLEST) await lighthouse(browser, demo.url);
  } finally {
    await browser.close();
    await demo.stop();
    remove();
  }
}

/** Signs in and keeps to German, outside what is timed. */
async function phone(browser, url) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, baseURL: url, locale: 'de-CH' });
  await context.request.post('/api/auth/sign-in/email', {
    data: { email: 'adviser@passerelle.example', password: 'passerelle-demo' },
  });
  await context.request.patch('/api/me', { data: { locale: 'de' } });
  return context;
}

async function slowly(context) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: (1.6 * 1024 * 1024) / 8,
    uploadThroughput: (750 * 1024) / 8,
  });
  return page;
}

const usable = (page) => page.waitForSelector('main .row button, main .row a, main .empty', { timeout: 60_000 });

async function timed(page, path) {
  const began = performance.now();
  await page.goto(path, { waitUntil: 'commit' });
  await usable(page);
  return (performance.now() - began) / 1000;
}

async function visits(browser, url) {
  const context = await phone(browser, url);
  try {
    const first = await slowly(context);
    const cold = await timed(first, '/day');
    await first.evaluate(() => navigator.serviceWorker.ready);
    await first.waitForFunction(
      async () => (await (await caches.open((await caches.keys())[0])).keys()).length > 30,
      undefined,
      { timeout: 60_000 },
    );
    await first.close();
    const second = await slowly(context);
    const again = await timed(second, '/day');
    return { cold, again };
  } finally {
    await context.close();
  }
}

async function bare(browser, url) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, baseURL: url });
  try {
    const page = await slowly(context);
    const began = performance.now();
    await page.goto('/link/none', { waitUntil: 'load' });
    return (performance.now() - began) / 1000;
  } finally {
    await context.close();
  }
}

/** What is fetched before My day can be used, in kB of gzip as the build made it. */
async function weigh(browser, url) {
  const context = await phone(browser, url);
  try {
    const page = await context.newPage();
    const files = new Set();
    page.on('request', (request) => files.add(new URL(request.url()).pathname));
    await page.goto('/day');
    await usable(page);
    const weights = [...files]
      .filter((file) => /^\/assets\/.*\.(js|css)$/.test(file))
      .map((file) => ({ file, size: readFileSync(path.join(dist, `${file}.gz`)).length }));
    const sum = (ending) =>
      weights.filter(({ file }) => file.endsWith(ending)).reduce((all, { size }) => all + size, 0) / 1000;
    note(
      'script and style before My day can be used',
      `${(sum('.js') + sum('.css')).toFixed(1)} kB gzip (script ${sum('.js').toFixed(1)}, style ${sum('.css').toFixed(1)}, ${weights.length} files); aim 150 or less`,
    );
  } finally {
    await context.close();
  }
}

async function lighthouse(browser, url) {
  const context = await phone(browser, url);
  const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  await context.close();
  const { dir, remove } = folder();
  const report = path.join(dir, 'lighthouse.json');
  try {
    await promisify(execFile)(
      'npx',
      [
        '--yes',
        LIGHTHOUSE,
        `${url}/day`,
        '--quiet',
        '--output=json',
        `--output-path=${report}`,
        '--only-categories=accessibility,performance',
        `--extra-headers=${JSON.stringify({ cookie: cookies })}`,
        '--chrome-flags=--headless=new --no-sandbox --disable-gpu',
      ],
      { env: { ...process.env, CHROME_PATH: CHROMIUM }, timeout: 300_000 },
    );
    const { categories, audits } = JSON.parse(readFileSync(report, 'utf8'));
    const at = (name) => audits[name].displayValue;
    note(
      'Lighthouse on phone settings',
      `accessibility ${Math.round(categories.accessibility.score * 100)} (aim 100), performance ${Math.round(categories.performance.score * 100)} (aim 90); first paint ${at('first-contentful-paint')}, largest ${at('largest-contentful-paint')}, blocked ${at('total-blocking-time')}, shift ${at('cumulative-layout-shift')}`,
    );
  } catch (error) {
    note('Lighthouse did not run', `${String(error.message).split('\n')[0]}`);
  } finally {
    rmSync(report, { force: true });
    remove();
  }
}
