import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { unwrap, api, onSignedOut, type Schema } from './api/client';
import { startAutomaticFlush } from './offline/queue';
import { clearDevice, lockDevice, readStoredMe, storeMe } from './offline/store';
import { setLocale } from './texts';

export type Me = Schema<'MeView'>;
export type Role = Me['role'];

interface Session {
  me: Me | null;
  /** Whether who one is comes from this device because the server does not answer. */
  offline: boolean;
}

const Context = createContext<Session>({ me: null, offline: false });
export const ME_KEY = ['me'] as const;
/** Asked once before anything is drawn. */
export const sessionQuery = queryOptions({ queryKey: ME_KEY, queryFn: fetchSession, staleTime: 60_000, retry: false });

/** Who is at work, from the server or, without a network, as it was last known on this device. */
export function SessionProvider({ children, loading }: { children: ReactNode; loading: ReactNode }) {
  const client = useQueryClient();
  const { data, isPending } = useQuery(sessionQuery);
  useEffect(
    () =>
      onSignedOut(() => {
        void fetchSession().then((session) => client.setQueryData(ME_KEY, session));
        // Not `clear`: whoever looks at a query that was taken away is never told of the next.
        client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME_KEY[0] });
      }),
    [client],
  );
  const locale = data?.me?.locale;
  useEffect(() => {
    if (locale) void setLocale(locale);
  }, [locale]);
  const id = data?.me?.id;
  useEffect(() => (id ? startAutomaticFlush() : undefined), [id]);
  const session = useMemo(() => data ?? { me: null, offline: false }, [data]);
  if (isPending) return loading;
  return <Context value={session}>{children}</Context>;
}

async function fetchSession(): Promise<Session> {
  const isSignOutPending = localStorage.getItem(PENDING_SIGN_OUT) !== null;
  try {
    // The page has asked for it already (index.html): whoever does not take that answer gets it the next time, old as it is.
    const { me, ended } = await unwrap(api.GET('/api/session'));
    if (isSignOutPending) {
      if (me) await unwrap(api.POST('/api/auth/sign-out'));
      localStorage.removeItem(PENDING_SIGN_OUT);
      return { me: null, offline: false };
    }
    await (me ? storeMe(me) : ended ? clearDevice() : lockDevice());
    return { me, offline: false };
  } catch {
    // No network, or the server is in trouble: who one is has not changed.
    return { me: isSignOutPending ? null : await readStoredMe(), offline: true };
  }
}

const PENDING_SIGN_OUT = 'left-without-network';

/** Signing out where the server cannot hear it: the device is emptied now, the session ends when there is a network again. */
export async function signOutOffline(): Promise<void> {
  localStorage.setItem(PENDING_SIGN_OUT, '');
  await clearDevice();
}

/** Somebody has just shown who they are: what an earlier session left behind is not about this one. */
export const clearPendingSignOut = (): void => localStorage.removeItem(PENDING_SIGN_OUT);

/** Who is at work; only below the sign-in page. */
export function useMe(): Me {
  const { me } = useContext(Context);
  if (!me) throw new Error('nobody is signed in');
  return me;
}

export const useSession = (): Session => useContext(Context);

/** Whether one works as this role; an account of another role may also be an adviser. */
export function isRole(me: Me, role: Role): boolean {
  return me.role === role || (role === 'adviser' && me.adviserId !== null);
}
