import { expect, it } from '@jest/globals';
import { calendar } from './icalendar.rules.js';

it('a calendar says what it is, how often to fetch it, and of each day that it is private and takes no time', () => {
  const day = {
    uid: '7@passerelle',
    day: '2026-12-31',
    title: 'Call Selam, again',
    description: 'First line\nsecond',
    url: 'https://passerelle.example/cases/7',
    stamp: new Date('2026-03-02T09:00:00.123Z'),
    sequence: 3,
  };
  expect(calendar('Passerelle', [day]).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Passerelle//Follow-ups//EN',
    'CALSCALE:GREGORIAN',
    'NAME:Passerelle',
    'X-WR-CALNAME:Passerelle',
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    'BEGIN:VEVENT',
    'UID:7@passerelle',
    'DTSTAMP:20260302T090000Z',
    'DTSTART;VALUE=DATE:20261231',
    'DTEND;VALUE=DATE:20270101',
    'SUMMARY:Call Selam\\, again',
    'DESCRIPTION:First line\\nsecond',
    'URL:https://passerelle.example/cases/7',
    'SEQUENCE:3',
    'STATUS:CONFIRMED',
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});
