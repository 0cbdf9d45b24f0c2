import { expect, it } from '@jest/globals';
import { calendar } from './icalendar.rules.js';

const ZURICH = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Zurich',
  'BEGIN:DAYLIGHT',
  'DTSTART:19810329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'END:STANDARD',
  'END:VTIMEZONE',
];

it('a calendar without a day is one all the same: it has a component', () => {
  const lines = calendar('Passerelle', []).split('\r\n');
  expect(lines.slice(8)).toEqual([...ZURICH, 'END:VCALENDAR', '']);
});

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
    ...ZURICH,
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
