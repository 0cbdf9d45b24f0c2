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

/** `'2026-03-02'` */
export function zurichDay(instant: Date): string {
  return DAY_PARTS.format(instant);
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
