import { queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { Scroll } from '../../kit/bits';
import { Button } from '../../kit/Button';
import { CopyButton } from '../../kit/CopyButton';
import { figure, useToday } from '../../kit/days';
import { Field, SelectField } from '../../kit/fields';
import { useFilters } from '../../kit/filters';
import { Page, Section } from '../../kit/Page';
import { inOrder, orderOf, SortHead } from '../../kit/SortHead';
import { Empty, Loaded } from '../../kit/states';
import { useAct } from '../../kit/useAct';
import { PRESETS, spanOf, type Preset, type Span } from '../reports/period';
import '../reports/reports.css';

const campaignsIn = (span: Span) =>
  queryOptions({
    queryKey: ['campaigns', span],
    queryFn: () => answer(api.GET('/api/campaigns', { params: { query: span } })),
  });

const COLUMNS = ['source', 'visits', 'checks', 'requests'] as const;
/** Under which the program counts all words that nobody has made. */
const OTHER = 'other';
type Column = (typeof COLUMNS)[number];

/** How far the links of each campaign have led, and the link for the next one. */
export default function Campaigns() {
  const { t } = useTranslation('figures');
  const { t: common } = useTranslation();
  const today = useToday();
  const { filters, href, set } = useFilters(['period', 'sort']);
  const period = PRESETS.find((each) => each === filters.period) ?? 'all';
  const query = useQuery(campaignsIn(spanOf(period, today)));
  const order = orderOf<Column>(filters.sort, COLUMNS, { by: 'visits', descending: true });
  return (
    <Page title={common('nav.campaigns')} lead={t('campaigns.lead')}>
      <div className="filters">
        <SelectField<Preset>
          label={t('period')}
          value={period}
          onChange={(name) => set({ period: name === 'all' ? '' : name })}
          options={PRESETS.map((name) => ({ value: name, label: t(`preset.${name}`) }))}
        />
      </div>
      <Loaded query={query} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="link" title={t('campaigns.none')}>
              {t('campaigns.noneWhy')}
            </Empty>
          ) : (
            <Scroll label={common('nav.campaigns')}>
              <table className="figures-table campaigns">
                <thead>
                  <tr>
                    <SortHead column="source" order={order} href={(sort) => href({ sort })}>
                      {t('campaigns.source')}
                    </SortHead>
                    {COLUMNS.slice(1).map((column) => (
                      <SortHead
                        key={column}
                        column={column}
                        order={order}
                        href={(sort) => href({ sort })}
                        first="descending"
                        number
                      >
                        {t(`campaigns.${column}`)}
                      </SortHead>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {inOrder(items, order, {
                    source: (row) => row.source,
                    visits: (row) => row.visits,
                    checks: (row) => row.checks,
                    requests: (row) => row.requests,
                  }).map(({ source, visits, checks, requests }) => (
                    <tr key={source}>
                      <th scope="row">{source === OTHER ? t('campaigns.other') : <bdi>{source}</bdi>}</th>
                      <td className="number">{figure(visits)}</td>
                      <td className="number">{figure(checks)}</td>
                      <td className="number">{figure(requests)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          )
        }
      </Loaded>
      <NewLink />
    </Page>
  );
}

/** Makes the link for a leaflet or a poster from a word, which is counted by itself from then on. */
function NewLink() {
  const { t } = useTranslation('figures');
  const [word, setWord] = useState('');
  const [made, setMade] = useState<string | null>(null);
  const source = word
    .trim()
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  const make = useAct((asked: string) => answer(api.POST('/api/campaigns', { body: { source: asked } })), {
    changes: [['campaigns']],
    onDone: (campaign) => setMade(campaign.source),
  });
  const link = `${location.origin}/?source=${source}`;
  return (
    <Section title={t('campaigns.link')}>
      <Field label={t('campaigns.word')} hint={t('campaigns.wordHint')}>
        {(wired) => (
          <input
            {...wired}
            value={word}
            maxLength={60}
            autoComplete="off"
            onChange={(event) => setWord(event.target.value)}
          />
        )}
      </Field>
      {make.words && (
        <p className="field-error" role="alert">
          {make.words}
        </p>
      )}
      {source !== '' &&
        source !== OTHER &&
        (made === source ? (
          <p className="buttons" role="status">
            <code dir="ltr" className="campaign-link">
              {link}
            </code>{' '}
            <CopyButton text={link} />
          </p>
        ) : (
          <p className="buttons">
            <Button busy={make.busy} onClick={() => make.run(source)}>
              {t('campaigns.make')}
            </Button>
          </p>
        ))}
    </Section>
  );
}
