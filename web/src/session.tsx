import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { api, onSignedOut, unwrap, type Schema } from './api/client';
import { startAutomaticFlush } from './offline/queue';
import { clearDevice, isDeviceCleared, lockDevice, readStoredMe, storeMe } from './offline/device';
import { readLost, showLost } from './offline/lost';
import { contactOf, type Contact } from './offline/networkTime';
import type { StoreResult } from './offline/store';
import { hrefTo } from './routes';
import { setLocale } from './texts';
import { readSetting, removeSetting, storeSetting } from './webStorage';

export type Me = Schema<'MeView'>;

interface Session {
  me: Me | null;
  /** Whether the user was read from this device because the server does not answer. */
  offline: boolean;
  /** When the server last confirmed `me`, by both clocks; null without `me`. */
  contact: Contact | null;
  /** False if something that had to be deleted is still on this device. */
  isCleared: boolean;
}

const NOBODY: Session = { me: null, offline: false, contact: null, isCleared: true };
const Context = createContext<Session>(NOBODY);
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
  const session = useMemo(() => data ?? NOBODY, [data]);
  if (isPending) return loading;
  return <Context value={session}>{children}</Context>;
}

async function fetchSession(): Promise<Session> {
  const session = await askForSession();
  showLost(await readLost());
  return { ...session, isCleared: isDeviceCleared() };
}

async function askForSession(): Promise<Omit<Session, 'isCleared'>> {
  const isSignOutPending = readSetting(PENDING_SIGN_OUT) !== null;
  // Not later: what has been written since then is another matter.
  if (isClearPending() && !isSomebodyHere) await clearSignedOutDevice();
  try {
    // Uses the response preloaded by index.html, which would otherwise serve a later request.
    const { me, ended } = await unwrap(api.GET('/api/session'));
    const contact = me && contactOf(me, Date.now());
    if (isSignOutPending) {
      if (me) await unwrap(api.POST('/api/auth/sign-out'));
      removeSetting(PENDING_SIGN_OUT);
      return { me: null, offline: false, contact: null };
    }
    isSomebodyHere = me !== null;
    await (me ? storeMe(me) : ended ? clearDevice('ended') : lockDevice());
    return { me, offline: false, contact };
  } catch {
    // No network or a failing server: the user has not changed.
    const stored = isSignOutPending ? null : await readStoredMe();
    return { me: stored?.value ?? null, offline: true, contact: stored && contactOf(stored.value, stored.at) };
  }
}

/** Whether somebody is signed in on this page. */
let isSomebodyHere = false;
const PENDING_SIGN_OUT = 'left-without-network';
const PENDING_CLEAR = 'not-cleared';
/** In the address of the next page, for a browser that stores nothing. */
const NOT_CLEARED = '#not-cleared';

const isClearPending = (): boolean => readSetting(PENDING_CLEAR) !== null || location.hash === NOT_CLEARED;

/** Tries again at each start of the client until everything is deleted. */
async function clearSignedOutDevice(): Promise<StoreResult> {
  storeSetting(PENDING_CLEAR, '');
  const result = await clearDevice();
  if (result !== 'done') return result;
  removeSetting(PENDING_CLEAR);
  if (location.hash === NOT_CLEARED) history.replaceState(history.state, '', location.pathname + location.search);
  return result;
}

/** After signing out, also without a network: clears the device, and answers where the next page is. */
export async function leaveDevice(): Promise<string> {
  const result = await clearSignedOutDevice();
  removeSetting('names-offline');
  return result === 'done' ? hrefTo('signIn') : hrefTo('signIn') + NOT_CLEARED;
}

/**
 * Offline sign-out: the session ends when the network returns. False if the browser cannot remember that: then nobody
 * is signed out.
 */
export function signOutOffline(): boolean {
  if (storeSetting(PENDING_SIGN_OUT, '')) return true;
  removeSetting(PENDING_SIGN_OUT);
  return false;
}

/** A new sign-in cancels the pending offline sign-out. */
export const clearPendingSignOut = (): boolean => removeSetting(PENDING_SIGN_OUT);

export function useMe(): Me {
  const { me } = useContext(Context);
  if (!me) throw new Error('nobody is signed in');
  return me;
}

export const useSession = (): Session => useContext(Context);
