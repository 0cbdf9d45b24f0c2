import { describe, expect, it } from '@jest/globals';
import { searchTermsOf } from './contact.rules.js';

describe('what is searched for', () => {
  it.each([
    ['P-Q95K-CCFM', 'P-Q95K-CCFM'],
    ['pq95kccfm', 'P-Q95K-CCFM'],
    ['p-q95kccfm', 'P-Q95K-CCFM'],
    ['I-2222-ZZZZ', 'I-2222-ZZZZ'],
    // 0 and 1 are in no reference.
    ['P-Q05K-CCFM', null],
    ['P-Q95K-CCF', null],
    ['p q95k ccfm', null],
    ['xP-Q95K-CCFM', null],
    ['P-Q95K-CCFMx', null],
  ])('%s is the reference %s', (text, reference) => {
    expect(searchTermsOf(text).reference).toBe(reference);
  });

  it.each([
    ['Q95K', 'Q95K'],
    ['p-q95k', 'PQ95K'],
    ['95K CCF', '95KCCF'],
    ['p-qkmc', 'PQKMC'],
    ['Selam', null],
    ['Anna-Lea', null],
    ['079', null],
    ['P-Q95K-CCFM', null],
    ['Q9', null],
  ])('%s is the part of a reference %s', (text, part) => {
    expect(searchTermsOf(text).referencePart).toBe(part);
  });

  it('is an address with an @, in small letters', () => {
    expect(searchTermsOf('Selam@Example.org').email).toBe('selam@example.org');
    expect(searchTermsOf('Selam').email).toBeNull();
  });

  it.each([
    ['079 000 00 11', '+41790000011'],
    ['(079) 000-00.11', '+41790000011'],
    ['tel:+41790000011', '+41790000011'],
    ['٠٧٩ ٠٠٠ ٠٠ ١١', '+41790000011'],
    ['079\u00a0000\u00a000\u00a011', '+41790000011'],
    ['+41790000011', '+41790000011'],
    ['12345', null],
    ['079 000 00 11 Selam', null],
    ['Tel 079 000 00 11', '+41790000011'],
  ])('%s is the number %s', (text, number) => {
    expect(searchTermsOf(text).phone).toBe(number);
  });

  it('may always be a name', () => {
    expect(searchTermsOf('P-Q95K-CCFM').name).toBe('P-Q95K-CCFM');
  });
});
