import { describe, expect, it } from '@jest/globals';
import { commandFromUrl, isSupported, toRequest } from '../web/src/offline/commands.js';

const ID = '01932f4e-0000-7000-8000-000000000001';

describe('the commands of the offline queue', () => {
  it.each([
    ['add-note', `/api/cases/${ID}/notes`, { kind: 'call', text: 'Bitte zurückrufen', at: '2026-03-02T12:00:00Z' }],
    [
      'finish-follow-up',
      `/api/follow-ups/${ID}/done`,
      { note: 'Erledigt', next: { title: 'Anrufen', dueOn: '2026-03-09' } },
    ],
    ['postpone-follow-up', `/api/follow-ups/${ID}/snooze`, { until: '2026-03-09' }],
    ['log-irregularity', '/api/irregularities', { code: 'x', description: 'Der Schalter war zu' }],
  ])('%s is read from an entry stored as a URL, and sent to the same route with the same body', (kind, path, body) => {
    const command = commandFromUrl(path, body)!;
    expect(command).toMatchObject({ kind, version: 1 });
    expect(isSupported(command)).toBe(true);
    // The same text, since the server compares it under the idempotency key.
    const request = toRequest(command);
    expect([request.path, JSON.stringify(request.body)]).toEqual([path, JSON.stringify(body)]);
  });

  it('takes no other URL for a command, and knows what it cannot send', () => {
    expect(commandFromUrl('/api/cases', {})).toBeNull();
    expect(commandFromUrl(`/api/cases/${ID}/done`, {})).toBeNull();
    expect(isSupported({ kind: 'add-note', version: 2 })).toBe(false);
    expect(isSupported({ kind: 'toString', version: 1 })).toBe(false);
  });
});
