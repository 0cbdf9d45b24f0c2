import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { ButtonLink } from '../../kit/Button';
import { addDays, formatAsOf, formatLongDate, formatWeekday, useNetworkTime, useToday } from '../../kit/dates';
import { Dialog } from '../../kit/Dialog';
import { EmptyState } from '../../kit/EmptyState';
import { Section } from '../../kit/Section';
import { useShortcuts } from '../../kit/shortcuts';
import { hrefTo } from '../../routes';
import { NoteForm } from '../cases/NoteForm';
import { CallDialog } from './CallDialog';
import { groupByDay } from './dayGroups';
import { FinishDialog } from './FinishDialog';
import { FollowUpRow, type FollowUpAction } from './FollowUpRow';
import { NewAssignments } from './NewAssignments';
import { useOverrides, withOverrides } from './overrides';
import { PostponeDialog } from './PostponeDialog';
import type { FollowUp, FollowUpList } from './queries';

const nextDayText = (day: string, today: string): string =>
  day <= addDays(today, 6) ? formatWeekday(day) : formatLongDate(day);

export function DueLists({
  list,
  adviserId,
  isMine,
}: {
  list: FollowUpList;
  adviserId: string | null;
  isMine: boolean;
}) {
  const { t } = useTranslation('day');
  const today = useToday();
  const toNetworkTime = useNetworkTime();
  const [, navigate] = useLocation();
  const overrides = useOverrides();
  const items = withOverrides(list.items, overrides);
  const [open, setOpen] = useState<{ action: FollowUpAction; due: FollowUp } | null>(null);
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const { overdue, today: dueToday, week, later } = groupByDay(items, today);
  const groups = [
    { name: 'overdue' as const, of: overdue },
    { name: 'today' as const, of: dueToday },
    { name: 'week' as const, of: week },
  ];
  const shown = groups.flatMap(({ of }) => of);
  const current = shown.find(({ id }) => id === selectedId);
  const selectBy = (offset: number) => () => {
    const index = shown.findIndex(({ id }) => id === selectedId);
    const next = shown[index < 0 ? 0 : Math.max(0, Math.min(shown.length - 1, index + offset))];
    if (next) setSelectedId(next.id);
  };
  const openAction = (action: FollowUpAction) =>
    current && (current.alarm === null || action === 'call' || action === 'log')
      ? () => setOpen({ action, due: current })
      : undefined;
  useShortcuts({
    j: selectBy(1),
    k: selectBy(-1),
    x: openAction('done'),
    h: openAction('later'),
    l: openAction('log'),
    c: openAction('call'),
    ...(current
      ? {
          Enter: document.activeElement?.matches('a, button')
            ? undefined
            : () => navigate(hrefTo('case', { id: current.caseId })),
        }
      : {}),
  });
  useEffect(() => {
    if (selectedId) document.querySelector(`[data-line="${selectedId}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);
  const close = (): void => setOpen(null);
  const followUpFor = (action: FollowUpAction): FollowUp | null => (open?.action === action ? open.due : null);
  const [overdueCount, dueTodayCount] = [overdue.length, dueToday.length];
  const renderRow = (due: FollowUp) => (
    <FollowUpRow
      key={due.id}
      followUp={due}
      isCurrent={due.id === selectedId}
      isOffline={list.asOf !== null}
      onAction={(action) => setOpen({ action, due })}
      onSelect={() => setSelectedId(due.id)}
    />
  );
  return (
    <>
      <p className="day-summary">
        {overdueCount + dueTodayCount > 0 ? (
          <a href={overdueCount > 0 ? '#overdue' : '#today'}>
            {t('sum.due', { count: overdueCount + dueTodayCount })}
            {overdueCount > 0 && (
              <>
                , <span className="late">{t('sum.late', { count: overdueCount })}</span>
              </>
            )}
          </a>
        ) : (
          t('sum.none')
        )}
        {list.asOf !== null && (
          <span className="hint"> {t('asOf', { time: formatAsOf(toNetworkTime(list.asOf), today) })}</span>
        )}
      </p>
      {overdueCount + dueTodayCount === 0 && (
        <EmptyState
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
            ? t('empty.next', { day: nextDayText((shown[0] ?? later[0])!.dueOn, today) })
            : t('empty.nothing')}
        </EmptyState>
      )}
      {isMine && adviserId && list.asOf === null && <NewAssignments adviserId={adviserId} />}
      {groups.map(
        ({ name, of }) =>
          of.length > 0 && (
            <Section key={name} quiet id={name} title={t(`group.${name}`)}>
              <ul className="rows">{of.map(renderRow)}</ul>
            </Section>
          ),
      )}
      {later.length > 0 && (
        <details className="day-later">
          <summary>{t('group.later', { count: later.length })}</summary>
          <ul className="rows">{later.map(renderRow)}</ul>
        </details>
      )}
      {list.more && <p className="hint">{t('more')}</p>}
      <FinishDialog followUp={followUpFor('done')} onClose={close} />
      <PostponeDialog followUp={followUpFor('later')} onClose={close} />
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
