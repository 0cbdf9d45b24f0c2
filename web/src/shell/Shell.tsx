import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { Button } from '../kit/Button';
import { useToday } from '../kit/dates';
import { Icon } from '../kit/Icon';
import { useShortcuts } from '../kit/shortcuts';
import { homeOf, menuOf, type MenuItem } from '../menu';
import { hrefTo } from '../routes';
import { isRole } from '../roles';
import { useMe } from '../session';
import { CommandPalette } from './CommandPalette';
import { DemoBar } from './DemoBar';
import { DeviceNotices } from './DeviceNotices';
import { LogDialog } from './LogDialog';
import { menuCountsQuery } from './menuCounts';
import { NavLink } from './NavLink';
import { OfflineNotice } from './OfflineNotice';
import { ShortcutsHelp } from './ShortcutsHelp';
import { Troubles } from './Troubles';
import { UpdateNotice } from './UpdateNotice';
import { UploadNotice } from './UploadNotice';

/** Key after `g` and its menu item. */
const GO_TARGETS: Record<string, MenuItem['name']> = {
  d: 'day',
  t: 'day',
  i: 'inbox',
  c: 'cases',
  r: 'irregularities',
  f: 'figures',
};

type ShellDialog = 'search' | 'log' | 'more' | 'keys';

export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const me = useMe();
  const [path, navigate] = useLocation();
  // Navigating closes the dialog.
  const [openedDialog, setOpenedDialog] = useState<{ dialog: ShellDialog; path: string } | null>(null);
  const open = openedDialog?.path === path ? openedDialog.dialog : null;
  const [isGoPending, setGoPending] = useState(false);
  const menu = menuOf(me);
  const { data: counts } = useQuery(menuCountsQuery(me));
  const canLog = isRole(me, 'adviser') || me.role === 'coordinator' || me.role === 'staff';
  const setOpen = (dialog: ShellDialog): void => setOpenedDialog({ dialog, path });
  const close = (): void => setOpenedDialog(null);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setOpenedDialog({ dialog: 'search', path });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [path]);
  useEffect(() => {
    if (!isGoPending) return undefined;
    const timer = setTimeout(() => setGoPending(false), 1500);
    return () => clearTimeout(timer);
  }, [isGoPending]);
  const client = useQueryClient();
  const today = useToday();
  const shownDay = useRef(today);
  useEffect(() => {
    // Counts and alarms are those of the day on which they were fetched.
    if (shownDay.current !== today) void client.invalidateQueries();
    shownDay.current = today;
  }, [client, today]);
  const goTarget = (key: string) =>
    isGoPending && menu.some(({ name }) => name === GO_TARGETS[key])
      ? () => {
          setGoPending(false);
          navigate(hrefTo(GO_TARGETS[key]!));
        }
      : undefined;
  useShortcuts({
    '?': () => setOpen('keys'),
    '/': () => setOpen('search'),
    ...(canLog ? { '+': () => setOpen('log') } : {}),
    g: () => setGoPending(true),
    ...(isGoPending ? Object.fromEntries(Object.keys(GO_TARGETS).map((key) => [key, goTarget(key)])) : {}),
  });

  const bottomItems = menu.slice(0, menu.length > 4 ? 3 : 4);
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
          className="button button-quiet button-icon-only"
          aria-current={path === hrefTo('me') ? 'page' : undefined}
        >
          <Icon name="person" />
          <span className="visually-hidden">
            {t('nav.me')}: {me.name}
          </span>
        </Link>
      </header>
      <div className="shell-notices">
        <OfflineNotice />
        <DeviceNotices />
        <UploadNotice path={path} />
      </div>
      <UpdateNotice />
      <Troubles />
      <nav className="shell-nav" aria-label={t('nav.label')}>
        {menu.map((item) => (
          <NavLink key={item.name} item={item} path={path} count={counts?.[item.name]} />
        ))}
      </nav>
      <main className="shell-main" id="main" tabIndex={-1}>
        {children}
      </main>
      {canLog && (
        <Button kind="primary" icon="plus" className="log-button" onClick={() => setOpen('log')}>
          {t('log.open')}
        </Button>
      )}
      <nav className="shell-bottom" aria-label={t('nav.label')}>
        {bottomItems.map(({ icon, name }) => (
          <Link key={name} href={hrefTo(name)} aria-current={path.startsWith(hrefTo(name)) ? 'page' : undefined}>
            <Icon name={icon} size={22} />
            {t(`nav.${name}`)}
          </Link>
        ))}
        {menu.length > bottomItems.length && (
          <button type="button" onClick={() => setOpen('more')}>
            <Icon name="list" size={22} />
            {t('nav.more')}
          </button>
        )}
      </nav>
      <CommandPalette
        open={open === 'search' || open === 'more'}
        items={menu}
        isMenu={open === 'more'}
        onClose={close}
      />
      <LogDialog open={open === 'log'} onClose={close} />
      <ShortcutsHelp open={open === 'keys'} onClose={close} />
    </div>
  );
}
