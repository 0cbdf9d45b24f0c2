import type { IconName } from './kit/icons';
import { isRole, type Me, type Role } from './session';

/** One place to go, for those whose work it is. */
export interface Room {
  path: string;
  icon: IconName;
  /** Its name in the texts, `nav.<name>`. */
  name:
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
    | 'me';
  roles: readonly Role[];
}

/** In the order of the day; the first four of a role stand at the bottom of a phone. */
export const ROOMS: readonly Room[] = [
  { path: '/inbox', icon: 'inbox', name: 'inbox', roles: ['coordinator'] },
  { path: '/day', icon: 'bell', name: 'day', roles: ['adviser', 'coordinator'] },
  { path: '/figures', icon: 'bars', name: 'figures', roles: ['staff'] },
  { path: '/cases', icon: 'people', name: 'cases', roles: ['adviser', 'coordinator', 'staff'] },
  { path: '/irregularities', icon: 'flag', name: 'irregularities', roles: ['staff', 'adviser', 'coordinator'] },
  { path: '/offers', icon: 'mail', name: 'offers', roles: ['adviser', 'coordinator'] },
  { path: '/advisers', icon: 'person', name: 'advisers', roles: ['coordinator'] },
  { path: '/map', icon: 'map', name: 'map', roles: ['coordinator'] },
  { path: '/campaigns', icon: 'link', name: 'campaigns', roles: ['staff'] },
  { path: '/exports', icon: 'download', name: 'exports', roles: ['staff'] },
  { path: '/accounts', icon: 'people', name: 'accounts', roles: ['admin'] },
  { path: '/outbox', icon: 'send', name: 'outbox', roles: ['admin', 'staff'] },
  { path: '/system', icon: 'gear', name: 'system', roles: ['admin'] },
  { path: '/audit', icon: 'shield', name: 'audit', roles: ['privacy'] },
];

export const roomsOf = (me: Me): Room[] => ROOMS.filter(({ roles }) => roles.some((role) => isRole(me, role)));

/** Screens that fewer see than the room they are in. */
const NARROWER: Readonly<Record<string, readonly Role[]>> = { '/cases/new': ['adviser', 'coordinator'] };

/** Whether a screen belongs to somebody's work. What stands in no room, such as one's own account, is everybody's. */
export function isFor(me: Me, path: string): boolean {
  // As the routes read it.
  const at = path.toLowerCase().replace(/\/$/, '');
  const roles = NARROWER[at] ?? ROOMS.find((room) => at === room.path || at.startsWith(`${room.path}/`))?.roles;
  return !roles || roles.some((role) => isRole(me, role));
}

/** Where somebody's work begins. */
export const homeOf = (me: Me): string => roomsOf(me)[0]?.path ?? '/me';
