import { lazy, type ComponentType } from 'react';
import type { Namespace } from './texts';

type Load = () => Promise<{ default: ComponentType }>;

/** A screen is fetched when somebody goes there, together with its texts. */
function screen(load: Load, ...texts: Namespace[]) {
  return { load, texts, Screen: lazy(load) };
}

/** Every address of the client and what stands there. */
export const SCREENS = {
  '/day': screen(() => import('./features/follow-ups/Day'), 'day'),
  '/kept': screen(() => import('./features/follow-ups/Kept'), 'day'),
  '/cases': screen(() => import('./features/cases/Cases'), 'cases'),
  '/cases/new': screen(() => import('./features/cases/NewCase'), 'cases'),
  '/cases/changed': screen(() => import('./features/eligibility/Changes'), 'eligibility'),
  '/cases/:id': screen(() => import('./features/cases/CasePage'), 'cases', 'eligibility'),
  '/offers': screen(() => import('./features/matching/Offers'), 'day'),
  '/offers/:id': screen(() => import('./features/matching/Offer'), 'day'),
  '/inbox': screen(() => import('./features/matching/Inbox'), 'inbox', 'eligibility'),
  '/inbox/:id': screen(() => import('./features/matching/Inbox'), 'inbox', 'eligibility'),
  '/map': screen(() => import('./features/matching/Supply'), 'inbox'),
  '/advisers': screen(() => import('./features/advisers/Advisers'), 'advisers'),
  '/advisers/new': screen(() => import('./features/advisers/NewAdviser'), 'advisers'),
  '/advisers/:id': screen(() => import('./features/advisers/AdviserPage'), 'advisers'),
  '/irregularities': screen(() => import('./features/irregularities/Irregularities'), 'irregularities', 'cases'),
  '/irregularities/new': screen(() => import('./features/irregularities/NewIrregularity'), 'irregularities', 'cases'),
  '/irregularities/:id': screen(() => import('./features/irregularities/IrregularityPage'), 'irregularities', 'cases'),
  '/figures': screen(() => import('./features/reports/Figures'), 'figures', 'irregularities', 'cases'),
  '/campaigns': screen(() => import('./features/public/Campaigns'), 'figures'),
  '/exports': screen(() => import('./features/reports/Exports'), 'figures', 'irregularities', 'cases'),
  '/accounts': screen(() => import('./features/accounts/Accounts'), 'account'),
  '/accounts/:id': screen(() => import('./features/accounts/AccountPage'), 'account'),
  '/outbox': screen(() => import('./features/system/Outbox'), 'engine'),
  '/system': screen(() => import('./features/system/System'), 'engine'),
  '/audit': screen(() => import('./features/audit/Audit'), 'engine'),
  '/me': screen(() => import('./features/accounts/Me'), 'account'),
} as const;

/** What stands at an address; undefined where nothing does. */
export function screenAt(path: string): ReturnType<typeof screen> | undefined {
  return Object.entries(SCREENS).find(([route]) => new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`).test(path))?.[1];
}
