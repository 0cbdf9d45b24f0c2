/** An answer of the program, its body parsed when it is JSON. */
export interface Answer<T = any> {
  status: number;
  headers: Headers;
  body: T;
  text: string;
  bytes: Buffer;
}

interface Extra {
  /** The version read, for `If-Match`. */
  version?: number;
  /** `Idempotency-Key`. */
  key?: string;
  headers?: Record<string, string>;
}

/** Somebody with a browser: keeps cookies, speaks JSON. */
export class Client {
  private readonly cookies = new Map<string, string>();

  constructor(readonly url: string) {}

  /** What it sends as `Cookie`. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get<T = any>(path: string, extra: Extra = {}): Promise<Answer<T>> {
    return this.send('GET', path, undefined, extra);
  }
  post<T = any>(path: string, body: unknown = {}, extra: Extra = {}): Promise<Answer<T>> {
    return this.send('POST', path, body, extra);
  }
  put<T = any>(path: string, body: unknown = {}, extra: Extra = {}): Promise<Answer<T>> {
    return this.send('PUT', path, body, extra);
  }
  patch<T = any>(path: string, body: unknown = {}, extra: Extra = {}): Promise<Answer<T>> {
    return this.send('PATCH', path, body, extra);
  }

  /** Sends a body as it is when it is a text or bytes. */
  async send<T = any>(method: string, path: string, body: unknown, extra: Extra = {}): Promise<Answer<T>> {
    const headers: Record<string, string> = { ...(this.cookie ? { cookie: this.cookie } : {}) };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (extra.version !== undefined) headers['if-match'] = `"${extra.version}"`;
    if (extra.key !== undefined) headers['idempotency-key'] = extra.key;
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...headers, ...extra.headers },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      bytes,
      body: (json && text ? JSON.parse(text) : undefined) as T,
    };
  }

  delete<T = any>(path: string, extra: Extra = {}): Promise<Answer<T>> {
    return this.send('DELETE', path, undefined, extra);
  }

  keep(header: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(header)!;
    if (/;\s*max-age=0(;|$)/i.test(header)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  /** All items of a list, page by page. */
  async all<T = any>(path: string): Promise<T[]> {
    const items: T[] = [];
    for (let next: string | null = ''; next !== null;) {
      const answer: Answer<{ items: T[]; next: string | null }> = await this.get(
        `${path}${path.includes('?') ? '&' : '?'}limit=200${next ? `&after=${encodeURIComponent(next)}` : ''}`,
      );
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`);
      items.push(...answer.body.items);
      next = answer.body.next;
    }
    return items;
  }
}
