import type { IconName } from './kit/Icon';
import { hrefTo, type RouteName } from './routes';
import { isRole, type Me, type Role } from './session';

export interface MenuItem {
  /** Target route; the label is `nav.<name>` in the texts. */
  name: Extract<
    RouteName,
    | 'day'
    | 'inbox'
    | 'cases'
    | 'advisers'
    | 'map'
    | 'irregularities'
    | 'figures'
    | 'campaigns'
    | 'exports'
    | 'offers'
    | 'accounts'
    | 'outbox'
    | 'system'
    | 'audit'
  >;
  icon: IconName;
  roles: readonly Role[];
}

/** The first four of a role are the tab bar on phones. */
const MENU: readonly MenuItem[] = [
  { name: 'inbox', icon: 'inbox', roles: ['coordinator'] },
  { name: 'day', icon: 'bell', roles: ['adviser', 'coordinator'] },
  { name: 'figures', icon: 'bars', roles: ['staff'] },
  { name: 'cases', icon: 'people', roles: ['adviser', 'coordinator', 'staff'] },
  { name: 'irregularities', icon: 'flag', roles: ['staff', 'adviser', 'coordinator'] },
  { name: 'offers', icon: 'mail', roles: ['adviser', 'coordinator'] },
  { name: 'advisers', icon: 'person', roles: ['coordinator'] },
  { name: 'map', icon: 'map', roles: ['coordinator'] },
  { name: 'campaigns', icon: 'link', roles: ['staff'] },
  { name: 'exports', icon: 'download', roles: ['staff'] },
  { name: 'accounts', icon: 'people', roles: ['admin'] },
  { name: 'outbox', icon: 'send', roles: ['admin', 'staff'] },
  { name: 'system', icon: 'gear', roles: ['admin'] },
  { name: 'audit', icon: 'shield', roles: ['privacy'] },
];

const hasOneOf = (me: Me, roles: readonly Role[]): boolean => roles.some((role) => isRole(me, role));

export const menuOf = (me: Me): MenuItem[] => MENU.filter(({ roles }) => hasOneOf(me, roles));

export const isWithin = (path: string, { name }: MenuItem): boolean =>
  path === hrefTo(name) || path.startsWith(`${hrefTo(name)}/`);

/** Screens that are more restricted than their menu item. */
const SCREEN_ROLES: Readonly<Record<string, readonly Role[]>> = { [hrefTo('newCase')]: ['adviser', 'coordinator'] };

/** Screens outside of the menu, such as one's own account, are open to everybody. */
export function mayOpen(me: Me, path: string): boolean {
  // Routes are case-insensitive and allow a trailing slash.
  const normal = path.toLowerCase().replace(/\/$/, '');
  const roles = SCREEN_ROLES[normal] ?? MENU.find((item) => isWithin(normal, item))?.roles;
  return !roles || hasOneOf(me, roles);
}

export const homeOf = (me: Me): string => hrefTo(menuOf(me)[0]?.name ?? 'me');
