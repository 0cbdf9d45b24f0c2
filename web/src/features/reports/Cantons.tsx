import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Scroll } from '../../kit/bits';
import { Button, ButtonLink } from '../../kit/Button';
import { CANTONS, useCantonName } from '../../kit/cantons';
import { figure } from '../../kit/days';
import { useFilters } from '../../kit/filters';
import { Section } from '../../kit/Page';
import { inOrder, orderOf, SortHead } from '../../kit/SortHead';
import { Empty, Loaded } from '../../kit/states';
import { SwissMap } from '../../kit/SwissMap';
import type { Filter } from '../irregularities/queries';
import { Internal } from './Internal';
import { figuresBy, type LinkTo, type Row } from './queries';

const COLUMNS = ['canton', 'count', 'cases', 'rate'] as const;

/** Where it was reported: the map, and the same numbers as a table that is worked with. */
export function Cantons({
  filter,
  linkTo,
  map,
  onMap,
}: {
  filter: Filter;
  linkTo: LinkTo;
  map: boolean;
  onMap: (map: boolean) => void;
}) {
  const { t } = useTranslation(['figures', 'irregularities']);
  const { filters, set, href } = useFilters(['canton', 'commune', 'sort']);
  const query = useQuery(figuresBy('canton', filter));
  const order = orderOf(filters.sort, COLUMNS, { by: 'count', descending: true });
  const cantonName = useCantonName();
  const name = (row: Row): string => row.label ?? cantonName(row.key);
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
          <Button small kind="quiet" icon="map" aria-keyshortcuts="m" aria-pressed={map} onClick={() => onMap(!map)}>
            {map ? t('cantons.hideMap') : t('cantons.showMap')}
          </Button>
        </div>
      }
    >
      <Loaded query={query} lines={6}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty icon="search" title={t('empty')}>
              {t('emptyWhy')}
            </Empty>
          ) : (
            <div className={map ? 'cantons cantons-map' : 'cantons'}>
              <div className="stack">
                <Scroll label={t('cantons.table')}>
                  <table className="figures-table">
                    <thead>
                      <tr>
                        <SortHead column="canton" order={order} href={(sort) => href({ sort })}>
                          {t('cantons.canton')}
                        </SortHead>
                        <SortHead
                          column="count"
                          order={order}
                          href={(sort) => href({ sort })}
                          first="descending"
                          number
                        >
                          {t('cantons.count')}
                        </SortHead>
                        <SortHead
                          column="cases"
                          order={order}
                          href={(sort) => href({ sort })}
                          first="descending"
                          number
                        >
                          {t('cantons.cases')}
                        </SortHead>
                        <SortHead column="rate" order={order} href={(sort) => href({ sort })} first="descending" number>
                          {t('cantons.rate')}
                        </SortHead>
                      </tr>
                    </thead>
                    <tbody>
                      {inOrder(rows, order, {
                        canton: name,
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
                              {name(row)}
                            </Link>
                          </th>
                          <td className="number">
                            <Internal when={row.internal} />{' '}
                            <Link href={linkTo({ canton: row.key })}>{figure(row.count)}</Link>
                          </td>
                          <td className="number">{row.cases === undefined ? '–' : figure(row.cases)}</td>
                          <td className="number">
                            {row.per100Cases === null || row.per100Cases === undefined ? '–' : figure(row.per100Cases)}
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </Scroll>
                <p className="hint">{t('cantons.rateWhy')}</p>
              </div>
              {map && (
                <SwissMap
                  label={t('cantons.map')}
                  legend={t('cantons.legend')}
                  values={{
                    ...Object.fromEntries(CANTONS.map((code) => [code, 0])),
                    ...Object.fromEntries(rows.filter(({ key }) => key !== 'CH').map(({ key, count }) => [key, count])),
                  }}
                  selected={filters.canton && filters.canton !== 'CH' ? filters.canton : undefined}
                  onSelect={(canton) => set({ canton: canton ?? '', commune: '' })}
                />
              )}
            </div>
          )
        }
      </Loaded>
      {filters.canton && filters.canton !== 'CH' && (
        <Communes canton={filters.canton} filter={filter} linkTo={linkTo} />
      )}
    </Section>
  );
}

/** One level closer: the communes of the canton. */
function Communes({ canton, filter, linkTo }: { canton: string; filter: Filter; linkTo: LinkTo }) {
  const { t } = useTranslation(['figures', 'irregularities']);
  const cantonName = useCantonName();
  const query = useQuery(figuresBy('commune', filter));
  return (
    <div className="stack">
      <h3>{t('communes.title', { canton: cantonName(canton) })}</h3>
      <Loaded query={query} lines={3}>
        {({ rows, total }) => {
          const rest = total - rows.reduce((sum, { count }) => sum + count, 0);
          return (
            <>
              {rows.length > 0 && (
                <table className="figures-table">
                  <thead>
                    <tr>
                      <th scope="col">{t('communes.commune')}</th>
                      <th scope="col" className="number">
                        {t('cantons.count')}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map(({ key, label, count, internal }) => (
                      <tr key={key}>
                        <th scope="row">{label ?? key}</th>
                        <td className="number">
                          <Internal when={internal} />{' '}
                          <Link href={linkTo({ canton, commune: key })}>{figure(count)}</Link>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
              {rest > 0 && <p className="hint">{t('communes.rest', { count: rest })}</p>}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}
