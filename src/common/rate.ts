import { Injectable } from '@nestjs/common';
import { realNow } from './clock.js';
import { TooMany } from './http.js';

/**
 * Fixed windows per process and key. Enough for what it is there for: form robots on the public routes and guessing at
 * the door. Several web processes allow as many times more; a proxy in front is the place for anything stronger.
 */
@Injectable()
export class RateLimit {
  private readonly windows = new Map<string, { until: number; count: number }>();

  /** Counts one request; throws {@link TooMany} when there were more than `most` in `seconds`. */
  take(key: string, most: number, seconds: number): void {
    const now = realNow().getTime();
    let window = this.windows.get(key);
    if (!window || window.until <= now) {
      if (this.windows.size > 50_000) this.forgetPast(now);
      window = { until: now + seconds * 1000, count: 0 };
      this.windows.set(key, window);
    }
    if (++window.count > most) throw new TooMany(Math.max(1, Math.ceil((window.until - now) / 1000)));
  }

  private forgetPast(now: number): void {
    for (const [key, window] of this.windows) if (window.until <= now) this.windows.delete(key);
  }
}
