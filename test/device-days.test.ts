import { describe, expect, it } from '@jest/globals';
import { type Demonstration, openForStories, hasBrowser } from './support/browser.js';
import { Device } from './support/device.js';
import { until } from './support/program.js';

const inBrowser = hasBrowser() ? describe : describe.skip;
const DAY = 86_400_000;
const DATE = /Stand: \d{1,2}\. \p{L}+ um \d\d:\d\d/u;
const WEEKDAY = /Stand: (Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag) \d\d:\d\d/;

inBrowser('days without a network', () => {
  let demo: Demonstration;
  openForStories((opened) => (demo = opened));

  /** A device whose clock goes wrong by `error` milliseconds. */
  const device = async (error = 0): Promise<Device> => {
    const its = await Device.of(demo, 'adviser', (page) => page.clock.install({ time: Date.now() + error }));
    return its;
  };
  const today = async (its: Device): Promise<string> => ((await its.json('/api/me')) as { today: string }).today;
  const dueToday = async (its: Device): Promise<{ id: string; caseId: string }> => {
    const [{ caseId }] = await its.due();
    const answer = await its.context.request.post(`/api/cases/${caseId}/follow-ups`, {
      data: { title: 'Anruf von heute', dueOn: await today(its), remindDaysBefore: [0] },
    });
    return { id: ((await answer.json()) as { id: string }).id, caseId };
  };
  const groupOf = async (its: Device, id: string): Promise<string> => {
    await its.line(id).waitFor({ state: 'attached' });
    return its.line(id).evaluate((row) => row.closest('section')?.querySelector('h2')?.textContent ?? 'later');
  };

  it('Friday’s call is three days late on Monday, and so it says, whatever the device’s clock shows', async () => {
    for (const error of [0, -40 * DAY]) {
      const its = await device(error);
      const { page } = its;
      const { id } = await dueToday(its);
      await its.open('/day');
      expect(await groupOf(its, id)).toBe('Heute');
      await its.cut();
      await page.clock.fastForward(3 * DAY);
      await until('the page that stayed open knows', async () => (await groupOf(its, id)) === 'Überfällig');
      await its.reload();
      expect(await groupOf(its, id)).toBe('Überfällig');
      await its.line(id).getByText('3 Tage überfällig').waitFor();
      await page.locator('.shell-offline').getByText(WEEKDAY).waitFor();
      await page.locator('.day-summary').getByText(WEEKDAY).waitFor();
      // Seven midnights away at almost any hour, and less than the seven days for which it is kept.
      await page.clock.fastForward(3.995 * DAY);
      await its.reload();
      await page.locator('.day-summary').getByText(DATE).waitFor();
      await page.locator('.shell-offline').getByText(DATE).waitFor();
    }
  });

  it('today ends at midnight with a network, too, and counts are fetched anew', async () => {
    const its = await device();
    const { page } = its;
    const { id } = await dueToday(its);
    await its.open('/day');
    expect(await groupOf(its, id)).toBe('Heute');
    const asked = page.waitForRequest('**/api/follow-ups/counts');
    await page.clock.fastForward(DAY);
    await asked;
  });

  it('a clock set back brings back no day that is over', async () => {
    const its = await device();
    const { id } = await dueToday(its);
    await its.open('/day');
    await its.cut();
    await its.page.clock.setSystemTime(Date.now() - 20 * DAY);
    await its.reload();
    expect(await groupOf(its, id)).toBe('Heute');
  });

  it('what waits is told until when, announced from the fifth day on, and after the seventh what it was', async () => {
    const its = await device();
    const { page } = its;
    const { caseId } = await dueToday(its);
    await its.open(`/cases/${caseId}?write=note`);
    await its.cut();
    const save = page.getByRole('button', { name: 'Speichern', exact: true }).first();
    const field = page.getByLabel('Was möchten Sie festhalten?').first();
    await field.fill('Ein Geheimnis von Senait');
    await save.click();
    await page
      .locator('.toast', { hasText: /ohne Netz bis \p{L}+, \d{1,2}\. \p{L}+ um \d\d:\d\d aufbewahrt/u })
      .waitFor();
    await field.fill('Ein angefangenes Geheimnis');
    await until('it is written down', async () => `draft/note/${caseId}` in (await its.stored()));
    const banner = page.locator('.shell-offline');
    const warning = banner.getByText(/Kommt bis \p{L}+, \d{1,2}\. \p{L}+ um \d\d:\d\d kein Netz/u);
    await page.clock.fastForward(4 * DAY);
    await page.reload();
    await banner.getByText('1 Eintrag wartet auf diesem Gerät').waitFor();
    expect(await warning.count()).toBe(0);
    await page.clock.fastForward(1.1 * DAY);
    await warning.waitFor();
    await page.clock.fastForward(2 * DAY);
    await page.goto('/day');
    await page.waitForURL(/\/sign-in/);
    const notice = page.locator('.device-notice');
    await notice.getByText('Nach sieben Tagen ohne Verbindung').waitFor();
    await notice.getByText(/^Notiz zu einem Fall, eingetragen: \d{1,2}\. \p{L}+ um \d\d:\d\d$/u).waitFor();
    await notice.getByText(/^Entwurf \(Notiz zu einem Fall\), geschrieben: /).waitFor();
    const stored = await its.stored();
    expect(Object.keys(stored)).toEqual(['lost']);
    expect(JSON.stringify(stored)).not.toMatch(/Geheimnis|Senait|FR|\/cases/);
    // Until somebody has read it, also after signing in.
    await its.mend();
    await page.goto('/day');
    await notice.getByText('Nach sieben Tagen ohne Verbindung').waitFor();
    await page.getByRole('button', { name: 'Verstanden' }).click();
    await notice.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await notice.count()).toBe(0);
    expect(await its.written(caseId, 'Geheimnis')).toBe(0);
  });

  it('what was refused does not wait', async () => {
    const its = await device();
    const { page } = its;
    const { caseId } = await dueToday(its);
    await its.open(`/cases/${caseId}?write=note`);
    await its.context.route('**/notes', (route) => route.abort());
    await page.getByLabel('Was möchten Sie festhalten?').first().fill('Wird nicht angenommen');
    await page.getByRole('button', { name: 'Speichern', exact: true }).first().click();
    const banner = page.locator('.shell-offline');
    await banner.getByText('1 Eintrag wartet auf diesem Gerät').waitFor();
    await its.context.unroute('**/notes');
    await its.context.route('**/notes', (route) =>
      route.fulfill({ status: 404, contentType: 'application/problem+json', json: { type: '/problems/not-found' } }),
    );
    await its.open('/kept');
    await banner.getByText('1 Eintrag wurde nicht angenommen').waitFor();
    expect(await banner.getByText(/wartet/).count()).toBe(0);
    await page.getByRole('heading', { name: 'Nicht angenommen' }).waitFor();
    await page.getByText('Nichts wartet auf Netz.').waitFor();
    expect(await page.getByRole('button', { name: 'Jetzt senden' }).count()).toBe(0);
    await its.open('/me');
    await page.getByRole('button', { name: 'Abmelden', exact: true }).first().click();
    await page.getByText('1 Eintrag wurde nicht angenommen und ginge verloren.').waitFor();
    expect(await page.getByText(/noch nicht gesendet/).count()).toBe(0);
  });
});
