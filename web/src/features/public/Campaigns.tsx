import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import { formatNumber, useToday } from '../../kit/dates';
import { EmptyState } from '../../kit/EmptyState';
import { Loaded } from '../../kit/Loaded';
import { Page } from '../../kit/Page';
import { ScrollArea } from '../../kit/ScrollArea';
import { SelectField } from '../../kit/SelectField';
import { SortableHeader } from '../../kit/SortableHeader';
import { parseSortOrder, sortRows } from '../../kit/sortRows';
import { useFilters } from '../../kit/useFilters';
import { periodOf, PRESETS, type Period, type Preset } from '../reports/period';
import { NewCampaignLink, OTHER_SOURCE } from './NewCampaignLink';
import '../reports/reports.css';

const campaignsQuery = (span: Period) =>
  queryOptions({
    queryKey: ['campaigns', span],
    queryFn: () => unwrap(api.GET('/api/campaigns', { params: { query: span } })),
  });

const COLUMNS = ['source', 'visits', 'checks', 'requests'] as const;
type Column = (typeof COLUMNS)[number];

export default function Campaigns() {
  const { t } = useTranslation('figures');
  const { t: common } = useTranslation();
  const today = useToday();
  const { filters, href, setFilters } = useFilters(['period', 'sort']);
  const period = PRESETS.find((each) => each === filters.period) ?? 'all';
  const query = useQuery(campaignsQuery(periodOf(period, today)));
  const order = parseSortOrder<Column>(filters.sort, COLUMNS, { column: 'visits', descending: true });
  return (
    <Page title={common('nav.campaigns')} lead={t('campaigns.lead')}>
      <div className="filters">
        <SelectField<Preset>
          label={t('period')}
          value={period}
          onChange={(name) => setFilters({ period: name === 'all' ? '' : name })}
          options={PRESETS.map((name) => ({ value: name, label: t(`preset.${name}`) }))}
        />
      </div>
      <Loaded query={query} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon="link" title={t('campaigns.none')}>
              {t('campaigns.noneWhy')}
            </EmptyState>
          ) : (
            <ScrollArea label={common('nav.campaigns')}>
              <table className="figures-table campaigns">
                <thead>
                  <tr>
                    <SortableHeader column="source" order={order} href={(sort) => href({ sort })}>
                      {t('campaigns.source')}
                    </SortableHeader>
                    {COLUMNS.slice(1).map((column) => (
                      <SortableHeader
                        key={column}
                        column={column}
                        order={order}
                        href={(sort) => href({ sort })}
                        firstDirection="descending"
                        number
                      >
                        {t(`campaigns.${column}`)}
                      </SortableHeader>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {sortRows(items, order, {
                    source: (row) => row.source,
                    visits: (row) => row.visits,
                    checks: (row) => row.checks,
                    requests: (row) => row.requests,
                  }).map(({ source, visits, checks, requests }) => (
                    <tr key={source}>
                      <th scope="row">{source === OTHER_SOURCE ? t('campaigns.other') : <bdi>{source}</bdi>}</th>
                      <td className="number">{formatNumber(visits)}</td>
                      <td className="number">{formatNumber(checks)}</td>
                      <td className="number">{formatNumber(requests)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollArea>
          )
        }
      </Loaded>
      <NewCampaignLink />
    </Page>
  );
}
