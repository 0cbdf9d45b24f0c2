/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { copyDemonstration } from './demonstration-data.js';
import { RunningProgram } from './program.js';

/** Debian's headless shell is the same engine without the windows, and a third faster. */
const INSTALLED = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
export const CHROMIUM = process.env['CHROMIUM_PATH'] ?? INSTALLED.find((file) => existsSync(file)) ?? INSTALLED[0];
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Whether there is a browser; CI must have one, elsewhere its absence is said aloud. */
export function hasBrowser(): boolean {
  const there = existsSync(CHROMIUM);
  if (!there && process.env['CI']) throw new Error(`CI needs a browser: there is no ${CHROMIUM}`);
  if (!there)
    process.stderr.write(
      `\n  SKIPPED: no browser at ${CHROMIUM}; the stories in a browser were not run (apt-get install chromium-headless-shell, or CHROMIUM_PATH).\n\n`,
    );
  return there;
}

export interface Look {
  width: 360 | 1280;
  theme: 'light' | 'dark';
  dir: 'ltr' | 'rtl';
}

/** Turns a page into another look without asking the server again. */
export async function show(page: Page, { width, theme, dir }: Look): Promise<void> {
  await page.setViewportSize({ width, height: width === 360 ? 740 : 900 });
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.evaluate((wanted) => {
    document.documentElement.dir = wanted;
    sessionStorage.setItem('dir', wanted);
  }, dir);
}

/** Each pair of width, theme and direction at least once. */
export const LOOKS: readonly Look[] = [
  { width: 360, theme: 'light', dir: 'ltr' },
  { width: 1280, theme: 'dark', dir: 'ltr' },
  { width: 360, theme: 'dark', dir: 'rtl' },
  { width: 1280, theme: 'light', dir: 'rtl' },
];

export const nameOf = ({ width, theme, dir }: Look): string => `${width}-${theme}-${dir}`;

/** The demonstration, freshly loaded, with a browser before it. */
export class Demonstration {
  /** What a browser complained of, in the order it did. */
  readonly complaints: string[] = [];

  private readonly devices: BrowserContext[] = [];

  private constructor(
    readonly program: RunningProgram,
    readonly browser: Browser,
    private readonly folder: string,
  ) {}

  static async open(): Promise<Demonstration> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'passerelle-screens-'));
    await copyDemonstration(folder);
    const program = await RunningProgram.start({ PASSERELLE_DATA: folder }, ['--demo']);
    await program.ready();
    return new Demonstration(
      program,
      await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] }),
      folder,
    );
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.program.kill('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A device of its own. */
  async device(width: Look['width'], more: BrowserContextOptions = {}): Promise<BrowserContext> {
    const device = await this.browser.newContext({
      viewport: { width, height: width === 360 ? 740 : 900 },
      locale: 'de-CH',
      timezoneId: 'Europe/Zurich',
      baseURL: this.program.url,
      reducedMotion: 'reduce',
      bypassCSP: true,
      serviceWorkers: 'block',
      ...more,
    });
    this.devices.push(device);
    return device;
  }

  async closeDevices(): Promise<void> {
    await Promise.all(this.devices.splice(0).map((device) => device.close()));
  }

  /** A page that keeps what the browser complains of. */
  async page(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    watchTraffic(page);
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`${new URL(page.url()).pathname}: ${message.text()}`);
    });
    page.on('pageerror', (error) => this.complaints.push(`${new URL(page.url()).pathname}: ${error.message}`));
    return page;
  }

  /** Signs a device in without walking through the door. */
  async signIn(context: BrowserContext, who: string): Promise<void> {
    const answer = await context.request.post('/api/auth/sign-in/email', {
      data: { email: `${who}@passerelle.example`, password: 'passerelle-demo' },
    });
    if (!answer.ok()) throw new Error(`signing in ${who}: ${answer.status()}`);
    await context.request.patch('/api/me', { data: { locale: 'de' } });
  }
}

/** A demonstration for the stories of a `describe`, each of which has devices of its own. */
export function openForStories(opened: (demo: Demonstration) => void): void {
  let demo: Demonstration | undefined;
  beforeAll(async () => {
    demo = await Demonstration.open();
    opened(demo);
  }, 120_000);
  afterEach(() => demo?.closeDevices());
  afterAll(() => demo?.close());
}

/** In milliseconds. Playwright's `networkidle` waits for 500, on every screen. */
const QUIET = 100;
/** How many requests of a page are under way, and since when there has been none or one fewer. */
const traffic = new WeakMap<Page, { open: number; since: number }>();

function watchTraffic(page: Page): void {
  const state = { open: 0, since: performance.now() };
  traffic.set(page, state);
  const count = (step: number) => (): void => {
    state.open = Math.max(0, state.open + step);
    state.since = performance.now();
  };
  page.on('request', count(1)).on('requestfinished', count(-1)).on('requestfailed', count(-1));
}

/** Waits until what a screen asked for has come. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState();
  for (let tries = 0; tries < 600; tries++) {
    await page.waitForFunction(
      () => document.querySelector('h1') !== null && document.querySelector('[aria-busy="true"]') === null,
    );
    const state = traffic.get(page);
    if (!state) return page.waitForLoadState('networkidle');
    const rest = state.open > 0 ? QUIET : QUIET - (performance.now() - state.since);
    if (rest <= 0) return;
    await page.waitForTimeout(rest);
  }
  throw new Error(`${page.url()} keeps asking for something`);
}

/** What is wrong with a screen as anybody can see it: axe, sideways scroll, headings. */
export async function faultsOf(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const found = await page.evaluate(async (rules) => {
    const { axe } = window as unknown as {
      axe: {
        run: (
          where: Document,
          options: object,
        ) => Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
      };
    };
    // What passes is not listed, and no style sheet is asked for a second time: that is half of the time.
    const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ['violations'], preload: false });
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .slice(0, 3)
        .map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${(failureSummary ?? '').slice(0, 200)}`),
    );
  }, RULES);
  const shape = await page.evaluate(() => {
    const faults: string[] = [];
    const over = document.documentElement.scrollWidth - innerWidth;
    if (over > 0) faults.push(`${over} px wider than the screen`);
    const headings = document.querySelectorAll('h1').length;
    if (headings !== 1) faults.push(`${headings} h1`);
    for (const element of document.querySelectorAll<HTMLElement>('button, a, .tag, td, label, p, h1, h2, dd')) {
      const style = getComputedStyle(element);
      // axe does not report text in the very colour of its ground.
      if (element.innerText?.trim() && element.checkVisibility() && style.color === style.backgroundColor)
        faults.push(`text in the colour of its ground: ${element.outerHTML.slice(0, 120)}`);
    }
    return faults;
  });
  return [...found, ...shape];
}

/** To another app and back two minutes later, as to put codes away; the page's clock must be installed. */
export async function comeBackLater(page: Page): Promise<void> {
  await page.clock.fastForward('02:00');
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  await settled(page);
}

/** Presses the first such link or button and waits until the page it leads to has loaded: `click` alone returns before that. */
export async function follow(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()]);
}

/** Where pictures go when somebody wants them (`npm run screenshots`); null otherwise. */
export function pictureFolder(): string | null {
  const folder = process.env['SCREENSHOTS'];
  if (!folder) return null;
  mkdirSync(folder, { recursive: true });
  return folder;
}
