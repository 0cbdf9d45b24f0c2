import { describe, expect, it } from '@jest/globals';
import { orderInWords, orderLine, troublesOf, type TroubleFacts } from './trouble.rules.js';

const NOW = new Date('2026-03-02T10:00:00Z');
const ago = (minutes: number): Date => new Date(NOW.getTime() - minutes * 60_000);
const FINE: TroubleFacts = {
  now: NOW,
  startedAt: ago(600),
  faults: [],
  freeBytes: 50e9,
  mail: { leaves: true, oldestDueAt: null, held: 0, awaySince: null },
  sweptAt: [ago(1), ago(0)],
  queue: 'up',
  lastFailedJobAt: null,
  scanner: null,
};
const found = (over: Partial<TroubleFacts>) => troublesOf({ ...FINE, ...over });
const mail = (over: Partial<TroubleFacts['mail']>) => found({ mail: { ...FINE.mail, ...over } });

describe('what is wrong with an installation', () => {
  it('is nothing when all that is looked at is in order; of copies nothing is known', () => {
    expect(found({})).toEqual([]);
    expect(orderLine([])).toEqual({ mail: 'ok', copy: 'unknown', disk: 'ok', queue: 'ok' });
    expect(orderInWords([])).toBe('mail in order, copy not known, disk in order, queue in order');
  });

  it('is that no mail leaves when a letter has been due for more than a quarter of an hour', () => {
    expect(mail({ oldestDueAt: ago(14) })).toEqual([]);
    expect(mail({ oldestDueAt: ago(16) })).toEqual([{ code: 'mail-stuck', since: ago(16) }]);
    expect(mail({ oldestDueAt: ago(16), awaySince: ago(40) })).toEqual([{ code: 'mail-stuck', since: ago(40) }]);
    expect(mail({ awaySince: ago(14) })).toEqual([]);
  });

  it('is that no mail server is set, once a letter waits for one', () => {
    expect(mail({ leaves: false, oldestDueAt: ago(60) })).toEqual([]);
    expect(mail({ leaves: false, held: 1 })).toEqual([{ code: 'mail-held', since: null }]);
  });

  it('is the virus scanner, where one is set, which is no part of what else is in order', () => {
    const down = found({ scanner: 'down' });
    expect(down).toEqual([{ code: 'scanner-down', since: null }]);
    expect(orderLine(down)).toEqual({ mail: 'ok', copy: 'unknown', disk: 'ok', queue: 'ok' });
    expect(orderInWords(down)).toMatch(/\(scanner-down\)$/);
    expect(found({ scanner: 'up' })).toEqual([]);
  });

  it('is that one room is not swept any more, though others are; a program that has just begun is given time', () => {
    expect(found({ sweptAt: [ago(6), ago(0)] })).toEqual([{ code: 'sweep-still', since: ago(6) }]);
    expect(found({ sweptAt: [null, ago(0)] })).toEqual([{ code: 'sweep-still', since: ago(0) }]);
    expect(found({ sweptAt: [ago(6), null] })).toEqual([{ code: 'sweep-still', since: ago(6) }]);
    expect(found({ sweptAt: [null], startedAt: ago(2) })).toEqual([]);
    expect(found({ sweptAt: [null], startedAt: ago(6) })).toEqual([{ code: 'sweep-still', since: null }]);
  });

  it('is the disk before it is full, the queue, and jobs that failed', () => {
    expect(found({ freeBytes: 499e6 })).toEqual([{ code: 'disk-low', since: null }]);
    expect(found({ faults: ['disk-low'] })).toEqual([{ code: 'disk-low', since: null }]);
    expect(found({ faults: ['database-full'] })).toEqual([{ code: 'database', since: null }]);
    expect(found({ queue: 'down' })).toEqual([{ code: 'queue-down', since: null }]);
    expect(found({ lastFailedJobAt: ago(3) })).toEqual([{ code: 'jobs-failed', since: ago(3) }]);
    expect(orderInWords(found({ queue: 'down', freeBytes: 1 }))).toBe(
      'mail in order, copy not known, disk NOT in order, queue NOT in order (disk-low, queue-down)',
    );
  });
});

describe('the line for the host', () => {
  it.each([
    ['mail-stuck', 'mail'],
    ['mail-held', 'mail'],
    ['sweep-still', 'queue'],
    ['jobs-failed', 'queue'],
    ['queue-down', 'queue'],
    ['disk-low', 'disk'],
    ['database', 'disk'],
  ] as const)('counts %s as %s', (code, part) => {
    expect(orderLine([{ code, since: null }])).toEqual({
      mail: 'ok',
      copy: 'unknown',
      disk: 'ok',
      queue: 'ok',
      [part]: 'bad',
    });
  });
});

describe('a limit', () => {
  it('is crossed only beyond it', () => {
    expect(mail({ oldestDueAt: ago(15) })).toEqual([]);
    expect(found({ sweptAt: [ago(5)] })).toEqual([]);
    expect(found({ freeBytes: 500e6 })).toEqual([]);
    expect(found({ sweptAt: [ago(6), ago(8), ago(7)] })).toEqual([{ code: 'sweep-still', since: ago(8) }]);
  });
});
