import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../kit/Button';
import { territoryOf, useCantonOptions } from '../../kit/cantons';
import { CheckboxField } from '../../kit/CheckboxField';
import { EmptyState } from '../../kit/EmptyState';
import { commonLanguages, spokenName } from '../../kit/languages';
import { Loaded } from '../../kit/Loaded';
import { Page } from '../../kit/Page';
import { useCommuneName } from '../../kit/places';
import { SelectField } from '../../kit/SelectField';
import { parseSortOrder, sortRows } from '../../kit/sortRows';
import { useStoreList } from '../../kit/storedList';
import { useFilters } from '../../kit/useFilters';
import { hrefTo } from '../../routes';
import { useMe } from '../../session';
import { AdviserCards } from './AdviserCards';
import { ADVISER_COLUMNS, AdviserTable } from './AdviserTable';
import { ADVISER_STATES, advisersQuery, type AdviserFilter } from './queries';
import './advisers.css';

const FILTERS = ['canton', 'language', 'state', 'free', 'remote', 'commune', 'sort'] as const;

export default function AdviserList() {
  const { t } = useTranslation('advisers');
  const { t: common } = useTranslation();
  const cantonOptions = useCantonOptions();
  const me = useMe();
  const { filters, setFilters, clear } = useFilters(FILTERS);
  const filter = useMemo(
    (): AdviserFilter => ({
      ...(filters.canton ? { canton: filters.canton as NonNullable<AdviserFilter['canton']> } : {}),
      ...(filters.language ? { language: filters.language } : {}),
      ...(ADVISER_STATES.some((state) => state === filters.state)
        ? { state: filters.state as NonNullable<AdviserFilter['state']> }
        : {}),
    }),
    [filters],
  );
  const query = useQuery(advisersQuery(filter));
  useStoreList('advisers', query.data);
  const commune = Number(filters.commune) || null;
  const communeName = useCommuneName(commune);
  const languages =
    filters.language && !commonLanguages().includes(filters.language)
      ? [filters.language, ...commonLanguages()]
      : commonLanguages();
  const isFiltered = FILTERS.some((name) => name !== 'sort' && filters[name]);
  const order = parseSortOrder(filters.sort, ADVISER_COLUMNS, { column: 'name', descending: false });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      wide
      actions={
        <ButtonLink kind="primary" icon="plus" href={hrefTo('newAdviser')}>
          {t('add')}
        </ButtonLink>
      }
    >
      <div className="filters" role="search" aria-label={common('action.filter')}>
        <SelectField
          label={t('filter.canton')}
          value={filters.canton ?? ''}
          emptyLabel={common('form.any')}
          onChange={(canton) => setFilters({ canton, commune: '' })}
          options={cantonOptions(territoryOf(me))}
        />
        <SelectField
          label={t('filter.language')}
          value={filters.language ?? ''}
          emptyLabel={common('form.any')}
          onChange={(language) => setFilters({ language })}
          options={languages.map((code) => ({ value: code, label: spokenName(code) }))}
        />
        <SelectField
          label={t('filter.state')}
          value={filter.state ?? ''}
          emptyLabel={common('form.any')}
          onChange={(state) => setFilters({ state })}
          options={ADVISER_STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
        <div className="advisers-checks">
          <CheckboxField
            label={t('filter.free')}
            checked={filters.free === 'yes'}
            onChange={(on) => setFilters({ free: on ? 'yes' : '' })}
          />
          <CheckboxField
            label={t('filter.remote')}
            checked={filters.remote === 'yes'}
            onChange={(on) => setFilters({ remote: on ? 'yes' : '' })}
          />
        </div>
      </div>
      <Loaded query={query} lines={6}>
        {(all) => {
          const shown = all.filter(
            (one) =>
              (filters.free !== 'yes' || (one.state === 'active' && one.load < one.capacity && !one.absent)) &&
              (filters.remote !== 'yes' || one.remote) &&
              (commune === null || one.communes.includes(commune)),
          );
          const rows = sortRows(shown, order, {
            name: ({ lastName, firstName }) => `${lastName} ${firstName}`,
            place: ({ homeCanton }) => homeCanton,
            load: ({ load, capacity }) => (capacity === 0 ? 1 : load / capacity),
            open: ({ openCases }) => openCases,
            overdue: ({ overdue }) => overdue,
            state: ({ state }) => ADVISER_STATES.indexOf(state),
          });
          const freePlaces = shown
            .filter(({ state, absent }) => state === 'active' && !absent)
            .reduce((sum, { load, capacity }) => sum + Math.max(0, capacity - load), 0);
          return (
            <>
              <div className="section-head">
                <p role="status">
                  {t('shown', { count: shown.length })}, {t('places', { count: freePlaces })}
                  {communeName && ` · ${communeName}`}
                </p>
                {isFiltered && (
                  <Button small kind="quiet" icon="close" onClick={clear}>
                    {common('action.clear')}
                  </Button>
                )}
              </div>
              {rows.length > 0 ? (
                <>
                  <AdviserTable advisers={rows} order={order} />
                  <AdviserCards advisers={rows} />
                </>
              ) : isFiltered ? (
                <EmptyState
                  icon="search"
                  title={common('state.nothingFits')}
                  action={<Button onClick={clear}>{common('action.clear')}</Button>}
                />
              ) : (
                <EmptyState
                  icon="people"
                  title={t('nobody')}
                  action={
                    <ButtonLink kind="primary" icon="plus" href={hrefTo('newAdviser')}>
                      {t('add')}
                    </ButtonLink>
                  }
                >
                  {t('nobodyWhy')}
                </EmptyState>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
