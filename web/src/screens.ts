import { lazy, type ComponentType } from 'react';
import { matchRoute, type RouteName } from './routes';
import type { Namespace } from './texts';

type Load = () => Promise<{ default: ComponentType }>;

/** A screen is fetched when somebody opens it, together with its texts. */
function screen(load: Load, ...texts: Namespace[]) {
  return { load, texts, Screen: lazy(load) };
}

/** Signing in is not here: it replaces all screens as long as nobody is signed in. */
export const SCREENS: Record<Exclude<RouteName, 'signIn'>, ReturnType<typeof screen>> = {
  day: screen(() => import('./features/follow-ups/Day'), 'day'),
  onDevice: screen(() => import('./features/follow-ups/OnDevice'), 'day'),
  newCase: screen(() => import('./features/cases/NewCase'), 'cases'),
  changedCases: screen(() => import('./features/eligibility/Changes'), 'eligibility'),
  cases: screen(() => import('./features/cases/Cases'), 'cases'),
  case: screen(() => import('./features/cases/CasePage'), 'cases', 'eligibility'),
  offers: screen(() => import('./features/matching/Offers'), 'day'),
  offer: screen(() => import('./features/matching/Offer'), 'day'),
  inbox: screen(() => import('./features/matching/Inbox'), 'inbox', 'eligibility'),
  map: screen(() => import('./features/matching/Supply'), 'inbox'),
  newAdviser: screen(() => import('./features/advisers/NewAdviser'), 'advisers'),
  advisers: screen(() => import('./features/advisers/Advisers'), 'advisers'),
  adviser: screen(() => import('./features/advisers/AdviserPage'), 'advisers'),
  newIrregularity: screen(() => import('./features/irregularities/NewIrregularity'), 'irregularities', 'cases'),
  irregularities: screen(() => import('./features/irregularities/Irregularities'), 'irregularities', 'cases'),
  irregularity: screen(() => import('./features/irregularities/IrregularityPage'), 'irregularities', 'cases'),
  figures: screen(() => import('./features/reports/Figures'), 'figures', 'irregularities', 'cases'),
  campaigns: screen(() => import('./features/public/Campaigns'), 'figures'),
  exports: screen(() => import('./features/reports/Exports'), 'figures', 'irregularities', 'cases'),
  accounts: screen(() => import('./features/accounts/Accounts'), 'account'),
  account: screen(() => import('./features/accounts/AccountPage'), 'account'),
  outbox: screen(() => import('./features/system/Outbox'), 'engine'),
  system: screen(() => import('./features/system/System'), 'engine'),
  audit: screen(() => import('./features/audit/Audit'), 'engine'),
  me: screen(() => import('./features/accounts/Me'), 'account'),
};

/** The screen at a path; undefined where there is none. */
export function screenAt(path: string): ReturnType<typeof screen> | undefined {
  const name = matchRoute(path)?.name;
  return name && name !== 'signIn' ? SCREENS[name] : undefined;
}
