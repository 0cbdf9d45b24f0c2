import { useQuery } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { Button } from '../kit/Button';
import { clockTime, figure } from '../kit/days';
import { Icon } from '../kit/icons';
import { useKeys } from '../kit/keys';
import { homeOf, isWithin, menuOf, type MenuItem } from '../menu';
import { hrefTo } from '../routes';
import { isRole, useMe, useSession } from '../session';
import { useOfflineQueue } from '../offline/queue';
import { DemoBar } from './DemoBar';
import { LogSheet } from './LogSheet';
import { KeysHelp } from './KeysHelp';
import { NewVersion } from './NewVersion';
import { Palette } from './Palette';
import { Troubles } from './Troubles';
import { countsOf } from './counts';

/** The key after `g` and the menu item it opens. */
const GO: Record<string, MenuItem['name']> = {
  d: 'day',
  t: 'day',
  i: 'inbox',
  c: 'cases',
  r: 'irregularities',
  f: 'figures',
};

type ShellDialog = 'search' | 'log' | 'more' | 'keys';

/** What stands around every screen: where one is, where one can go, search, and the button to log something. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const me = useMe();
  const { offline } = useSession();
  const [path, go] = useLocation();
  // A dialog belongs to the path it was opened on: whoever goes elsewhere has closed it.
  const [opened, setOpened] = useState<{ dialog: ShellDialog; path: string } | null>(null);
  const open = opened?.path === path ? opened.dialog : null;
  const [goes, setGoes] = useState(false);
  const menu = menuOf(me);
  const { data: counts } = useQuery(countsOf(me));
  const logs = isRole(me, 'adviser') || me.role === 'coordinator' || me.role === 'staff';
  const setOpen = (dialog: ShellDialog): void => setOpened({ dialog, path });
  const close = (): void => setOpened(null);

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setOpened({ dialog: 'search', path });
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [path]);
  useEffect(() => {
    if (!goes) return undefined;
    const timer = setTimeout(() => setGoes(false), 1500);
    return () => clearTimeout(timer);
  }, [goes]);
  const to = (key: string) =>
    goes && menu.some(({ name }) => name === GO[key])
      ? () => {
          setGoes(false);
          go(hrefTo(GO[key]!));
        }
      : undefined;
  useKeys({
    '?': () => setOpen('keys'),
    '/': () => setOpen('search'),
    ...(logs ? { '+': () => setOpen('log') } : {}),
    g: () => setGoes(true),
    ...(goes ? Object.fromEntries(Object.keys(GO).map((key) => [key, to(key)])) : {}),
  });

  const bottom = menu.slice(0, menu.length > 4 ? 3 : 4);
  return (
    <div className="shell">
      <a className="button skip" href="#main">
        {t('nav.skip')}
      </a>
      <DemoBar />
      <header className="shell-bar">
        <Link href={homeOf(me)} className="shell-brand">
          <img src="/icon.svg" alt="" />
          Passerelle
        </Link>
        <Button
          className="search-button"
          icon="search"
          aria-label={t('search.open')}
          onClick={() => setOpen('search')}
          aria-keyshortcuts="Control+K"
        >
          {t('search.open')}
        </Button>
        <Link
          href={hrefTo('me')}
          className="button button-quiet button-bare"
          aria-current={path === hrefTo('me') ? 'page' : undefined}
        >
          <Icon name="person" />
          <span className="unseen">
            {t('nav.me')}: {me.name}
          </span>
        </Link>
      </header>
      <Connection offline={offline} />
      <NewVersion />
      <Troubles />
      <nav className="shell-nav" aria-label={t('nav.label')}>
        {menu.map((item) => (
          <NavLink key={item.name} item={item} path={path} count={counts?.[item.name]} />
        ))}
      </nav>
      <main className="shell-main" id="main" tabIndex={-1}>
        {children}
      </main>
      {logs && (
        <Button kind="primary" icon="plus" className="log-button" onClick={() => setOpen('log')}>
          {t('log.open')}
        </Button>
      )}
      <nav className="shell-bottom" aria-label={t('nav.label')}>
        {bottom.map(({ icon, name }) => (
          <Link key={name} href={hrefTo(name)} aria-current={path.startsWith(hrefTo(name)) ? 'page' : undefined}>
            <Icon name={icon} size={22} />
            {t(`nav.${name}`)}
          </Link>
        ))}
        {menu.length > bottom.length && (
          <button type="button" onClick={() => setOpen('more')}>
            <Icon name="list" size={22} />
            {t('nav.more')}
          </button>
        )}
      </nav>
      <Palette open={open === 'search' || open === 'more'} items={menu} listed={open === 'more'} onClose={close} />
      <LogSheet open={open === 'log'} onClose={close} />
      <KeysHelp open={open === 'keys'} onClose={close} />
    </div>
  );
}

function NavLink({ item, path, count }: { item: MenuItem; path: string; count: number | undefined }) {
  const { t } = useTranslation();
  const { name, icon } = item;
  return (
    <Link href={hrefTo(name)} className="nav-link" aria-current={isWithin(path, item) ? 'page' : undefined}>
      <Icon name={icon} />
      {t(`nav.${name}`)}
      {count !== undefined && count > 0 && <span className="nav-count">{figure(count)}</span>}
    </Link>
  );
}

/** Says when there is no network, and what waits on this device to be sent. */
function Connection({ offline }: { offline: boolean }) {
  const { t } = useTranslation();
  const [online, setOnline] = useState(navigator.onLine);
  const [since] = useState(() => Date.now());
  const waiting = useOfflineQueue();
  useEffect(() => {
    const change = (): void => setOnline(navigator.onLine);
    addEventListener('online', change);
    addEventListener('offline', change);
    return () => {
      removeEventListener('online', change);
      removeEventListener('offline', change);
    };
  }, []);
  const away = offline || !online;
  if (!away && waiting.length === 0) return <div role="status" />;
  return (
    <div className="shell-offline" role="status">
      {away && <span>{t('offline.now', { time: clockTime(since) })}</span>}
      {waiting.length > 0 && <Link href={hrefTo('onDevice')}>{t('offline.waiting', { count: waiting.length })}</Link>}
    </div>
  );
}
