import { Logger } from '@nestjs/common';
import { realNow } from './clock.js';
import { describeError } from './problem.filter.js';

const QUIET = 60_000;

export class ThrottledLogger {
  private readonly logger: Logger;
  private readonly said = new Map<string, number>();

  constructor(name: string) {
    this.logger = new Logger(name);
  }

  warn(where: string, error: unknown): void {
    const words = `${where}: ${describeError(error).split('\n')[0]}`;
    const now = realNow().getTime();
    if ((this.said.get(words) ?? 0) > now - QUIET) return;
    if (this.said.size > 100) this.said.clear();
    this.said.set(words, now);
    this.logger.warn(words);
  }
}
