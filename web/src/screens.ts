import { lazyScreen, type LazyScreen } from './lazyScreen';
import { matchRoute, type RouteName } from './routes';

/** Sign-in is not a route: it replaces all screens until somebody is signed in. */
export const SCREENS: Record<Exclude<RouteName, 'signIn'>, LazyScreen> = {
  day: lazyScreen(() => import('./features/follow-ups/MyDay'), 'day'),
  onDevice: lazyScreen(() => import('./features/follow-ups/OnDevice'), 'day'),
  newCase: lazyScreen(() => import('./features/cases/NewCase'), 'cases'),
  changedCases: lazyScreen(() => import('./features/eligibility/ChangedCases'), 'eligibility'),
  cases: lazyScreen(() => import('./features/cases/CaseList'), 'cases'),
  helping: lazyScreen(() => import('./features/cases/HelpingPage'), 'cases'),
  case: lazyScreen(() => import('./features/cases/CasePage'), 'cases', 'deadlines', 'eligibility'),
  deadlines: lazyScreen(() => import('./features/deadlines/ControlList'), 'deadlines', 'cases'),
  offers: lazyScreen(() => import('./features/matching/OfferList'), 'day'),
  offer: lazyScreen(() => import('./features/matching/OfferPage'), 'day'),
  inbox: lazyScreen(() => import('./features/matching/Inbox'), 'inbox', 'eligibility'),
  map: lazyScreen(() => import('./features/matching/SupplyMap'), 'inbox'),
  newAdviser: lazyScreen(() => import('./features/advisers/NewAdviser'), 'advisers'),
  advisers: lazyScreen(() => import('./features/advisers/AdviserList'), 'advisers'),
  adviser: lazyScreen(() => import('./features/advisers/AdviserPage'), 'advisers'),
  newIrregularity: lazyScreen(() => import('./features/irregularities/NewIrregularity'), 'irregularities', 'cases'),
  irregularities: lazyScreen(() => import('./features/irregularities/IrregularityList'), 'irregularities', 'cases'),
  irregularity: lazyScreen(() => import('./features/irregularities/IrregularityPage'), 'irregularities', 'cases'),
  figures: lazyScreen(() => import('./features/reports/Figures'), 'figures', 'irregularities', 'cases'),
  campaigns: lazyScreen(() => import('./features/public/Campaigns'), 'figures'),
  checkIns: lazyScreen(() => import('./features/check-ins/CheckInSettings'), 'day'),
  exports: lazyScreen(() => import('./features/reports/ExportList'), 'figures', 'irregularities', 'cases'),
  accounts: lazyScreen(() => import('./features/accounts/AccountList'), 'account'),
  account: lazyScreen(() => import('./features/accounts/AccountPage'), 'account'),
  outbox: lazyScreen(() => import('./features/system/Outbox'), 'engine'),
  system: lazyScreen(() => import('./features/system/SystemPage'), 'engine'),
  audit: lazyScreen(() => import('./features/audit/AuditLog'), 'engine'),
  me: lazyScreen(() => import('./features/accounts/MyAccount'), 'account'),
};

/** What stands in the way of the screens until it is done, and what is offered beside the first. */
export const GATES = {
  signIn: lazyScreen(() => import('./features/accounts/SignIn'), 'account'),
  passkeyOffer: lazyScreen(() => import('./features/accounts/PasskeyOffer'), 'account'),
  secondFactor: lazyScreen(() => import('./features/accounts/RequiredSecondFactor'), 'account'),
  undertaking: lazyScreen(() => import('./features/advisers/Undertaking'), 'advisers'),
};

export function screenAt(path: string): LazyScreen | undefined {
  const name = matchRoute(path)?.name;
  return name && name !== 'signIn' ? SCREENS[name] : undefined;
}
