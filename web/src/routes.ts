interface Route {
  path: `/${string}`;
  query: readonly string[];
}

/**
 * Every address of the client. A path has at most one parameter, at its end. Fixed paths come first, because the
 * first match counts.
 */
export const ROUTES = {
  signIn: { path: '/sign-in', query: ['to'] },
  day: { path: '/day', query: ['whose', 'adviser'] },
  onDevice: { path: '/kept', query: [] },
  newCase: { path: '/cases/new', query: [] },
  changedCases: { path: '/cases/changed', query: [] },
  cases: {
    path: '/cases',
    query: ['whose', 'adviser', 'stage', 'procedure', 'canton', 'due', 'waiting', 'ended', 'write'],
  },
  case: { path: '/cases/:id', query: ['tab', 'events', 'write', 'edit', 'add'] },
  offers: { path: '/offers', query: ['show'] },
  offer: { path: '/offers/:id', query: [] },
  inbox: { path: '/inbox/:id?', query: ['tab', 'canton', 'language', 'procedure', 'commune'] },
  map: { path: '/map', query: ['canton', 'sort'] },
  newAdviser: { path: '/advisers/new', query: [] },
  advisers: {
    path: '/advisers',
    query: ['canton', 'commune', 'language', 'state', 'remote', 'free', 'sort'],
  },
  adviser: { path: '/advisers/:id', query: [] },
  newIrregularity: { path: '/irregularities/new', query: ['case'] },
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
  },
  irregularity: { path: '/irregularities/:id', query: ['queue', 'add'] },
  figures: { path: '/figures', query: [] },
  campaigns: { path: '/campaigns', query: ['period', 'sort'] },
  exports: { path: '/exports', query: [] },
  accounts: { path: '/accounts', query: ['role'] },
  account: { path: '/accounts/:id', query: [] },
  outbox: { path: '/outbox', query: ['state'] },
  system: { path: '/system', query: [] },
  audit: { path: '/audit', query: ['reference', 'actor', 'from', 'to'] },
  me: { path: '/me', query: [] },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;
export type QueryName<Name extends RouteName> = (typeof ROUTES)[Name]['query'][number];

type PathParameters<Path extends string> = Path extends `${string}/:${infer Parameter}?`
  ? Partial<Record<Parameter, string>>
  : Path extends `${string}/:${infer Parameter}`
    ? Record<Parameter, string>
    : unknown;
export type RouteParameters<Name extends RouteName> = PathParameters<(typeof ROUTES)[Name]['path']> &
  Partial<Record<QueryName<Name>, string>>;

/** Builds an address such as `/cases/<id>?write=note`; empty parameters are left out. */
export function hrefTo<Name extends RouteName>(
  name: Name,
  ...[parameters]: object extends RouteParameters<Name>
    ? [parameters?: RouteParameters<Name>]
    : [parameters: RouteParameters<Name>]
): string {
  const { path } = ROUTES[name];
  const slot = /\/:(\w+)\??$/.exec(path);
  const query = new URLSearchParams();
  let end = '';
  for (const [key, value] of Object.entries((parameters ?? {}) as Record<string, string | undefined>)) {
    if (!value) continue;
    if (key === slot?.[1]) end = `/${encodeURIComponent(value)}`;
    else query.set(key, value);
  }
  const base = slot ? path.slice(0, slot.index) + end : path;
  return query.size > 0 ? `${base}?${query.toString()}` : base;
}

export function matchRoute(path: string): { name: RouteName; id: string | undefined } | null {
  for (const [name, route] of Object.entries(ROUTES) as [RouteName, Route][]) {
    const pattern = route.path.replace(/\/:\w+\?$/, '(?:/([^/]+))?').replace(/\/:\w+$/, '/([^/]+)');
    const match = new RegExp(`^${pattern}/?$`, 'i').exec(path);
    if (match) return { name, id: match[1] };
  }
  return null;
}
