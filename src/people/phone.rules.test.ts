import { describe, expect, it } from '@jest/globals';
import { phoneNumber, readPhone } from './phone.rules.js';

describe('a phone number', () => {
  it.each([
    ['079 000 00 11', '+41790000011'],
    ['+41 79 000 00 11', '+41790000011'],
    ['+41 (0)79 000 00 11', '+41790000011'],
    ['0041790000011', '+41790000011'],
    ['+49 30 1234567', '+49301234567'],
    ['0049 30 1234567', '+49301234567'],
    ['0039 06 12345678', '+390612345678'],
    ['+251 91 123 4567', '+251911234567'],
    ['044 668 18 00', '+41446681800'],
    // As it is pasted.
    ['(079) 000-00.11', '+41790000011'],
    ['079/000.00.11', '+41790000011'],
    ['079\u00a0000\u00a000\u00a011', '+41790000011'],
    ['\u200e079 000 00 11\u200f', '+41790000011'],
    ['\u061c079 000\ufe0d 00 11', '+41790000011'],
    ['٠٧٩ ٠٠٠ ٠٠ ١١', '+41790000011'],
    ['۰۷۹ ۰۰۰ ۰۰ ۱۱', '+41790000011'],
    ['０７９ ０００ ００ １１', '+41790000011'],
    ['tel:+41790000011', '+41790000011'],
    ['Tel. 079 000 00 11', '+41790000011'],
  ])('is understood: %s', (text, number) => {
    expect(readPhone(text)).toEqual({ number, note: null });
    expect(phoneNumber(text)).toBe(number);
  });

  it.each([
    ['too short for a Swiss one', '078 321 45 6'],
    ['too short for a Swiss one', '044 668 18 0'],
    ['too short', '12'],
    ['a service', '117'],
    ['not given to anybody', '+1 555 010 0000'],
    ['words', 'call me'],
    ['nothing to be seen', '\u200e\u200f'],
    ['empty', ''],
  ])('is none: %s, %s', (_, text) => {
    expect(readPhone(text)).toBeNull();
  });

  it.each([
    ['079 000 00 11 (Nachbarin)', 'Nachbarin'],
    ['nur abends 079 000 00 11', 'nur abends'],
    ['079 000 00 11, nur abends', 'nur abends'],
    ['Tel. 079 000 00 11 (Schwester, spricht Deutsch)', 'Schwester, spricht Deutsch'],
    ['079 000 00 11 int. 12', 'int. 12'],
    ['079 000 00 11 / 078 000 00 12', '078 000 00 12'],
  ])('keeps what stands beside it: %s', (text, note) => {
    expect(readPhone(text)).toEqual({ number: '+41790000011', note });
    expect(phoneNumber(text)).toBeNull();
  });
});
