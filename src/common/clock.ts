import { Injectable } from '@nestjs/common';

const ZURICH = 'Europe/Zurich';
const DAY_PARTS = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZURICH,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const OFFSET_PARTS = new Intl.DateTimeFormat('en-US', { timeZone: ZURICH, timeZoneName: 'longOffset' });

/** For what must not follow the demonstration's clock: ids, sessions, audit, job locks. */
export function realNow(): Date {
  return readRealTime();
}

let readRealTime = (): Date => new Date();

export function setRealTime(read: (() => Date) | null): void {
  readRealTime = read ?? ((): Date => new Date());
}

const HOUR = 3_600_000;
const MAX_HOURS = 10_000;
const daysByHour = new Map<number, string>();

/** `'2026-03-02'`. Days begin on the hour in Zurich, and formatting is slow: lists ask for the same hours again. */
export function zurichDay(instant: Date): string {
  const hour = Math.floor(instant.getTime() / HOUR);
  const known = daysByHour.get(hour);
  if (known !== undefined) return known;
  if (daysByHour.size >= MAX_HOURS) daysByHour.clear();
  const day = DAY_PARTS.format(instant);
  daysByHour.set(hour, day);
  return day;
}

/** Full hour of the day, summer time included. */
export function zurichInstant(day: string, hour: number): Date {
  const asUtc = new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
  const offset = OFFSET_PARTS.formatToParts(asUtc).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT+01:00';
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(offset) ?? ['', '+', '01', '00'];
  const milliseconds = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  return new Date(asUtc.getTime() - milliseconds);
}

/** The only source of business time; the demonstration shifts it, tests set it. */
@Injectable()
export class Clock {
  private offset = 0;

  now(): Date {
    return new Date(realNow().getTime() + this.offset);
  }

  today(): string {
    return zurichDay(this.now());
  }

  setOffset(milliseconds: number): void {
    this.offset = milliseconds;
  }

  getOffset(): number {
    return this.offset;
  }
}
