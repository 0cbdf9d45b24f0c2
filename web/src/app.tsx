import { Suspense, useEffect, useState } from 'react';
import { Redirect, Route, useLocation } from 'wouter';
import { NotFound } from './kit/ErrorState';
import { renewFailedScreens } from './lazyScreen';
import { ReauthenticationProvider } from './kit/Reauthentication';
import { useScrollRestoration } from './kit/scrollRestoration';
import { Skeleton } from './kit/Skeleton';
import { ToastProvider } from './kit/ToastProvider';
import { homeOf } from './menu';
import { hrefTo, matchRoute, mayOpen, ROUTES, type RouteName } from './routes';
import { GATES, SCREENS } from './screens';
import { SessionProvider, useSession } from './session';
import { DeviceNotices } from './shell/DeviceNotices';
import { ErrorBoundary } from './shell/ErrorBoundary';
import { Shell } from './shell/Shell';

export function App() {
  const [path] = useLocation();
  return (
    <ToastProvider>
      <SessionProvider loading={<p className="app-loading">Passerelle</p>}>
        <ReauthenticationProvider>
          <ErrorBoundary path={path} onCaught={renewFailedScreens}>
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
        <GATES.signIn.Screen />
      </>
    );
  if (isNeeded || settingUp === me.id) return <GATES.secondFactor.Screen onDone={() => setSettingUp(null)} />;
  if (me.adviserId && !me.undertaken) return <GATES.undertaking.Screen />;
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
        <ErrorBoundary path={path} onCaught={renewFailedScreens} fallback={null}>
          <Suspense fallback={null}>
            <GATES.passkeyOffer.Screen />
          </Suspense>
        </ErrorBoundary>
      )}
      {name && mayOpen(me, path) ? (
        <Route key={name} path={ROUTES[name].path}>
          <ErrorBoundary path={path} onCaught={renewFailedScreens}>
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
