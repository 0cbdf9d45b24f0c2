import { expect, it } from '@jest/globals';
import { reasonsNotToWriteFirst, type WritingFacts } from './writing.rules.js';

const safe: WritingFacts = {
  email: 'selam@example.org',
  emailFailedOn: null,
  safeToCall: true,
  safeToWrite: true,
  sharedWith: false,
};
const because = (over: Partial<WritingFacts>): string[] => reasonsNotToWriteFirst({ ...safe, ...over });

it('writes first only where it is known to be safe', () => {
  expect(because({})).toEqual([]);
  // Somebody else reads along, and the person says that it may be written all the same.
  expect(because({ sharedWith: true })).toEqual([]);
  expect(because({ safeToCall: null })).toEqual([]);
});

it('takes what nobody has asked for a no', () => {
  expect(because({ safeToWrite: null })).toEqual(['not-asked']);
  expect(because({ sharedWith: null })).toEqual(['not-asked']);
});

it('says why it does not write', () => {
  expect(because({ email: null })).toEqual(['no-address']);
  expect(because({ email: '' })).toEqual(['no-address']);
  expect(because({ emailFailedOn: '2026-03-02' })).toEqual(['address-fails']);
  expect(because({ safeToCall: false })).toEqual(['not-safe-to-call']);
  expect(because({ safeToWrite: false, sharedWith: null })).toEqual(['not-safe']);
});
