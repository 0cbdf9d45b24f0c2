import { describe, expect, it } from '@jest/globals';
import { hrefTo, matchRoute, mayOpen, ROUTES, type PathParameters, type RouteName } from '../web/src/routes.js';

const ID = '01932f4e-0000-7000-8000-000000000001';

/** Screens that are not there, for what no screen has yet. */
Object.assign(ROUTES, {
  caseLetters: { path: '/cases/:id/letters', query: ['show'], roles: ['coordinator'] },
  inboxLetters: { path: '/inbox/:id?/letters', query: [], roles: ['privacy'] },
});
const href = hrefTo as (name: string, parameters?: object) => string;

describe('the routes of the client', () => {
  it('have addresses that lead back to them', () => {
    for (const name of Object.keys(ROUTES) as RouteName[]) {
      const id = ROUTES[name].path.includes(':') ? ID : undefined;
      expect({ name, at: matchRoute(href(name, { id })) }).toEqual({ name, at: { name, id } });
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

  it('have their parameter anywhere in the path', () => {
    expect(href('caseLetters', { id: ID, show: 'sent' })).toBe(`/cases/${ID}/letters?show=sent`);
    expect(href('caseLetters', { id: "a/b?c $& $'" })).toBe("/cases/a%2Fb%3Fc%20%24%26%20%24'/letters");
    expect(matchRoute(`/cases/${ID}/letters/`)).toEqual({ name: 'caseLetters', id: ID });
    expect(matchRoute(`/cases/${ID}/other`)).toBeNull();
    expect(matchRoute('/cases/letters')).toEqual({ name: 'case', id: 'letters' });
    expect(href('inboxLetters')).toBe('/inbox/letters');
    expect(matchRoute(`/inbox/${ID}/letters`)).toEqual({ name: 'inboxLetters', id: ID });
    // The first match counts: the queue takes a request of this name.
    expect(matchRoute('/inbox/letters')).toEqual({ name: 'inbox', id: 'letters' });
  });

  it('name their parameter in the type, wherever it stands', () => {
    const required: PathParameters<'/cases/:id/letters'> = { id: ID };
    // @ts-expect-error: the id is missing.
    const missing: PathParameters<'/cases/:id/letters'> = {};
    const optional: PathParameters<'/inbox/:id?/letters'> = {};
    // @ts-expect-error: another name.
    const other: PathParameters<'/inbox/:id?/letters'> = { name: ID };
    expect([required, missing, optional, other]).toHaveLength(4);
  });
});

describe('who may open a screen', () => {
  const may = (role: Parameters<typeof mayOpen>[0]['role'], path: string, adviserId: string | null = null): boolean =>
    mayOpen({ role, adviserId }, path);

  it('is said by the route that matches, not by the beginning of the path', () => {
    expect([may('staff', '/cases'), may('staff', `/cases/${ID}`)]).toEqual([true, true]);
    expect([may('staff', '/cases/new'), may('staff', '/Cases/New/')]).toEqual([false, false]);
    expect([may('adviser', '/cases/new'), may('coordinator', '/cases/new')]).toEqual([true, true]);
    expect([may('coordinator', `/cases/${ID}/letters`), may('staff', `/cases/${ID}/letters`)]).toEqual([true, false]);
    expect([may('privacy', `/inbox/${ID}/letters`), may('coordinator', `/inbox/${ID}/letters`)]).toEqual([true, false]);
  });

  it('counts who advises besides another role', () => {
    expect([may('staff', '/offers'), may('staff', '/offers', ID)]).toEqual([false, true]);
    expect([may('admin', '/me'), may('admin', '/nowhere'), may('admin', `/accounts/${ID}`)]).toEqual([
      true,
      true,
      true,
    ]);
    expect(may('adviser', `/accounts/${ID}`, ID)).toBe(false);
  });
});
