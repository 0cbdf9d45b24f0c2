import { describe, expect, it } from '@jest/globals';
import { bounceOf, isBadAddress } from './bounce.rules.js';

const report = (...lines: string[]): string =>
  [
    'Reporting-MTA: dns; mx.example.org',
    'Arrival-Date: Mon, 2 Mar 2026 10:00:00 +0100',
    '',
    'Final-Recipient: rfc822; selam@example.org',
    ...lines,
    '',
  ].join('\r\n');

describe('a returned letter', () => {
  it('is final when the other server says that it failed', () => {
    expect(
      bounceOf(report('Action: failed', 'Status: 5.1.1', 'Diagnostic-Code: smtp; 550 5.1.1 no such user')),
    ).toEqual({ kind: 'hard', status: '5.1.1' });
    expect(bounceOf(report('action: Failed', 'status: 4.4.7 (delivery time expired)'))).toEqual({
      kind: 'hard',
      status: '4.4.7',
    });
    expect(bounceOf(report('Status: 5.7.1'))).toEqual({ kind: 'hard', status: '5.7.1' });
    expect(bounceOf(report('Action: failed  '))).toEqual({ kind: 'hard', status: null });
    expect(bounceOf(report('Action: failed', 'Status: 5.100.123'))).toEqual({ kind: 'hard', status: '5.100.123' });
  });

  it('is not final while the other server still tries, or has delivered it', () => {
    expect(bounceOf(report('Action: delayed', 'Status: 4.4.1'))).toEqual({ kind: 'soft', status: '4.4.1' });
    expect(bounceOf(report('Action: relayed', 'Status: 2.1.5'))).toEqual({ kind: 'soft', status: '2.1.5' });
    expect(bounceOf(report('Action: delayed', 'Status: 5.4.1'))).toEqual({ kind: 'soft', status: '5.4.1' });
    expect(bounceOf(report('Status: 4.2.2'))).toEqual({ kind: 'soft', status: '4.2.2' });
  });

  it('is none where the report says nothing', () => {
    expect(bounceOf('')).toBeNull();
    expect(bounceOf(report('Status: soon', 'X-Action: failed'))).toBeNull();
    expect(bounceOf(report('Status: code 5.1.1'))).toBeNull();
  });

  it.each([
    ['5.1.1', true],
    ['5.1.2', true],
    ['5.1.3', true],
    ['5.1.4', true],
    ['5.1.6', true],
    ['5.1.10', true],
    ['5.2.1', true],
    ['5.2.2', false],
    ['5.7.1', false],
    ['5.1.8', false],
    ['5.1.11', false],
    ['', false],
    ['4.1.1', false],
    [null, false],
  ])('with the code %s says of the address that it does not work: %s', (status, bad) => {
    expect(isBadAddress(status)).toBe(bad);
  });
});
