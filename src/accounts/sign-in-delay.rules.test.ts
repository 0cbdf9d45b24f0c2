import { describe, expect, it } from '@jest/globals';
import { isNoticeDue, isUsedUp, networkOf, waitsAfter } from './sign-in-delay.rules.js';

describe('the wait after a wrong try', () => {
  it('is none for the first four, and grows to a quarter of an hour', () => {
    expect(waitsAfter(0)).toEqual([0, 0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900]);
  });

  it('keeps nobody out who has typed ten wrong ones', () => {
    expect(waitsAfter(0)[9]).toBeLessThan(300);
  });

  it('comes sooner in a new network while many others are at it, and never at once', () => {
    expect(waitsAfter(49)).toEqual(waitsAfter(0));
    expect(waitsAfter(50).slice(0, 3)).toEqual([0, 5, 10]);
    expect(waitsAfter(1_000_000)[0]).toBe(0);
  });
});

it('a day has an end of codes for browsers that are not known, and none of passwords', () => {
  expect([isUsedUp('code', 49), isUsedUp('code', 50), isUsedUp('password', 1_000_000)]).toEqual([false, true, false]);
});

it('the holder is told at each tenth try', () => {
  expect([0, 1, 9, 10, 11, 20].map(isNoticeDue)).toEqual([false, false, false, true, false, true]);
});

it.each([
  ['203.0.113.7', '203.0.113'],
  ['203.0.113.200', '203.0.113'],
  ['::ffff:203.0.113.7', '203.0.113'],
  ['::FFFF:203.10.113.200', '203.10.113'],
  ['1::ffff:203.0.113.7', '1:0:0'],
  ['::ffff:203.0.113.7x', '::ffff:203.0.113.7x'],
  ['2001:db8:12:34::1', '2001:db8:12'],
  ['2001:0db8:0012:ffff:1:2:3:4', '2001:db8:12'],
  ['2001:db8::1', '2001:db8:0'],
  ['2001::3:4:5:6:7:8', '2001:0:3'],
  ['2001:db8:12::', '2001:db8:12'],
  ['::1', '0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0'],
  ['not an address', 'not an address'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
