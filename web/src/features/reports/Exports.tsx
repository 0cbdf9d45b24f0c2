import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Tag } from '../../kit/bits';
import { Button } from '../../kit/Button';
import { useCantonName } from '../../kit/cantons';
import { moment, plainDay, useToday } from '../../kit/days';
import { useFilters } from '../../kit/filters';
import { Page, Section } from '../../kit/Page';
import { Empty, Failed, Skeleton } from '../../kit/states';
import { useKindName } from '../irregularities/parts';
import { LIST_FILTERS } from '../irregularities/ListFilters';
import { Download } from './Download';
import { ExportForm } from './ExportForm';
import { FilterBar } from './FilterBar';
import { exportsMade, type Export } from './queries';
import '../irregularities/irregularities.css';
import './reports.css';

/** What leaves the house as a file: a new one, and those one has made. */
export default function Exports() {
  // What the parts need too: texts that come later would take the focus away.
  const { t } = useTranslation(['figures', 'irregularities', 'common', 'cases']);
  const { filters } = useFilters([...LIST_FILTERS, 'status', 'period']);
  const [open, setOpen] = useState(false);
  const list = useInfiniteQuery(exportsMade);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('exports.title')} lead={t('exports.lead')}>
      <Section id="new" title={t('exports.new')}>
        <FilterBar span={{ from: filters.from, to: filters.to }} open={open} onOpen={setOpen} />
        <ExportForm from={filters} />
      </Section>
      <Section id="earlier" title={t('exports.earlier')} quiet>
        <p className="hint">{t('exports.earlierWhy')}</p>
        {list.error && items.length === 0 ? (
          <Failed error={list.error} onRetry={() => void list.refetch()} />
        ) : !list.data ? (
          <Skeleton lines={3} tall />
        ) : items.length === 0 ? (
          <Empty icon="download" title={t('exports.none')}>
            {t('exports.noneWhy')}
          </Empty>
        ) : (
          <>
            <ul className="rows">
              {items.map((one) => (
                <Made key={one.id} one={one} />
              ))}
            </ul>
            {list.hasNextPage && (
              <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t('common:action.more')}
              </Button>
            )}
          </>
        )}
      </Section>
    </Page>
  );
}

function Made({ one }: { one: Export }) {
  const { t } = useTranslation(['figures', 'irregularities', 'common']);
  const kindName = useKindName();
  const cantonName = useCantonName();
  const today = useToday();
  const { filter } = one;
  const words = [
    filter.from || filter.to
      ? t('irregularities:when.range', {
          from: filter.from ? plainDay(filter.from) : '…',
          to: plainDay(filter.to ?? today),
        })
      : '',
    ...(filter.canton ?? []).map(cantonName),
    ...(filter.code ?? []).map(kindName),
    ...(filter.status ?? []).map((status) => t(`common:irregularityStatus.${status}`)),
  ].filter(Boolean);
  return (
    <li className="row">
      <div className="row-head">
        <span className="row-title">{t('exports.rows', { count: one.rows })}</span>
        <span className="row-tags">
          <Tag>{one.format.toUpperCase()}</Tag>{' '}
          <Tag tone={one.profile === 'full' ? 'soon' : 'good'} icon={one.profile === 'full' ? 'alert' : 'shield'}>
            {t(`exports.${one.profile}`)}
          </Tag>
        </span>
      </div>
      <p className="row-meta">
        <span>
          {t('exports.asked')} {moment(one.requestedAt)}
        </span>
        <span>{words.length > 0 ? words.join(', ') : t('exports.everything')}</span>
      </p>
      <div className="buttons">
        <Download one={one} />
      </div>
    </li>
  );
}
