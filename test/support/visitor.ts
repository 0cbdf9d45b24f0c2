import type { Answer } from './client.js';
import type { TestServer } from './test-server.js';

type Fields = Record<string, string | string[]>;

/** The answers to the self-check of a simple life: born abroad, fifteen years here, C, in Lausanne for long. */
export const LIFE: Record<string, Record<string, string>> = {
  born: { 'born-year': '1988' },
  permit: { permit: 'C', 'permit-since-year': '2019' },
  since: { 'since-year': '2009', before: 'B', absent: 'no' },
  place: { place: 'Lausanne', 'place-since-year': '2012', 'canton-since-year': '2012' },
  language: { proof: 'certificate', national: 'fr' },
  level: { oral: 'B2', written: 'B1' },
  social: { social: 'never' },
  record: { record: 'no', pending: 'no', debts: 'no' },
  family: { union: 'no' },
  origins: { 'was-swiss': 'no' },
};

/** Somebody with a browser on the public pages: keeps the cookies, sends forms, runs no script. */
export class Visitor {
  private readonly cookies = new Map<string, string>();
  private page: { path: string; hidden: [string, string][] } = { path: '', hidden: [] };

  constructor(private readonly server: TestServer) {}

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async get(path: string): Promise<Answer> {
    return this.took(path, await this.server.anybody.send('GET', path, undefined, { headers: this.headers() }));
  }

  /** Sends fields to an address. */
  async send(path: string, fields: Fields, cookie = this.cookie): Promise<Answer> {
    const body = new URLSearchParams(
      Object.entries(fields).flatMap(([name, value]) => [value].flat().map((each) => [name, each])),
    );
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      ...(cookie ? { cookie } : {}),
    };
    return this.took(path, await this.server.anybody.send('POST', path, body.toString(), { headers }));
  }

  /** Sends the form of the page that was opened last, with what it holds hidden; where that leads back to the form, goes there. */
  async sendPage(fields: Fields, { follow = true } = {}): Promise<Answer> {
    const { path } = this.page;
    const sent = await this.send(path, { ...Object.fromEntries(this.page.hidden), ...fields });
    const to = sent.headers.get('location');
    return follow && to?.startsWith(`${path.split('?')[0]}?again=`) ? this.get(to) : sent;
  }

  /** A tab that stays open with a page, whatever else is opened beside it. */
  asTab({ text }: Answer, path: string): { send: (fields: Fields) => Promise<Answer> } {
    const hidden = hiddenIn(text);
    return { send: (fields) => this.send(path, { ...Object.fromEntries(hidden), ...fields }) };
  }

  /** Loses every cookie, as a browser that keeps none. */
  forget(): void {
    this.cookies.clear();
  }

  private headers(): Record<string, string> {
    return this.cookie ? { cookie: this.cookie } : {};
  }

  private took(path: string, answer: Answer): Answer {
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    if (answer.status === 200 || answer.status === 422)
      this.page = { path: path.split('?')[0], hidden: hiddenIn(answer.text) };
    return answer;
  }
}

function hiddenIn(text: string): [string, string][] {
  return [...text.matchAll(/<input type="hidden" name="([^"]+)" value(?:="([^"]*)")?>/g)].map(
    ([, name, value = '']) => [name, value],
  );
}
