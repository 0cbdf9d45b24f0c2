/// <reference lib="dom" />
import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BrowserContext, Locator, Page, Route } from 'playwright-core';
import sharp from 'sharp';
import { acceptedFiles } from '../web/src/uploads/acceptedFiles.js';
import { type Demonstration, openForStories, faultsOf, hasBrowser, LOOKS, settled, show } from './support/browser.js';
import { PDF } from './support/pdfs.js';
import { HEIC, png } from './support/pictures.js';

const inBrowser = hasBrowser() ? describe : describe.skip;

interface TestFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const picture = (width: number, height: number): ReturnType<typeof sharp> =>
  sharp({ create: { width, height, channels: 3, background: '#c22' } });

/** Red above, blue below, as seen; stored lying on its side, as telephones do. `noise`: what makes it large. */
async function phonePicture(width: number, height: number, noise: boolean): Promise<Buffer> {
  const half = { width, height: Math.floor(height / 2), channels: 3 as const };
  const grain = noise ? randomBytes(half.width * half.height * 3).map((byte) => byte >> 1) : null;
  const colour = (red: number, blue: number): Buffer => {
    const pixels = Buffer.alloc(half.width * half.height * 3);
    for (let i = 0; i < pixels.length; i += 3) {
      pixels[i] = red ? 128 + (grain?.[i] ?? 120) : (grain?.[i] ?? 0) >> 1;
      pixels[i + 2] = blue ? 128 + (grain?.[i + 2] ?? 120) : (grain?.[i + 2] ?? 0) >> 1;
      pixels[i + 1] = (grain?.[i + 1] ?? 0) >> 1;
    }
    return pixels;
  };
  const upright = Buffer.concat([colour(1, 0), colour(0, 1)]);
  return sharp(upright, { raw: { ...half, height: half.height * 2 } })
    .rotate(270)
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

describe('the types that a picker is asked for', () => {
  it('are types and endings; an iPhone is not asked for HEIC, so that it makes JPEG of it', () => {
    const types = ['image/jpeg', 'application/pdf'];
    const android = acceptedFiles(types, { userAgent: 'Mozilla/5.0 (Linux; Android 15)', maxTouchPoints: 5 }).split(
      ',',
    );
    expect(android).toEqual(expect.arrayContaining([...types, '.jpg', '.pdf', '.heic', 'image/heic']));
    for (const device of [
      { userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)', maxTouchPoints: 5 },
      { userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', maxTouchPoints: 5 },
    ])
      expect(acceptedFiles(types, device)).not.toMatch(/hei/);
    expect(acceptedFiles(types, { userAgent: 'Mozilla/5.0 (Macintosh)', maxTouchPoints: 0 })).toMatch(/\.heic/);
  });
});

inBrowser('attaching files in the browser', () => {
  let demo: Demonstration;
  let caseId: string;
  openForStories((opened) => (demo = opened));

  const onCase = async (): Promise<[Page, BrowserContext]> => {
    const context = await demo.device(360);
    context.setDefaultTimeout(20_000);
    await demo.signIn(context, 'adviser');
    const { adviserId } = (await (await context.request.get('/api/me')).json()) as { adviserId: string };
    const { items } = (await (await context.request.get(`/api/cases?adviser=${adviserId}&limit=1`)).json()) as {
      items: { id: string }[];
    };
    caseId = items[0].id;
    const page = await demo.page(context);
    await page.goto(`/cases/${caseId}`);
    await settled(page);
    return [page, context];
  };
  const choose = (page: Page, ...files: TestFile[]): Promise<void> =>
    page.locator('input[type=file]').first().setInputFiles(files);
  const line = (page: Page, name: string): Locator =>
    page.getByRole('list', { name: 'Dateien unterwegs' }).getByRole('listitem').filter({ hasText: name });
  const listed = (page: Page, title: string): Locator =>
    page.locator('li.file').filter({ hasText: new RegExp(`^${title}|${title} `) });
  const smallJpeg = (): Promise<Buffer> => picture(40, 30).jpeg().toBuffer();
  const attached = async (
    context: BrowserContext,
    title: string,
  ): Promise<{ id: string; type: string; size: number }> => {
    const { items } = (await (await context.request.get(`/api/cases/${caseId}/attachments?limit=200`)).json()) as {
      items: { id: string; title: string; type: string; size: number }[];
    };
    const found = items.find((item) => item.title === title);
    if (!found) throw new Error(`${title} is not attached`);
    return found;
  };

  it('gives each file its own line and its own error, and the others go on', async () => {
    const [page] = await onCase();
    await choose(
      page,
      { name: 'kein-bild.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('This is no picture at all.') },
      { name: 'IMG_0001.HEIC', mimeType: 'image/heic', buffer: HEIC },
      { name: 'vom-scanner.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(10_485_761, PDF) },
      { name: 'brief-eins.jpg', mimeType: 'image/jpeg', buffer: await smallJpeg() },
      { name: 'brief-zwei.png', mimeType: 'image/png', buffer: await picture(40, 30).png().toBuffer() },
    );
    await listed(page, 'brief-eins').waitFor();
    await listed(page, 'brief-zwei').waitFor();
    expect(await line(page, 'kein-bild.jpg').innerText()).toContain('Nehmen können wir Bilder');
    expect(await line(page, 'IMG_0001.HEIC').innerText()).toContain('Maximale Kompatibilität');
    expect(await line(page, 'vom-scanner.pdf').innerText()).toContain('Zu gross: höchstens 10 MB');
    // What is wrong with a file stays wrong: no second try is offered.
    expect(await page.getByRole('button', { name: /Nochmals versuchen/ }).count()).toBe(0);
    await page.getByText('2 von 5 angehängt. Nicht angehängt: 3.').waitFor();
    // Whoever takes a line away by keyboard is somewhere afterwards.
    const dismiss = page.getByRole('button', { name: 'kein-bild.jpg aus dieser Liste nehmen' });
    await dismiss.focus();
    await page.keyboard.press('Enter');
    await dismiss.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Foto oder Datei');
    for (const look of LOOKS) {
      await show(page, look);
      expect({ look, faults: await faultsOf(page) }).toEqual({ look, faults: [] });
    }
  });

  it('takes by content what the system names otherwise or not at all', async () => {
    const [page, context] = await onCase();
    const buffer = await smallJpeg();
    await choose(
      page,
      { name: 'ohne-typ', mimeType: '', buffer },
      { name: 'typ-jpg.jpg', mimeType: 'image/jpg', buffer },
      { name: 'typ-pjpeg.jpg', mimeType: 'image/pjpeg', buffer },
      { name: 'als-png-benannt.png', mimeType: 'image/png', buffer },
    );
    for (const title of ['ohne-typ', 'typ-jpg', 'typ-pjpeg', 'als-png-benannt']) {
      await listed(page, title).waitFor();
      expect(await attached(context, title)).toMatchObject({ type: 'image/jpeg' });
    }
  });

  it('tries again with the same key after the answer was lost: attached once; the focus stays in the line', async () => {
    const [page, context] = await onCase();
    const keys: (string | undefined)[] = [];
    let tries = 0;
    await context.route('**/attachments', async (route: Route) => {
      if (route.request().method() !== 'POST') return route.continue();
      keys.push(route.request().headers()['idempotency-key']);
      if (++tries > 1) return route.continue();
      // It arrives, and the answer does not.
      await route.fetch();
      await route.abort();
    });
    await choose(page, { name: 'im-tunnel.jpg', mimeType: 'image/jpeg', buffer: await smallJpeg() });
    const again = line(page, 'im-tunnel.jpg').getByRole('button', { name: /Nochmals versuchen/ });
    await again.waitFor();
    expect(await line(page, 'im-tunnel.jpg').innerText()).toContain('Keine Verbindung');
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await context.route('**/attachments', async (route: Route) => {
      if (route.request().method() === 'POST') await held;
      await route.fallback();
    });
    await again.focus();
    await page.keyboard.press('Enter');
    await again.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.closest('li.upload') !== null)).toBe(true);
    release();
    await listed(page, 'im-tunnel').waitFor();
    await line(page, 'im-tunnel.jpg').waitFor({ state: 'detached' });
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(await listed(page, 'im-tunnel').count()).toBe(1);
  });

  it('shrinks a picture over 10 MB on the device, upright and without metadata; a small one is sent as it is', async () => {
    const [page, context] = await onCase();
    const large = await phonePicture(2100, 2800, true);
    expect(large.length).toBeGreaterThan(10_485_760);
    const clear = await sharp(randomBytes(2000 * 1500 * 4), { raw: { width: 2000, height: 1500, channels: 4 } })
      .png()
      .toBuffer();
    // The protocol of the browser does not tell what a blob held.
    await page.evaluate(() => {
      const bodies: Blob[] = [];
      Object.assign(window, { bodies });
      const { send } = XMLHttpRequest.prototype;
      XMLHttpRequest.prototype.send = function (body) {
        bodies.push(body as Blob);
        send.call(this, body);
      };
    });
    const sent = async (index: number): Promise<Buffer> =>
      Buffer.from(
        await page.evaluate(async (at) => {
          const { bodies } = window as unknown as { bodies: Blob[] };
          const bytes = new Uint8Array(await bodies[at].arrayBuffer());
          let text = '';
          for (let i = 0; i < bytes.length; i += 30_000) text += String.fromCharCode(...bytes.subarray(i, i + 30_000));
          return btoa(text);
        }, index),
        'base64',
      );
    // From the disk, since the protocol of the browser is slow with megabytes.
    const folder = mkdtempSync(path.join(os.tmpdir(), 'passerelle-pictures-'));
    const files = Object.entries({ 'gross.jpg': large, 'durchsichtig.png': clear, 'klein.png': png() });
    for (const [name, bytes] of files) writeFileSync(path.join(folder, name), bytes);
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(files.map(([name]) => path.join(folder, name)));
    await listed(page, 'gross').waitFor({ timeout: 60_000 });
    await listed(page, 'klein').waitFor({ timeout: 60_000 });
    const [first, second, third] = [await sent(0), await sent(1), await sent(2)];
    const shrunk = await sharp(first).metadata();
    expect(shrunk).toMatchObject({ format: 'jpeg', width: 1920, height: 2560 });
    expect(shrunk.exif).toBeUndefined();
    expect(first.length).toBeLessThan(10_485_760);
    const { data, info } = await sharp(first).resize(2, 2, { fit: 'fill' }).raw().toBuffer({ resolveWithObject: true });
    const [top, bottom] = [data.subarray(0, 3), data.subarray(info.width * 3, info.width * 3 + 3)];
    expect(top[0]).toBeGreaterThan(top[2] + 60);
    expect(bottom[2]).toBeGreaterThan(bottom[0] + 60);
    expect(await attached(context, 'gross')).toMatchObject({ type: 'image/jpeg' });
    // Noise in four channels is too large as a PNG, so it became a JPEG on white; a picture that fits is sent as it is.
    expect(await sharp(second).metadata()).toMatchObject({ format: 'jpeg', width: 2000, height: 1500 });
    expect(third.equals(png())).toBe(true);
    rmSync(folder, { recursive: true });
  }, 120_000);

  it('goes on while somebody looks at another screen, and the browser asks before the page is closed', async () => {
    const [page, context] = await onCase();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    await context.route('**/attachments', async (route: Route) => {
      if (route.request().method() === 'POST') await held;
      await route.continue();
    });
    await choose(page, { name: 'unterwegs.jpg', mimeType: 'image/jpeg', buffer: await smallJpeg() });
    await line(page, 'unterwegs.jpg').waitFor();
    const asked = new Promise<string>((resolve) =>
      page.once('dialog', (dialog) => {
        resolve(dialog.type());
        void dialog.dismiss();
      }),
    );
    void page.reload().catch(() => undefined);
    expect(await asked).toBe('beforeunload');
    const menu = page.getByRole('navigation', { name: 'Hauptmenü' }).last();
    await menu.getByRole('link', { name: 'Mein Tag' }).click();
    await page.getByText('Eine Datei wird gesendet: Lassen Sie dieses Fenster offen.').waitFor();
    release();
    await page.getByText('Eine Datei wird gesendet').waitFor({ state: 'detached' });
    expect(await attached(context, 'unterwegs')).toMatchObject({ type: 'image/jpeg' });
  });
});
