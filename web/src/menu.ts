import type { IconName } from './kit/Icon';
import { hrefTo, mayOpen, type RouteName } from './routes';
import type { Me } from './session';

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
    | 'checkIns'
    | 'exports'
    | 'offers'
    | 'deadlines'
    | 'accounts'
    | 'outbox'
    | 'system'
    | 'audit'
  >;
  icon: IconName;
}

/** The first four of a role are the tab bar on phones. */
const MENU: readonly MenuItem[] = [
  { name: 'inbox', icon: 'inbox' },
  { name: 'day', icon: 'bell' },
  { name: 'figures', icon: 'bars' },
  { name: 'cases', icon: 'people' },
  { name: 'irregularities', icon: 'flag' },
  { name: 'deadlines', icon: 'calendar' },
  { name: 'offers', icon: 'mail' },
  { name: 'advisers', icon: 'person' },
  { name: 'map', icon: 'map' },
  { name: 'campaigns', icon: 'link' },
  { name: 'checkIns', icon: 'clock' },
  { name: 'exports', icon: 'download' },
  { name: 'accounts', icon: 'people' },
  { name: 'outbox', icon: 'send' },
  { name: 'system', icon: 'gear' },
  { name: 'audit', icon: 'shield' },
];

export const menuOf = (me: Me): MenuItem[] => MENU.filter(({ name }) => mayOpen(me, hrefTo(name)));

export const isWithin = (path: string, { name }: MenuItem): boolean =>
  path === hrefTo(name) || path.startsWith(`${hrefTo(name)}/`);

export const homeOf = (me: Me): string => hrefTo(menuOf(me)[0]?.name ?? 'me');
