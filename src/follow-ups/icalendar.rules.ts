import { addDays } from '../common/day.js';

/** RFC 5545, 3.1, without the line break. */
const MAX_OCTETS = 75;

export interface AllDay {
  uid: string;
  day: string;
  title: string;
  description: string;
  url: string;
  stamp: Date;
  sequence: number;
}

/**
 * The time zone of the days, since summer time has the same rule in all of the EU and in Switzerland. RFC 5545, 3.6 wants
 * at least one component: without it a calendar without a day would be none, and programs say that the address is wrong.
 */
const ZURICH = [
  line('BEGIN', 'VTIMEZONE'),
  line('TZID', 'Europe/Zurich'),
  ...season('DAYLIGHT', { start: '19810329T020000', month: 3, from: '+0100', to: '+0200', name: 'CEST' }),
  ...season('STANDARD', { start: '19961027T030000', month: 10, from: '+0200', to: '+0100', name: 'CET' }),
  line('END', 'VTIMEZONE'),
];

/** RFC 5545, RFC 7986: transparent all-day events without alarms. */
export function calendar(name: string, days: readonly AllDay[]): string {
  return [
    line('BEGIN', 'VCALENDAR'),
    line('VERSION', '2.0'),
    line('PRODID', '-//Passerelle//Follow-ups//EN'),
    line('CALSCALE', 'GREGORIAN'),
    line('NAME', text(name)),
    line('X-WR-CALNAME', text(name)),
    line('REFRESH-INTERVAL;VALUE=DURATION', 'PT6H'),
    line('X-PUBLISHED-TTL', 'PT6H'),
    ...ZURICH,
    ...days.flatMap(event),
    line('END', 'VCALENDAR'),
  ].join('');
}

interface Season {
  start: string;
  month: number;
  from: string;
  to: string;
  name: string;
}

/** It begins each year on the last Sunday of its month. */
function season(kind: 'DAYLIGHT' | 'STANDARD', { start, month, from, to, name }: Season): string[] {
  return [
    line('BEGIN', kind),
    line('DTSTART', start),
    line('RRULE', `FREQ=YEARLY;BYMONTH=${month};BYDAY=-1SU`),
    line('TZOFFSETFROM', from),
    line('TZOFFSETTO', to),
    line('TZNAME', name),
    line('END', kind),
  ];
}

function event({ uid, day, title, description, url, stamp, sequence }: AllDay): string[] {
  return [
    line('BEGIN', 'VEVENT'),
    line('UID', text(uid)),
    line('DTSTAMP', instant(stamp)),
    line('DTSTART;VALUE=DATE', date(day)),
    line('DTEND;VALUE=DATE', date(addDays(day, 1))),
    line('SUMMARY', text(title)),
    line('DESCRIPTION', text(description)),
    line('URL', url),
    line('SEQUENCE', String(sequence)),
    line('STATUS', 'CONFIRMED'),
    line('TRANSP', 'TRANSPARENT'),
    line('CLASS', 'PRIVATE'),
    line('END', 'VEVENT'),
  ];
}

export function line(name: string, value: string): string {
  let [folded, octets] = ['', 0];
  for (const sign of `${name}:${value}`) {
    const length = Buffer.byteLength(sign);
    if (octets + length > MAX_OCTETS) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += sign;
    octets += length;
  }
  return `${folded}\r\n`;
}

export function text(words: string): string {
  return words
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\\;,]/g, '\\$&')
    .replace(CONTROLS, '')
    .replaceAll('\n', '\\n');
}
// eslint-disable-next-line no-control-regex -- control signs are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

function date(day: string): string {
  return day.replaceAll('-', '');
}

function instant(at: Date): string {
  return `${at.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
}
