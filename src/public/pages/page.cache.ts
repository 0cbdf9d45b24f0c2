import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../common/clock.js';
import { COOKIE } from './answers.cookie.js';
import { codingOf } from './compression.js';
import { bestOf, ORIGINALS } from '../../texts/languages.js';
import { writeHead } from './page.response.js';

/** More than all such addresses, in every language and coding. */
const MAX_ENTRIES = 1000;

/** Compressed pages that are the same for everybody on one day. One for all page modules. */
@Injectable()
export class PageCache {
  private readonly entries = new Map<string, Buffer>();
  private day = '';

  constructor(private readonly clock: Clock) {}

  replyFromCache(request: FastifyRequest, reply: FastifyReply): Buffer | null {
    this.startDay();
    const key = this.entries.size === 0 ? null : cacheKeyOf(request);
    const page = key === null ? undefined : this.entries.get(key);
    if (page) writeHead(request, reply, 200);
    return page ?? null;
  }

  takes(key: string | null): key is string {
    return key !== null && this.entries.size < MAX_ENTRIES;
  }

  set(key: string, page: Buffer): void {
    this.entries.set(key, page);
  }

  /** Rules come into force on a day. */
  private startDay(): void {
    const today = this.clock.today();
    if (today !== this.day) this.entries.clear();
    this.day = today;
  }
}

/** Null where answers, a query or a form could change the page. */
export function cacheKeyOf(request: FastifyRequest): string | null {
  const { url, headers, method } = request;
  if (method !== 'GET' || url.includes('?') || headers.cookie?.includes(COOKIE)) return null;
  return `${codingOf(headers['accept-encoding'])} ${bestOf(headers['accept-language'], ORIGINALS)} ${url}`;
}
