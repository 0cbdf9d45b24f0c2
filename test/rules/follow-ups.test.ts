import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { calendar, line, text } from '../../src/follow-ups/icalendar.rules.js';
import { readCalendar, textOf } from '../support/calendar.js';

describe('a calendar', () => {
  const about = (title: string) => ({
    uid: 'x@passerelle',
    day: '2026-12-31',
    title,
    description: '',
    url: 'http://localhost/x',
    stamp: new Date('2026-03-02T09:00:00.123Z'),
    sequence: 3,
  });

  it('says any text so that its reader has it again, in lines that are short enough, in whatever script', () => {
    const letters = fc
      .oneof(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.string({
          unit: fc.constantFrom('ä', '𝒳', 'ሰ', 'ت', ',', ';', '\\', '\n', 'n', ' ', ':', '"'),
          maxLength: 200,
        }),
      )
      // What the reader takes for half a sign.
      .map((title) => title.replaceAll('\ufffd', ''));
    fc.assert(
      fc.property(letters, (title) => {
        // eslint-disable-next-line no-control-regex -- control signs cannot be in a text
        const expected = title.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
        const { events } = readCalendar(calendar('Passerelle', [about(title)]));
        expect(textOf(events[0]['SUMMARY'])).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('folds at 75 octets and not before, and never within a sign', () => {
    expect(line('X', 'a'.repeat(73))).toBe(`X:${'a'.repeat(73)}\r\n`);
    expect(line('X', 'a'.repeat(74))).toBe(`X:${'a'.repeat(73)}\r\n a\r\n`);
    expect(line('X', `${'a'.repeat(71)}𝒳𝒳`)).toBe(`X:${'a'.repeat(71)}\r\n 𝒳𝒳\r\n`);
    expect(text('a;b,c\\d\r\ne\rf\u0000')).toBe('a\\;b\\,c\\\\d\\ne\\nf');
  });

  it('has days that end with the day after, across a year too', () => {
    expect(readCalendar(calendar('Passerelle', [about('x')])).events[0]).toMatchObject({
      DTSTART: '20261231',
      DTEND: '20270101',
      DTSTAMP: '20260302T090000Z',
      SEQUENCE: '3',
    });
    expect(readCalendar(calendar('a,b', [])).properties).toMatchObject({ VERSION: '2.0', 'X-WR-CALNAME': 'a\\,b' });
  });
});
