import { lazy, Suspense, useEffect } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { ConfirmProvider } from './kit/ConfirmDialog';
import { NotHere, Skeleton } from './kit/states';
import { Toasts } from './kit/toasts';
import { useScroll } from './kit/scroll';
import { homeOf, isFor } from './rooms';
import { SCREENS } from './screens';
import { SessionProvider, useSession } from './session';
import { Shell } from './shell/Shell';

const SignIn = lazy(() => import('./features/accounts/SignIn'));
const SecondFactor = lazy(() => import('./features/accounts/SecondFactor'));
const Undertaking = lazy(() => import('./features/advisers/Undertaking'));

export function App() {
  return (
    <Toasts>
      <SessionProvider opening={<p className="opening">Passerelle</p>}>
        <ConfirmProvider>
          <Suspense fallback={<p className="opening">Passerelle</p>}>
            <Door />
          </Suspense>
        </ConfirmProvider>
      </SessionProvider>
    </Toasts>
  );
}

/** Nobody: sign in. Somebody with something left to do first: that. Else the screens. */
function Door() {
  const { me } = useSession();
  const [path, go] = useLocation();
  useScroll();
  const wanted = new URLSearchParams(location.search).get('to');
  useEffect(() => {
    if (!me && path !== '/sign-in') go(`/sign-in?to=${encodeURIComponent(path + location.search)}`, { replace: true });
  }, [me, path, go]);
  if (!me) return <SignIn />;
  if (me.secondFactor === 'needed') return <SecondFactor />;
  if (me.adviserId && !me.undertaken) return <Undertaking />;
  if (path === '/sign-in' || path === '/')
    return (
      <Redirect
        to={
          wanted?.startsWith('/') && !wanted.startsWith('//') && isFor(me, wanted.split('?')[0]!) ? wanted : homeOf(me)
        }
        replace
      />
    );
  return (
    <Shell>
      <Suspense key={path} fallback={<Skeleton lines={5} tall />}>
        <Switch>
          {isFor(me, path) &&
            Object.entries(SCREENS).map(([route, { Screen }]) => (
              <Route key={route} path={route}>
                <Screen />
              </Route>
            ))}
          <Route>
            <NotHere />
          </Route>
        </Switch>
      </Suspense>
    </Shell>
  );
}
