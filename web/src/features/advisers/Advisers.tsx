import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../kit/Button';
import { territoryOf, useCantonOptions } from '../../kit/cantons';
import { CheckField, SelectField } from '../../kit/fields';
import { useFilters } from '../../kit/filters';
import { commonLanguages, spokenName } from '../../kit/languages';
import { Page } from '../../kit/Page';
import { useCommuneName } from '../../kit/places';
import { inOrder, orderOf } from '../../kit/SortHead';
import { Empty, Loaded } from '../../kit/states';
import { useListMemory } from '../../kit/listMemory';
import { hrefTo } from '../../routes';
import { useMe } from '../../session';
import { AdviserCards, AdviserTable, COLUMNS } from './AdviserTable';
import { advisersOf, STATES, type AdviserFilter } from './queries';
import './advisers.css';

const FILTERS = ['canton', 'language', 'state', 'free', 'remote', 'commune', 'sort'] as const;

/** Who advises, what they bear, and who has a place left. */
export default function Advisers() {
  const { t } = useTranslation('advisers');
  const { t: common } = useTranslation();
  const cantonOptions = useCantonOptions();
  const me = useMe();
  const { filters, set, clear } = useFilters(FILTERS);
  const filter = useMemo(
    (): AdviserFilter => ({
      ...(filters.canton ? { canton: filters.canton as NonNullable<AdviserFilter['canton']> } : {}),
      ...(filters.language ? { language: filters.language } : {}),
      ...(STATES.some((state) => state === filters.state)
        ? { state: filters.state as NonNullable<AdviserFilter['state']> }
        : {}),
    }),
    [filters],
  );
  const query = useQuery(advisersOf(filter));
  useListMemory('advisers', query.data);
  const commune = Number(filters.commune) || null;
  const communeName = useCommuneName(commune);
  const languages =
    filters.language && !commonLanguages().includes(filters.language)
      ? [filters.language, ...commonLanguages()]
      : commonLanguages();
  const filtered = FILTERS.some((name) => name !== 'sort' && filters[name]);
  const order = orderOf(filters.sort, COLUMNS, { by: 'name', descending: false });
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
          none={common('form.any')}
          onChange={(canton) => set({ canton, commune: '' })}
          options={cantonOptions(territoryOf(me))}
        />
        <SelectField
          label={t('filter.language')}
          value={filters.language ?? ''}
          none={common('form.any')}
          onChange={(language) => set({ language })}
          options={languages.map((code) => ({ value: code, label: spokenName(code) }))}
        />
        <SelectField
          label={t('filter.state')}
          value={filter.state ?? ''}
          none={common('form.any')}
          onChange={(state) => set({ state })}
          options={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        />
        <div className="advisers-checks">
          <CheckField
            label={t('filter.free')}
            checked={filters.free === 'yes'}
            onChange={(on) => set({ free: on ? 'yes' : '' })}
          />
          <CheckField
            label={t('filter.remote')}
            checked={filters.remote === 'yes'}
            onChange={(on) => set({ remote: on ? 'yes' : '' })}
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
          const rows = inOrder(shown, order, {
            name: ({ lastName, firstName }) => `${lastName} ${firstName}`,
            place: ({ homeCanton }) => homeCanton,
            load: ({ load, capacity }) => (capacity === 0 ? 1 : load / capacity),
            open: ({ openCases }) => openCases,
            overdue: ({ overdue }) => overdue,
            state: ({ state }) => STATES.indexOf(state),
          });
          const free = shown
            .filter(({ state, absent }) => state === 'active' && !absent)
            .reduce((sum, { load, capacity }) => sum + Math.max(0, capacity - load), 0);
          return (
            <>
              <div className="section-head">
                <p role="status">
                  {t('shown', { count: shown.length })}, {t('places', { count: free })}
                  {communeName && ` · ${communeName}`}
                </p>
                {filtered && (
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
              ) : filtered ? (
                <Empty
                  icon="search"
                  title={common('state.nothingFits')}
                  action={<Button onClick={clear}>{common('action.clear')}</Button>}
                />
              ) : (
                <Empty
                  icon="people"
                  title={t('nobody')}
                  action={
                    <ButtonLink kind="primary" icon="plus" href={hrefTo('newAdviser')}>
                      {t('add')}
                    </ButtonLink>
                  }
                >
                  {t('nobodyWhy')}
                </Empty>
              )}
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}
