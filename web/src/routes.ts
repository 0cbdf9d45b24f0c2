// File extension needed because tests load this module under Node's module rules.
import type { components } from './api/schema.js';
import { isRole, type Role } from './roles.js';

interface Route {
  path: `/${string}`;
  query: readonly string[];
  /** Who may open the screen; the server decides what they get there. */
  roles: readonly Role[];
}

const EVERYBODY = ['adviser', 'coordinator', 'staff', 'privacy', 'admin'] as const;
const CASEWORK = ['adviser', 'coordinator', 'staff'] as const;
const ADVISING = ['adviser', 'coordinator'] as const;

/**
 * Every address of the client. A path has at most one parameter, anywhere (`/cases/:id/letters`). Fixed paths come
 * first, because the first match counts.
 */
export const ROUTES = {
  signIn: { path: '/sign-in', query: ['to'], roles: EVERYBODY },
  day: { path: '/day', query: ['whose', 'adviser'], roles: ADVISING },
  onDevice: { path: '/kept', query: [], roles: EVERYBODY },
  newCase: { path: '/cases/new', query: [], roles: ADVISING },
  changedCases: { path: '/cases/changed', query: [], roles: CASEWORK },
  cases: {
    path: '/cases',
    query: ['whose', 'adviser', 'stage', 'procedure', 'canton', 'due', 'waiting', 'ended', 'write'],
    roles: CASEWORK,
  },
  helping: { path: '/helping/:id', query: [], roles: ADVISING },
  case: { path: '/cases/:id', query: ['tab', 'events', 'write', 'edit', 'add', 'deadline'], roles: CASEWORK },
  deadlines: { path: '/deadlines', query: [], roles: ADVISING },
  offers: { path: '/offers', query: ['show'], roles: ADVISING },
  offer: { path: '/offers/:id', query: [], roles: ADVISING },
  inbox: { path: '/inbox/:id?', query: ['tab', 'canton', 'language', 'procedure', 'commune'], roles: ['coordinator'] },
  map: { path: '/map', query: ['canton', 'sort'], roles: ['coordinator'] },
  newAdviser: { path: '/advisers/new', query: [], roles: ['coordinator'] },
  advisers: {
    path: '/advisers',
    query: ['canton', 'commune', 'language', 'state', 'remote', 'free', 'sort'],
    roles: ['coordinator'],
  },
  adviser: { path: '/advisers/:id', query: [], roles: ['coordinator'] },
  newIrregularity: { path: '/irregularities/new', query: ['case'], roles: CASEWORK },
  irregularities: {
    path: '/irregularities',
    query: [
      'canton',
      'commune',
      'group',
      'code',
      'from',
      'to',
      'month',
      'level',
      'origin',
      'procedure',
      'case',
      'counted',
      'mine',
      'status',
    ],
    roles: CASEWORK,
  },
  irregularity: { path: '/irregularities/:id', query: ['queue', 'add'], roles: CASEWORK },
  figures: { path: '/figures', query: [], roles: ['staff'] },
  campaigns: { path: '/campaigns', query: ['period', 'sort'], roles: ['staff'] },
  checkIns: { path: '/check-ins', query: [], roles: ['staff'] },
  exports: { path: '/exports', query: [], roles: ['staff'] },
  accounts: { path: '/accounts', query: ['role'], roles: ['admin'] },
  account: { path: '/accounts/:id', query: [], roles: ['admin'] },
  outbox: { path: '/outbox', query: ['state'], roles: ['admin', 'staff'] },
  system: { path: '/system', query: [], roles: ['admin'] },
  audit: { path: '/audit', query: ['reference', 'actor', 'from', 'to'], roles: ['privacy'] },
  me: { path: '/me', query: [], roles: EVERYBODY },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;
export type QueryName<Name extends RouteName> = (typeof ROUTES)[Name]['query'][number];

export type PathParameters<Path extends string> = `${Path}/` extends `${string}/:${infer Segment}/${string}`
  ? Segment extends `${infer Parameter}?`
    ? Partial<Record<Parameter, string>>
    : Record<Segment, string>
  : unknown;
export type RouteParameters<Name extends RouteName> = PathParameters<(typeof ROUTES)[Name]['path']> &
  Partial<Record<QueryName<Name>, string>>;

const PARAMETER = /\/:(\w+)(\??)/;

/** Builds an address such as `/cases/<id>?write=note`; empty parameters are left out. */
export function hrefTo<Name extends RouteName>(
  name: Name,
  ...[parameters]: object extends RouteParameters<Name>
    ? [parameters?: RouteParameters<Name>]
    : [parameters: RouteParameters<Name>]
): string {
  const { path } = ROUTES[name];
  const inPath = PARAMETER.exec(path)?.[1];
  const query = new URLSearchParams();
  let segment = '';
  for (const [key, value] of Object.entries((parameters ?? {}) as Record<string, string | undefined>)) {
    if (!value) continue;
    if (key === inPath) segment = `/${encodeURIComponent(value)}`;
    else query.set(key, value);
  }
  const base = path.replace(PARAMETER, segment);
  return query.size > 0 ? `${base}?${query.toString()}` : base;
}

export function matchRoute(path: string): { name: RouteName; id: string | undefined } | null {
  for (const [name, route] of Object.entries(ROUTES) as [RouteName, Route][]) {
    const pattern = route.path.replace(PARAMETER, '(?:/([^/]+))$2');
    const match = new RegExp(`^${pattern}/?$`, 'i').exec(path);
    if (match) return { name, id: match[1] };
  }
  return null;
}

/** False where somebody's role forbids the screen at a path; a path without a screen is forbidden to nobody. */
export function mayOpen(me: Pick<components['schemas']['MeView'], 'role' | 'adviserId'>, path: string): boolean {
  const route = matchRoute(path);
  return !route || ROUTES[route.name].roles.some((role) => isRole(me, role));
}
