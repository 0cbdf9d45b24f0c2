import { Injectable } from '@nestjs/common';
import { Clock, zurichInstant } from '../common/clock.js';
import { addDays } from '../common/day.js';
import { newId } from '../common/id.js';

@Injectable()
export class DemoTimeline {
  private readonly ids = new Map<string, string>();

  constructor(private readonly clock: Clock) {}

  id(kind: string, key: string): string {
    const name = `${kind} ${key}`;
    let id = this.ids.get(name);
    if (!id) this.ids.set(name, (id = newId()));
    return id;
  }

  day(daysAgo: number): string {
    return addDays(this.clock.today(), -daysAgo);
  }

  /** A minute ago where that hour is still ahead. */
  at(daysAgo: number, hour = 19): Date {
    const moment = zurichInstant(this.day(daysAgo), hour);
    const now = this.clock.now();
    return moment < now ? moment : new Date(now.getTime() - 60_000);
  }
}
