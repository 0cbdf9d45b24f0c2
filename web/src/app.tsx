import { lazy, Suspense, useEffect } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { ConfirmProvider } from './kit/ConfirmDialog';
import { NotHere, Skeleton } from './kit/states';
import { Toasts } from './kit/toasts';
import { homeOf } from './rooms';
import { SessionProvider, useSession } from './session';
import { Shell } from './shell/Shell';

/** Each screen is fetched when somebody goes there. */
const SCREENS = {
  '/day': lazy(() => import('./features/follow-ups/Day')),
  '/kept': lazy(() => import('./features/follow-ups/Kept')),
  '/cases': lazy(() => import('./features/cases/Cases')),
  '/cases/new': lazy(() => import('./features/cases/NewCase')),
  '/cases/:id': lazy(() => import('./features/cases/CasePage')),
  '/offers': lazy(() => import('./features/matching/Offers')),
  '/offers/:id': lazy(() => import('./features/matching/Offer')),
  '/inbox': lazy(() => import('./features/matching/Inbox')),
  '/inbox/:id': lazy(() => import('./features/matching/Inbox')),
  '/map': lazy(() => import('./features/matching/Supply')),
  '/advisers': lazy(() => import('./features/advisers/Advisers')),
  '/advisers/new': lazy(() => import('./features/advisers/NewAdviser')),
  '/advisers/:id': lazy(() => import('./features/advisers/AdviserPage')),
  '/irregularities': lazy(() => import('./features/irregularities/Irregularities')),
  '/irregularities/new': lazy(() => import('./features/irregularities/NewIrregularity')),
  '/irregularities/:id': lazy(() => import('./features/irregularities/IrregularityPage')),
  '/figures': lazy(() => import('./features/reports/Figures')),
  '/exports': lazy(() => import('./features/reports/Exports')),
  '/accounts': lazy(() => import('./features/accounts/Accounts')),
  '/accounts/:id': lazy(() => import('./features/accounts/AccountPage')),
  '/outbox': lazy(() => import('./features/system/Outbox')),
  '/system': lazy(() => import('./features/system/System')),
  '/audit': lazy(() => import('./features/audit/Audit')),
  '/me': lazy(() => import('./features/accounts/Me')),
} as const;

const SignIn = lazy(() => import('./features/accounts/SignIn'));
const SecondFactor = lazy(() => import('./features/accounts/SecondFactor'));
const Undertaking = lazy(() => import('./features/advisers/Undertaking'));

export function App() {
  return (
    <Toasts>
      <SessionProvider opening={<p className="opening">Passerelle</p>}>
        <ConfirmProvider>
          <Suspense fallback={<p className="opening">Passerelle</p>}><Door /></Suspense>
        </ConfirmProvider>
      </SessionProvider>
    </Toasts>
  );
}

/** Nobody: sign in. Somebody with something left to do first: that. Else the screens. */
function Door() {
  const { me } = useSession();
  const [path, go] = useLocation();
  const wanted = new URLSearchParams(location.search).get('to');
  useEffect(() => {
    if (!me && path !== '/sign-in') go(`/sign-in?to=${encodeURIComponent(path + location.search)}`, { replace: true });
  }, [me, path, go]);
  if (!me) return <SignIn />;
  if (me.secondFactor === 'needed') return <SecondFactor />;
  if (me.adviserId && !me.undertaken) return <Undertaking />;
  if (path === '/sign-in' || path === '/') return <Redirect to={wanted?.startsWith('/') && !wanted.startsWith('//') ? wanted : homeOf(me)} replace />;
  return (
    <Shell>
      <Suspense key={path} fallback={<Skeleton lines={5} tall />}>
        <Switch>
          {Object.entries(SCREENS).map(([route, Screen]) => <Route key={route} path={route}><Screen /></Route>)}
          <Route><NotHere /></Route>
        </Switch>
      </Suspense>
    </Shell>
  );
}
