import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { ButtonLink } from '../../kit/Button';
import { Tabs } from '../../kit/bits';
import { addDays, clockTime, longDay, useToday, weekday } from '../../kit/days';
import { Dialog } from '../../kit/Dialog';
import { useFilters } from '../../kit/filters';
import { useKeys } from '../../kit/keys';
import { Page, Section } from '../../kit/Page';
import { Empty, Loaded } from '../../kit/states';
import { hrefTo } from '../../routes';
import { isRole, useMe } from '../../session';
import { NoteForm } from '../cases/NoteForm';
import { CallDialog } from './CallDialog';
import { DoneDialog } from './DoneDialog';
import { DueLine, type LineAction } from './DueLine';
import { Fresh } from './Fresh';
import { LaterDialog } from './Later';
import { useOverrides, withOverrides } from './overrides';
import { dueList, type Due, type DueList } from './queries';
import './day.css';

/** The day of an adviser: what is late, what is today, what comes, and what is new. */
export default function Day() {
  const { t } = useTranslation('day');
  const me = useMe();
  const { filters, href } = useFilters(['whose', 'adviser']);
  const own = isRole(me, 'adviser');
  const whose = filters.adviser ?? (own && filters.whose !== 'all' ? me.adviserId : null);
  const query = useQuery(dueList(whose, whose !== null && whose === me.adviserId));
  return (
    <Page title={t('title')}>
      {me.role === 'coordinator' && own && !filters.adviser && (
        <Tabs
          label={t('whose.label')}
          items={[
            { href: href({ whose: '' }), label: t('whose.mine'), current: filters.whose !== 'all' },
            { href: href({ whose: 'all' }), label: t('whose.all'), current: filters.whose === 'all' },
          ]}
        />
      )}
      <Loaded query={query} lines={5} tall>
        {(list) => (
          <>
            <Lists list={list} whose={whose} mine={whose === me.adviserId} />
            {own && (
              <p className="hint day-feed">
                <Link href={hrefTo('me')}>{t('feed')}</Link>
              </p>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Lists({ list, whose, mine }: { list: DueList; whose: string | null; mine: boolean }) {
  const { t } = useTranslation('day');
  const today = useToday();
  const [, go] = useLocation();
  const overrides = useOverrides();
  const items = withOverrides(list.items, overrides);
  const [open, setOpen] = useState<{ action: LineAction; due: Due } | null>(null);
  const [at, setAt] = useState<string | null>(null);
  const weekEnd = addDays(today, 6);
  const groups = [
    { name: 'overdue' as const, of: items.filter(({ dueOn }) => dueOn < today) },
    { name: 'today' as const, of: items.filter(({ dueOn }) => dueOn === today) },
    { name: 'week' as const, of: items.filter(({ dueOn }) => dueOn > today && dueOn <= weekEnd) },
  ];
  const later = items.filter(({ dueOn }) => dueOn > weekEnd);
  const shown = groups.flatMap(({ of }) => of);
  const current = shown.find(({ id }) => id === at);
  const step = (by: number) => () => {
    const index = shown.findIndex(({ id }) => id === at);
    const next = shown[index < 0 ? 0 : Math.max(0, Math.min(shown.length - 1, index + by))];
    if (next) setAt(next.id);
  };
  const act = (action: LineAction) =>
    current && (current.alarm === null || action === 'call' || action === 'log')
      ? () => setOpen({ action, due: current })
      : undefined;
  useKeys({
    j: step(1),
    k: step(-1),
    x: act('done'),
    h: act('later'),
    l: act('log'),
    c: act('call'),
    ...(current
      ? {
          Enter: document.activeElement?.matches('a, button')
            ? undefined
            : () => go(hrefTo('case', { id: current.caseId })),
        }
      : {}),
  });
  useEffect(() => {
    if (at) document.querySelector(`[data-line="${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const close = (): void => setOpen(null);
  const is = (action: LineAction): Due | null => (open?.action === action ? open.due : null);
  const [overdue, dueToday] = [groups[0]!.of.length, groups[1]!.of.length];
  const line = (due: Due) => (
    <DueLine
      key={due.id}
      due={due}
      current={due.id === at}
      offline={list.asOf !== null}
      onAct={(action) => setOpen({ action, due })}
      onHere={() => setAt(due.id)}
    />
  );
  return (
    <>
      <p className="day-sum">
        {overdue + dueToday > 0 ? (
          <a href={overdue > 0 ? '#overdue' : '#today'}>
            {t('sum.due', { count: overdue + dueToday })}
            {overdue > 0 && (
              <>
                , <span className="late">{t('sum.late', { count: overdue })}</span>
              </>
            )}
          </a>
        ) : (
          t('sum.none')
        )}
        {list.asOf !== null && <span className="hint"> {t('asOf', { time: clockTime(list.asOf) })}</span>}
      </p>
      {overdue + dueToday === 0 && (
        <Empty
          title={t('empty.title')}
          action={
            items.length === 0 ? (
              <ButtonLink href={hrefTo('cases')} icon="people">
                {t('empty.cases')}
              </ButtonLink>
            ) : undefined
          }
        >
          {(shown[0] ?? later[0])
            ? t('empty.next', { day: nextWords((shown[0] ?? later[0])!.dueOn, today) })
            : t('empty.nothing')}
        </Empty>
      )}
      {mine && whose && list.asOf === null && <Fresh adviserId={whose} />}
      {groups.map(
        ({ name, of }) =>
          of.length > 0 && (
            <Section key={name} quiet id={name} title={t(`group.${name}`)}>
              <ul className="rows">{of.map(line)}</ul>
            </Section>
          ),
      )}
      {later.length > 0 && (
        <details className="day-later">
          <summary>{t('group.later', { count: later.length })}</summary>
          <ul className="rows">{later.map(line)}</ul>
        </details>
      )}
      {list.more && <p className="hint">{t('more')}</p>}
      <DoneDialog due={is('done')} onClose={close} />
      <LaterDialog due={is('later')} onClose={close} />
      <CallDialog
        caseId={open?.due.caseId ?? ''}
        reference={open?.due.caseReference ?? ''}
        open={open?.action === 'call'}
        onClose={close}
      />
      <Dialog title={t('log.title')} open={open?.action === 'log'} onClose={close}>
        {open && (
          <>
            <p>
              <bdi>{open.due.firstName}</bdi> · <bdi>{open.due.caseReference}</bdi>
            </p>
            <NoteForm caseId={open.due.caseId} reference={open.due.caseReference} onSaved={close} initialFocus />
          </>
        )}
      </Dialog>
    </>
  );
}

/** "Freitag" within a week, else the whole day. */
const nextWords = (day: string, today: string): string => (day <= addDays(today, 6) ? weekday(day) : longDay(day));
