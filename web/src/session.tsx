import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { api, onSignedOut, unwrap, type Schema } from './api/client';
import { startAutomaticFlush } from './offline/queue';
import { clearDevice, lockDevice, readStoredMe, storeMe } from './offline/store';
import { setLocale } from './texts';

export type Me = Schema<'MeView'>;

interface Session {
  me: Me | null;
  /** Whether the user was read from this device because the server does not answer. */
  offline: boolean;
}

const Context = createContext<Session>({ me: null, offline: false });
export const ME_KEY = ['me'] as const;
export const sessionQuery = queryOptions({ queryKey: ME_KEY, queryFn: fetchSession, staleTime: 60_000, retry: false });

/** Provides the user from the server or, offline, from this device. */
export function SessionProvider({ children, loading }: { children: ReactNode; loading: ReactNode }) {
  const client = useQueryClient();
  const { data, isPending } = useQuery(sessionQuery);
  useEffect(
    () =>
      onSignedOut(() => {
        void fetchSession().then((session) => client.setQueryData(ME_KEY, session));
        // `clear` would leave observers without updates.
        client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME_KEY[0] });
      }),
    [client],
  );
  const locale = data?.me?.locale;
  useEffect(() => {
    if (locale) setLocale(locale).catch(() => undefined);
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
    // Uses the response preloaded by index.html, which would otherwise serve a later request.
    const { me, ended } = await unwrap(api.GET('/api/session'));
    if (isSignOutPending) {
      if (me) await unwrap(api.POST('/api/auth/sign-out'));
      localStorage.removeItem(PENDING_SIGN_OUT);
      return { me: null, offline: false };
    }
    await (me ? storeMe(me) : ended ? clearDevice() : lockDevice());
    return { me, offline: false };
  } catch {
    // No network or a failing server: the user has not changed.
    return { me: isSignOutPending ? null : await readStoredMe(), offline: true };
  }
}

const PENDING_SIGN_OUT = 'left-without-network';

/** Offline sign-out: clears the device now and ends the session when the network returns. */
export async function signOutOffline(): Promise<void> {
  localStorage.setItem(PENDING_SIGN_OUT, '');
  await clearDevice();
}

/** A new sign-in cancels the pending offline sign-out. */
export const clearPendingSignOut = (): void => localStorage.removeItem(PENDING_SIGN_OUT);

export function useMe(): Me {
  const { me } = useContext(Context);
  if (!me) throw new Error('nobody is signed in');
  return me;
}

export const useSession = (): Session => useContext(Context);
