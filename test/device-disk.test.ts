import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { CHROMIUM, Demonstration, hasBrowser } from './support/browser.js';
import { Device } from './support/device.js';
import { until } from './support/program.js';

/** Enough for the profile of a browser that has just started. */
const DISK = '64m';

/** A small disk in memory, or null where none may be mounted. */
function mountDisk(): string | null {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'passerelle-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    process.stderr.write(
      '\n  SKIPPED: no disk may be mounted here; a full disk needs root and the right to mount.\n\n',
    );
    return null;
  }
}

/** Writes until nothing fits any more; removing the file makes room again. */
function fill(disk: string): void {
  const file = openSync(path.join(disk, 'ballast'), 'w');
  for (let size = 1 << 20; size >= 1; size >>= 1)
    for (let isFull = false; !isFull;)
      try {
        writeSync(file, Buffer.alloc(size));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        isFull = true;
      }
  closeSync(file);
}

const disk = hasBrowser() ? mountDisk() : null;
const onSmallDisk = disk ? describe : describe.skip;

onSmallDisk('a browser on a disk that is full', () => {
  let demo: Demonstration;
  let context: BrowserContext;
  let device: Device;
  beforeAll(async () => {
    demo = await Demonstration.open();
    context = await chromium.launchPersistentContext(path.join(disk!, 'profile'), {
      executablePath: CHROMIUM,
      args: ['--no-sandbox', '--disable-gpu'],
      viewport: { width: 360, height: 740 },
      locale: 'de-CH',
      timezoneId: 'Europe/Zurich',
      baseURL: demo.program.url,
      bypassCSP: true,
      serviceWorkers: 'block',
    });
    device = await Device.of(demo, 'adviser', undefined, context);
  }, 120_000);
  afterAll(async () => {
    await context?.close();
    await demo?.close();
    // The browser may still hold a file open.
    execFileSync('umount', ['--lazy', disk!]);
    rmSync(disk!, { recursive: true, force: true });
  }, 60_000);

  it('keeps words in their field, sends from memory, and stores again when there is room', async () => {
    const { page } = device;
    const [{ caseId }] = await device.due();
    await device.open(`/cases/${caseId}?write=note`);
    const field = page.getByLabel('Was möchten Sie festhalten?').first();
    const save = page.getByRole('button', { name: 'Speichern', exact: true }).first();
    await field.fill('Als noch Platz war');
    await until('it is written down', async () => `draft/note/${caseId}` in (await device.stored()));

    fill(disk!);
    // Chromium has set a little room aside in its own files.
    const long = 'Auf voller Platte. '.repeat(200);
    const hint = page.getByText('Der Browser speichert hier nichts');
    for (let tries = 0; (await hint.count()) === 0 && tries < 200; tries++) await field.fill(`${tries}: ${long}`);
    await hint.waitFor();
    await context.route('**/notes', (route) => route.abort());
    await field.fill('Auf voller Platte');
    await save.click();
    await page.getByText('Nicht gesendet und nicht gespeichert').waitFor();
    expect(await field.inputValue()).toBe('Auf voller Platte');
    expect(await page.getByText(/wartet auf diesem Gerät|Auf diesem Gerät gespeichert/).count()).toBe(0);
    await context.unroute('**/notes');
    await save.click();
    await page.locator('.toast', { hasText: 'Festgehalten.' }).waitFor();
    expect(await device.written(caseId, 'Auf voller Platte')).toBe(1);

    // Whether a full disk can still be read and emptied is Chromium's affair; what is said about it is ours.
    await device.open('/me');
    await page.getByRole('button', { name: 'Abmelden', exact: true }).first().click();
    await Promise.race([
      page.waitForURL(/\/sign-in/),
      page
        .getByRole('dialog')
        .getByRole('button', { name: /abmelden$/i })
        .click(),
    ]);
    await page.waitForURL(/\/sign-in/);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const notice = page.getByText('Auf diesem Gerät liess sich nicht alles löschen');
    const isCleared = (await notice.count()) === 0;
    rmSync(path.join(disk!, 'ballast'));
    if (isCleared) return expect(await device.stored()).toEqual({});
    expect(Object.keys(await device.stored())).not.toEqual([]);
    await page.getByRole('button', { name: 'Nochmals versuchen' }).click();
    await notice.waitFor({ state: 'detached' });
    expect(await device.stored()).toEqual({});
  });
});
