import { Injectable, Logger } from '@nestjs/common';
import { ThrottledLogger } from '../common/throttled-logger.js';
import { ping, scan, type Verdict } from './clamd.js';
import { InfectedFile, ScannerDown } from './file.problems.js';

/** Milliseconds. Ten megabytes take clamd a second or two. */
const SCAN_PATIENCE = 30_000;
const PING_PATIENCE = 3000;

export class ScannerSettings {
  /** `address`: null: nothing is scanned. */
  constructor(
    readonly address: string | null,
    readonly patience = SCAN_PATIENCE,
  ) {}
}

@Injectable()
export class VirusScanner {
  private readonly logger = new Logger('Files');
  private readonly faults = new ThrottledLogger('Files');

  constructor(private readonly settings: ScannerSettings) {}

  /** Throws {@link InfectedFile}, and {@link ScannerDown} where nothing is known; does nothing where no scanner is set. */
  async requireClean(bytes: Buffer): Promise<void> {
    const { address, patience } = this.settings;
    if (address === null) return;
    let verdict: Verdict;
    try {
      verdict = await scan(address, bytes, patience);
    } catch (error) {
      this.faults.warn('scanning', error);
      throw new ScannerDown();
    }
    if (verdict.clean) return;
    this.logger.warn(
      `a file was refused, in which clamd found ${verdict.signature.replace(/[^\w.-]/g, '').slice(0, 100)}`,
    );
    throw new InfectedFile();
  }

  /** Whether it answers; null where none is set. */
  async isUp(): Promise<boolean | null> {
    const { address, patience } = this.settings;
    if (address === null) return null;
    return ping(address, Math.min(PING_PATIENCE, patience)).then(
      () => true,
      () => false,
    );
  }
}
