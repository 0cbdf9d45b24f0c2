import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { DueDay, Tabs, Tag } from '../../kit/bits';
import { Button, ButtonLink } from '../../kit/Button';
import { CANTONS, territoryOf, useCantonOptions, type Canton } from '../../kit/cantons';
import { dayOf, longDay, relativeDay, useToday } from '../../kit/days';
import { SelectField } from '../../kit/fields';
import { useFilters } from '../../kit/filters';
import { spokenName } from '../../kit/languages';
import { Page } from '../../kit/Page';
import { Empty, Failed, Skeleton } from '../../kit/states';
import { useListMemory } from '../../kit/listMemory';
import { hrefTo } from '../../routes';
import { isRole, useMe } from '../../session';
import { caseCounts, casesBy, PROCEDURES, type CaseFilter, type CaseItem, type Stage } from './queries';
import './cases.css';

const STAGES = [
  'requested',
  'screening',
  'preparation',
  'filed',
  'examination',
  'interview',
  'communal-decision',
  'public-notice',
  'federal-authorisation',
  'cantonal-decision',
  'refused',
  'appeal',
  'suspended',
  'moved',
  'withdrawn',
  'closed',
] as const satisfies readonly Stage[];

/** The cases in sight; for staff without names. */
export default function Cases() {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const me = useMe();
  const cantonOptions = useCantonOptions();
  const { filters, set, href, clear } = useFilters([
    'whose',
    'adviser',
    'stage',
    'procedure',
    'canton',
    'due',
    'waiting',
    'ended',
    'write',
  ]);
  const adviser = isRole(me, 'adviser');
  const mineAlone = me.role === 'adviser' || (adviser && filters.whose === 'mine') || filters.write === 'note';
  const ended = filters.ended === 'yes' || filters.stage === 'closed' || filters.stage === 'withdrawn';
  const base = useMemo<CaseFilter>(
    () => ({
      ...(filters.adviser ? { adviser: filters.adviser } : mineAlone && me.adviserId ? { adviser: me.adviserId } : {}),
      ...(filters.stage ? { stage: filters.stage as Stage } : {}),
      ...(filters.procedure ? { procedure: filters.procedure as (typeof PROCEDURES)[number] } : {}),
      ...(filters.canton ? { canton: filters.canton as Canton } : {}),
      ...(ended ? {} : { open: true }),
    }),
    [filters, mineAlone, me.adviserId, ended],
  );
  const filter: CaseFilter = {
    ...base,
    ...(filters.due ? { due: filters.due as 'today' } : {}),
    ...(filters.waiting === 'yes' ? { waiting: true } : {}),
  };
  const query = useInfiniteQuery(casesBy(filter));
  const { data: counts } = useQuery(caseCounts(base));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const write = filters.write === 'note';
  useListMemory('cases', query.data && items);
  const narrowed = Boolean(
    filters.stage || filters.procedure || filters.canton || filters.due || filters.waiting || filters.adviser,
  );
  const tab = filters.waiting === 'yes' ? 'waiting' : (filters.due ?? 'all');
  return (
    <Page
      wide
      title={t(write ? 'list.write' : 'list.title')}
      lead={write ? t('list.writeLead') : me.role === 'staff' ? t('list.staff') : undefined}
      actions={
        adviser || me.role === 'coordinator' ? (
          <ButtonLink icon="plus" href={hrefTo('newCase')}>
            {t('list.new')}
          </ButtonLink>
        ) : undefined
      }
    >
      {!write && (
        <>
          <Tabs
            label={t('list.tabs')}
            items={[
              {
                href: href({ due: '', waiting: '' }),
                label: t(ended ? 'list.all' : 'list.open'),
                count: ended ? counts?.all : counts?.open,
                current: tab === 'all',
              },
              {
                href: href({ due: 'overdue', waiting: '' }),
                label: t('list.overdue'),
                count: counts?.overdue,
                current: tab === 'overdue',
              },
              {
                href: href({ due: 'today', waiting: '' }),
                label: t('list.today'),
                count: counts?.today,
                current: tab === 'today',
              },
              {
                href: href({ due: 'week', waiting: '' }),
                label: t('list.week'),
                count: counts?.week,
                current: tab === 'week',
              },
              ...(me.role === 'adviser'
                ? []
                : [
                    {
                      href: href({ due: '', waiting: 'yes' }),
                      label: t('list.waiting'),
                      count: counts?.waiting,
                      current: tab === 'waiting',
                    },
                  ]),
            ]}
          />
          <details className="more" open={narrowed && tab === 'all' ? true : undefined}>
            <summary>{t('list.filter')}</summary>
            <div className="filters">
              {me.role === 'coordinator' && adviser && (
                <SelectField
                  label={t('list.whose')}
                  value={filters.whose ?? ''}
                  onChange={(whose) => set({ whose })}
                  none={t('list.whoseAll')}
                  options={[{ value: 'mine', label: t('list.whoseMine') }]}
                />
              )}
              <SelectField
                label={t('list.stage')}
                value={filters.stage ?? ''}
                onChange={(stage) => set({ stage })}
                none={common('form.any')}
                options={STAGES.map((value) => ({ value: value, label: common(`stage.${value}`) }))}
              />
              <SelectField
                label={t('list.procedure')}
                value={filters.procedure ?? ''}
                onChange={(procedure) => set({ procedure })}
                none={common('form.any')}
                options={PROCEDURES.map((value) => ({ value: value, label: common(`procedure.${value}`) }))}
              />
              {me.role !== 'adviser' && (
                <SelectField
                  label={t('list.canton')}
                  value={filters.canton ?? ''}
                  onChange={(canton) => set({ canton })}
                  none={common('form.any')}
                  options={cantonOptions(me.role === 'staff' ? CANTONS : territoryOf(me))}
                />
              )}
              <SelectField
                label={t('list.ended')}
                value={filters.ended ?? ''}
                onChange={(value) => set({ ended: value })}
                none={t('list.endedNo')}
                options={[{ value: 'yes', label: t('list.endedYes') }]}
              />
              {narrowed && (
                <Button kind="quiet" onClick={clear}>
                  {common('action.clear')}
                </Button>
              )}
            </div>
            <p>
              <Link href={hrefTo('changedCases')}>{t('list.changed')}</Link>
            </p>
          </details>
        </>
      )}
      {query.isPending && <Skeleton tall lines={5} />}
      {query.error && !query.data && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data &&
        items.length === 0 &&
        (narrowed ? (
          <Empty
            icon="search"
            title={common('state.nothingFits')}
            action={<Button onClick={clear}>{common('action.clear')}</Button>}
          />
        ) : (
          <Empty
            icon="people"
            title={t('list.none')}
            action={
              adviser ? (
                <ButtonLink href={hrefTo('newCase')} icon="plus">
                  {t('list.new')}
                </ButtonLink>
              ) : undefined
            }
          >
            {adviser ? t('list.noneWhy') : null}
          </Empty>
        ))}
      <ul className="rows case-rows">
        {items.map((item) => (
          <li key={item.id}>
            <Row item={item} write={write} />
          </li>
        ))}
      </ul>
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {common('action.more')}
        </Button>
      )}
    </Page>
  );
}

function Row({ item, write }: { item: CaseItem; write: boolean }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const { t: parts } = useTranslation('parts');
  const today = useToday();
  const name = item.firstName === null ? null : [item.firstName, item.lastName].filter(Boolean).join(' ');
  return (
    <Link className="row case-row" href={hrefTo('case', { id: item.id, write: write ? 'note' : undefined })}>
      <span className="row-head">
        <span className="row-title">
          <bdi>{name ?? item.reference}</bdi>
        </span>
        {item.lastDay && item.stage === 'refused' ? (
          <Tag tone="late" icon="alert">
            {t('list.lastDay', { day: longDay(item.lastDay) })}
          </Tag>
        ) : item.urgency === 'letter' ? (
          <Tag tone="late" icon="alert">
            {parts('letter.tag')}
          </Tag>
        ) : item.nextDueOn ? (
          <DueDay day={item.nextDueOn} />
        ) : item.waitingSince ? (
          <Tag tone="soon" icon="clock">
            {t('head.waiting', { when: relativeDay(dayOf(item.waitingSince), today) })}
          </Tag>
        ) : item.adviserId !== null &&
          item.firstName !== null &&
          item.stage !== 'closed' &&
          item.stage !== 'withdrawn' ? (
          <Tag tone="soon" icon="alert">
            {t('list.nothing')}
          </Tag>
        ) : null}
      </span>
      <span>
        {common(`stage.${item.stage}`)} <span className="hint">· {common(`procedure.${item.procedure}`)}</span>
      </span>
      <span className="row-meta">
        <span>
          <bdi>{item.communeName}</bdi> {item.canton}
        </span>
        {name !== null && (
          <span>
            <bdi>{item.reference}</bdi>
          </span>
        )}
        {item.languages && <span>{item.languages.map(spokenName).join(', ')}</span>}
        {item.snoozedUntil && item.snoozedUntil > today && (
          <span>{t('head.snoozed', { day: longDay(item.snoozedUntil) })}</span>
        )}
        {item.offered && (
          <Tag tone="info" icon="mail">
            {t('list.offered')}
          </Tag>
        )}
        {item.closedOn && <span>{t('head.closedOn', { day: longDay(item.closedOn) })}</span>}
      </span>
    </Link>
  );
}
