import { describe, expect, it } from '@jest/globals';
import { commandFromUrl, isSupported, toRequest } from '../web/src/offline/commands.js';
import { hrefTo, matchRoute, ROUTES, type RouteName } from '../web/src/routes.js';

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

describe('the routes of the client', () => {
  it('have addresses that lead back to them', () => {
    for (const name of Object.keys(ROUTES) as RouteName[]) {
      const id = ROUTES[name].path.includes(':') ? ID : undefined;
      const href = (hrefTo as (name: RouteName, parameters: object) => string)(name, { id });
      expect({ name, at: matchRoute(href) }).toEqual({ name, at: { name, id } });
    }
    expect(matchRoute('/nowhere')).toBeNull();
    expect(matchRoute('/inbox')).toEqual({ name: 'inbox', id: undefined });
    expect(matchRoute(`/Cases/${ID}/`)).toEqual({ name: 'case', id: ID });
  });

  it('take the record into the path and the rest into the query, and leave out what is empty', () => {
    expect(hrefTo('case', { id: ID, write: 'note' })).toBe(`/cases/${ID}?write=note`);
    expect(hrefTo('inbox', { canton: 'VD', language: '', id: undefined })).toBe('/inbox?canton=VD');
    expect(hrefTo('signIn', { to: '/cases?due=today' })).toBe('/sign-in?to=%2Fcases%3Fdue%3Dtoday');
  });
});
