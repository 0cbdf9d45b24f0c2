import { describe, expect, it } from '@jest/globals';
import { phoneNumber, searchTermsOf } from './contact.rules.js';

describe('a phone number', () => {
  it.each([
    ['079 000 00 11', '+41790000011'],
    ['+41 79 000 00 11', '+41790000011'],
    ['0041790000011', '+41790000011'],
    ['+49 30 1234567', '+49301234567'],
    ['0049 30 1234567', '+49301234567'],
    ['0039 06 12345678', '+390612345678'],
    ['12', null],
    ['call me', null],
    ['1 00 41', null],
  ])('%s is %s', (text, number) => {
    expect(phoneNumber(text)).toBe(number);
  });
});

describe('what is searched for', () => {
  it.each([
    ['P-Q95K-CCFM', 'P-Q95K-CCFM'],
    ['pq95kccfm', 'P-Q95K-CCFM'],
    ['p-q95kccfm', 'P-Q95K-CCFM'],
    ['I-2222-ZZZZ', 'I-2222-ZZZZ'],
    // 0 and 1 are in no reference.
    ['P-Q05K-CCFM', null],
    ['P-Q95K-CCF', null],
    ['xP-Q95K-CCFM', null],
    ['P-Q95K-CCFMx', null],
  ])('%s is the reference %s', (text, reference) => {
    expect(searchTermsOf(text).reference).toBe(reference);
  });

  it('is an address with an @, in small letters', () => {
    expect(searchTermsOf('Selam@Example.org').email).toBe('selam@example.org');
    expect(searchTermsOf('Selam').email).toBeNull();
  });

  it.each([
    ['079 000 00 11', '+41790000011'],
    ['(079) 000-00.11/', null],
    ['+41790000011', '+41790000011'],
    ['12345', null],
    ['079 000 00 11 Selam', null],
    ['Tel 079 000 00 11', null],
  ])('%s is the number %s', (text, number) => {
    expect(searchTermsOf(text).phone).toBe(number);
  });

  it('may always be a name', () => {
    expect(searchTermsOf('P-Q95K-CCFM').name).toBe('P-Q95K-CCFM');
  });
});
