import type { IconName } from './kit/Icon';
import { hrefTo, type RouteName } from './routes';
import { isRole, type Me, type Role } from './session';

/** One entry of the main menu, for those whose work it is. */
export interface MenuItem {
  /** The route it leads to; its label is `nav.<name>` in the texts. */
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

/** In the order of a day's work; the first four of a role stand at the bottom of a phone. */
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

/** Whether a path is the screen of a menu item or one below it. */
export const isWithin = (path: string, { name }: MenuItem): boolean =>
  path === hrefTo(name) || path.startsWith(`${hrefTo(name)}/`);

/** Screens that fewer may open than the menu item above them. */
const SCREEN_ROLES: Readonly<Record<string, readonly Role[]>> = { [hrefTo('newCase')]: ['adviser', 'coordinator'] };

/** Whether a screen belongs to somebody's work. What is below no menu item, such as one's own account, is everybody's. */
export function mayOpen(me: Me, path: string): boolean {
  // Routes match in any case and with a slash at the end.
  const normal = path.toLowerCase().replace(/\/$/, '');
  const roles = SCREEN_ROLES[normal] ?? MENU.find((item) => isWithin(normal, item))?.roles;
  return !roles || hasOneOf(me, roles);
}

/** The screen on which somebody's work begins. */
export const homeOf = (me: Me): string => hrefTo(menuOf(me)[0]?.name ?? 'me');
