import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Button, ButtonLink } from '../../kit/Button';
import { CANTONS, useCantonName } from '../../kit/cantons';
import { formatNumber } from '../../kit/dates';
import { EmptyState } from '../../kit/EmptyState';
import { Loaded } from '../../kit/Loaded';
import { ScrollArea } from '../../kit/ScrollArea';
import { Section } from '../../kit/Section';
import { SortableHeader } from '../../kit/SortableHeader';
import { parseSortOrder, sortRows } from '../../kit/sortRows';
import { SwissMap } from '../../kit/SwissMap';
import { useFilters } from '../../kit/useFilters';
import type { IrregularityFilter } from '../irregularities/queries';
import { CommuneFigures } from './CommuneFigures';
import { InternalTag } from './InternalTag';
import { figuresQuery, type FigureRow, type LinkTo } from './queries';

const COLUMNS = ['canton', 'count', 'cases', 'rate'] as const;

export function CantonFigures({
  filter,
  linkTo,
  isMapShown,
  onMapToggle,
}: {
  filter: IrregularityFilter;
  linkTo: LinkTo;
  isMapShown: boolean;
  onMapToggle: (isMapShown: boolean) => void;
}) {
  const { t } = useTranslation(['figures', 'irregularities']);
  const { filters, setFilters, href } = useFilters(['canton', 'commune', 'sort']);
  const query = useQuery(figuresQuery('canton', filter));
  const order = parseSortOrder(filters.sort, COLUMNS, { column: 'count', descending: true });
  const cantonName = useCantonName();
  const rowName = (row: FigureRow): string => row.label ?? cantonName(row.key);
  return (
    <Section
      id="cantons"
      title={t('cantons.title')}
      actions={
        <div className="buttons">
          {filters.canton && (
            <ButtonLink small href={href({ canton: '', commune: '' })}>
              {t('cantons.all')}
            </ButtonLink>
          )}
          <Button
            small
            kind="quiet"
            icon="map"
            aria-keyshortcuts="m"
            aria-pressed={isMapShown}
            onClick={() => onMapToggle(!isMapShown)}
          >
            {isMapShown ? t('cantons.hideMap') : t('cantons.showMap')}
          </Button>
        </div>
      }
    >
      <Loaded query={query} lines={6}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState icon="search" title={t('empty')}>
              {t('emptyWhy')}
            </EmptyState>
          ) : (
            <div className={isMapShown ? 'cantons cantons-map' : 'cantons'}>
              <div className="stack">
                <ScrollArea label={t('cantons.table')}>
                  <table className="figures-table">
                    <thead>
                      <tr>
                        <SortableHeader column="canton" order={order} href={(sort) => href({ sort })}>
                          {t('cantons.canton')}
                        </SortableHeader>
                        <SortableHeader
                          column="count"
                          order={order}
                          href={(sort) => href({ sort })}
                          firstDirection="descending"
                          number
                        >
                          {t('cantons.count')}
                        </SortableHeader>
                        <SortableHeader
                          column="cases"
                          order={order}
                          href={(sort) => href({ sort })}
                          firstDirection="descending"
                          number
                        >
                          {t('cantons.cases')}
                        </SortableHeader>
                        <SortableHeader
                          column="rate"
                          order={order}
                          href={(sort) => href({ sort })}
                          firstDirection="descending"
                          number
                        >
                          {t('cantons.rate')}
                        </SortableHeader>
                      </tr>
                    </thead>
                    <tbody>
                      {sortRows(rows, order, {
                        canton: rowName,
                        count: (row) => row.count,
                        cases: (row) => row.cases ?? null,
                        rate: (row) => row.per100Cases ?? null,
                      }).map((row) => (
                        <tr key={row.key} className={filters.canton === row.key ? 'row-current' : undefined}>
                          <th scope="row">
                            <Link
                              href={href({ canton: filters.canton === row.key ? '' : row.key, commune: '' })}
                              aria-current={filters.canton === row.key ? 'true' : undefined}
                            >
                              {rowName(row)}
                            </Link>
                          </th>
                          <td className="number">
                            <InternalTag isInternal={row.internal} />{' '}
                            <Link href={linkTo({ canton: row.key })}>{formatNumber(row.count)}</Link>
                          </td>
                          <td className="number">{row.cases === undefined ? '–' : formatNumber(row.cases)}</td>
                          <td className="number">
                            {row.per100Cases === null || row.per100Cases === undefined
                              ? '–'
                              : formatNumber(row.per100Cases)}
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </ScrollArea>
                <p className="hint">{t('cantons.rateWhy')}</p>
              </div>
              {isMapShown && (
                <SwissMap
                  label={t('cantons.map')}
                  legend={t('cantons.legend')}
                  values={{
                    ...Object.fromEntries(CANTONS.map((code) => [code, 0])),
                    ...Object.fromEntries(rows.filter(({ key }) => key !== 'CH').map(({ key, count }) => [key, count])),
                  }}
                  selected={filters.canton && filters.canton !== 'CH' ? filters.canton : undefined}
                  onSelect={(canton) => setFilters({ canton: canton ?? '', commune: '' })}
                />
              )}
            </div>
          )
        }
      </Loaded>
      {filters.canton && filters.canton !== 'CH' && (
        <CommuneFigures canton={filters.canton} filter={filter} linkTo={linkTo} />
      )}
    </Section>
  );
}
