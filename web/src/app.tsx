import { lazy, Suspense, useEffect } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { ConfirmProvider } from './kit/ConfirmDialog';
import { useScroll } from './kit/scroll';
import { NotHere, Skeleton } from './kit/states';
import { Toasts } from './kit/toasts';
import { homeOf, mayOpen } from './menu';
import { hrefTo, ROUTES, type RouteName } from './routes';
import { SCREENS } from './screens';
import { SessionProvider, useSession } from './session';
import { ErrorBoundary } from './shell/ErrorBoundary';
import { Shell } from './shell/Shell';

const SignIn = lazy(() => import('./features/accounts/SignIn'));
const SecondFactor = lazy(() => import('./features/accounts/SecondFactor'));
const Undertaking = lazy(() => import('./features/advisers/Undertaking'));

export function App() {
  const [path] = useLocation();
  return (
    <Toasts>
      <SessionProvider opening={<p className="opening">Passerelle</p>}>
        <ConfirmProvider>
          <ErrorBoundary path={path}>
            <Suspense fallback={<p className="opening">Passerelle</p>}>
              <AuthGate />
            </Suspense>
          </ErrorBoundary>
        </ConfirmProvider>
      </SessionProvider>
    </Toasts>
  );
}

/** The sign-in page while nobody is signed in, then what somebody must do first, then the screens. */
function AuthGate() {
  const { me } = useSession();
  const [path, go] = useLocation();
  useScroll();
  useEffect(() => {
    if (!me && path !== hrefTo('signIn')) go(hrefTo('signIn', { to: path + location.search }), { replace: true });
  }, [me, path, go]);
  if (!me) return <SignIn />;
  if (me.secondFactor === 'needed') return <SecondFactor />;
  if (me.adviserId && !me.undertaken) return <Undertaking />;
  if (path === hrefTo('signIn') || path === '/') {
    const target = new URLSearchParams(location.search).get('to') ?? '';
    // `//host` would lead to another website.
    const isOurs = target.startsWith('/') && !target.startsWith('//');
    return <Redirect to={isOurs && mayOpen(me, target.split('?')[0]!) ? target : homeOf(me)} replace />;
  }
  return (
    <Shell>
      <Switch>
        {mayOpen(me, path) &&
          (Object.keys(SCREENS) as (keyof typeof SCREENS)[]).map((name) => (
            <Route key={name} path={ROUTES[name].path}>
              <ErrorBoundary path={path}>
                <Suspense fallback={<Skeleton lines={5} tall />}>
                  <ScreenOf name={name} />
                </Suspense>
              </ErrorBoundary>
            </Route>
          ))}
        <Route>
          <NotHere />
        </Route>
      </Switch>
    </Shell>
  );
}

function ScreenOf({ name }: { name: Exclude<RouteName, 'signIn'> }) {
  const { Screen } = SCREENS[name];
  return <Screen />;
}
