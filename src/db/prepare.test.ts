import { describe, expect, it } from '@jest/globals';
import { refuseOldServer } from './prepare.js';

describe('the version of PostgreSQL', () => {
  it('is 18 or newer, or the program says so and does not start', () => {
    expect(() => refuseOldServer(180_000)).not.toThrow();
    expect(() => refuseOldServer(190_001)).not.toThrow();
    expect(() => refuseOldServer(170_006)).toThrow('PostgreSQL 18 or newer is needed; this is 17.6');
  });
});
