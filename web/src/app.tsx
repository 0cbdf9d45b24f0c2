import { lazy, Suspense, useEffect, useState } from 'react';
import { Redirect, Route, useLocation } from 'wouter';
import { NotFound } from './kit/ErrorState';
import { ReauthenticationProvider } from './kit/Reauthentication';
import { useScrollRestoration } from './kit/scrollRestoration';
import { Skeleton } from './kit/Skeleton';
import { ToastProvider } from './kit/ToastProvider';
import { homeOf } from './menu';
import { hrefTo, matchRoute, mayOpen, ROUTES, type RouteName } from './routes';
import { SCREENS } from './screens';
import { SessionProvider, useSession } from './session';
import { DeviceNotices } from './shell/DeviceNotices';
import { ErrorBoundary } from './shell/ErrorBoundary';
import { Shell } from './shell/Shell';

const SignIn = lazy(() => import('./features/accounts/SignIn'));
const PasskeyOffer = lazy(() => import('./features/accounts/PasskeyOffer'));
const SecondFactor = lazy(() => import('./features/accounts/RequiredSecondFactor'));
const Undertaking = lazy(() => import('./features/advisers/Undertaking'));

export function App() {
  const [path] = useLocation();
  return (
    <ToastProvider>
      <SessionProvider loading={<p className="app-loading">Passerelle</p>}>
        <ReauthenticationProvider>
          <ErrorBoundary path={path}>
            <Suspense fallback={<p className="app-loading">Passerelle</p>}>
              <AuthGate />
            </Suspense>
          </ErrorBoundary>
        </ReauthenticationProvider>
      </SessionProvider>
    </ToastProvider>
  );
}

/** Shows the sign-in page, then what a person must complete first (second factor, undertaking), then the screens. */
function AuthGate() {
  const { me } = useSession();
  const [path, navigate] = useLocation();
  useScrollRestoration();
  useEffect(() => {
    if (!me && path !== hrefTo('signIn')) navigate(hrefTo('signIn', { to: path + location.search }), { replace: true });
  }, [me, path, navigate]);
  // Until its codes are put away: the account may be asked for meanwhile, which has its second factor already.
  const isNeeded = me?.secondFactor === 'needed';
  const [settingUp, setSettingUp] = useState<string | null>(null);
  if (isNeeded && settingUp !== me.id) setSettingUp(me.id);
  if (!me)
    return (
      <>
        <DeviceNotices />
        <SignIn />
      </>
    );
  if (isNeeded || settingUp === me.id) return <SecondFactor onDone={() => setSettingUp(null)} />;
  if (me.adviserId && !me.undertaken) return <Undertaking />;
  const name = matchRoute(path)?.name;
  if (name === 'signIn' || path === '/') {
    const target = new URLSearchParams(location.search).get('to') ?? '';
    // `//host` would lead to another website.
    const isOurs = target.startsWith('/') && !target.startsWith('//');
    return <Redirect to={isOurs && mayOpen(me, target.split('?')[0]!) ? target : homeOf(me)} replace />;
  }
  return (
    <Shell>
      {path === homeOf(me) && (
        <Suspense fallback={null}>
          <PasskeyOffer />
        </Suspense>
      )}
      {name && mayOpen(me, path) ? (
        <Route key={name} path={ROUTES[name].path}>
          <ErrorBoundary path={path}>
            <Suspense fallback={<Skeleton lines={5} tall />}>
              <CurrentScreen name={name} />
            </Suspense>
          </ErrorBoundary>
        </Route>
      ) : (
        <NotFound />
      )}
    </Shell>
  );
}

function CurrentScreen({ name }: { name: Exclude<RouteName, 'signIn'> }) {
  const { Screen } = SCREENS[name];
  return <Screen />;
}
