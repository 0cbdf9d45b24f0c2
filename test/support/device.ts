/// <reference lib="dom" />
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { settled, type Demonstration } from './browser.js';

/** A follow-up as My day shows it. */
export interface Due {
  id: string;
  caseId: string;
  caseReference: string;
  dueOn: string;
  alarm: string | null;
}

/** A phone with somebody signed in. */
export class Device {
  private constructor(
    readonly page: Page,
    readonly context: BrowserContext,
  ) {}

  /** `before` prepares the page, such as its clock or its storage. */
  static async of(
    demo: Demonstration,
    who: string | null,
    before: (page: Page) => Promise<unknown> = () => Promise.resolve(),
    context?: BrowserContext,
  ): Promise<Device> {
    const its = context ?? (await demo.device(360));
    its.setDefaultTimeout(20_000);
    if (who) await demo.signIn(its, who);
    const page = await demo.page(its);
    await before(page);
    return new Device(page, its);
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path);
    await settled(this.page);
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await settled(this.page);
  }

  /** The server cannot be reached, though the files of the client can. */
  cut(): Promise<unknown> {
    return this.context.route('**/api/**', (route) => route.abort());
  }

  mend(): Promise<void> {
    return this.context.unroute('**/api/**');
  }

  /** One's own follow-ups without alarm, by day. */
  async due(): Promise<Due[]> {
    const { adviserId } = (await this.json('/api/me')) as { adviserId: string };
    const { items } = (await this.json(`/api/follow-ups?limit=200&adviser=${adviserId}`)) as { items: Due[] };
    return items.filter(({ alarm }) => alarm === null);
  }

  async json(path: string): Promise<unknown> {
    return await (await this.context.request.get(path)).json();
  }

  /** How often something stands in the history of a case. */
  async written(caseId: string, text: string): Promise<number> {
    return JSON.stringify(await this.json(`/api/cases/${caseId}/events`)).split(text).length - 1;
  }

  line(id: string): Locator {
    return this.page.locator(`[data-line="${id}"]`);
  }

  /** What lies in the browser's database, by key. */
  stored(): Promise<Record<string, unknown>> {
    return this.page.evaluate(
      () =>
        new Promise<Record<string, unknown>>((resolve, reject) => {
          const request = indexedDB.open('passerelle');
          request.onerror = () => reject(new Error('no database'));
          request.onsuccess = () => {
            const database = request.result;
            if (!database.objectStoreNames.contains('kept')) return resolve({});
            const objects = database.transaction('kept').objectStore('kept');
            const [keys, values] = [objects.getAllKeys(), objects.getAll()];
            objects.transaction.oncomplete = () => {
              database.close();
              resolve(
                Object.fromEntries((keys.result as string[]).map((key, at) => [key, values.result[at] as unknown])),
              );
            };
          };
        }),
    );
  }
}
