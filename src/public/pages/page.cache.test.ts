import { expect, it } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Clock } from '../../common/clock.js';
import { cacheKeyOf, PageCache } from './page.cache.js';

it('forgets its pages when a day begins, since rules come into force on a day', () => {
  let today = '2026-12-31';
  const cache = new PageCache({ today: () => today } as Clock);
  const request = { method: 'GET', url: '/de/law', headers: {} } as FastifyRequest;
  const reply = { status: () => reply, headers: () => reply, header: () => reply } as unknown as FastifyReply;
  expect(cache.replyFromCache(request, reply)).toBeNull();
  const page = Buffer.from('page');
  cache.set(cacheKeyOf(request)!, page);
  expect(cache.replyFromCache(request, reply)).toBe(page);
  today = '2027-01-01';
  expect(cache.replyFromCache(request, reply)).toBeNull();
});
