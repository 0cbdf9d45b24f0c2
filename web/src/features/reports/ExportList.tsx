import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { EmptyState } from '../../kit/EmptyState';
import { ErrorState } from '../../kit/ErrorState';
import { Page } from '../../kit/Page';
import { Section } from '../../kit/Section';
import { Skeleton } from '../../kit/Skeleton';
import { useFilters } from '../../kit/useFilters';
import { LIST_FILTERS } from '../irregularities/listFilter';
import { ExportForm } from './ExportForm';
import { ExportRow } from './ExportRow';
import { FilterBar } from './FilterBar';
import { exportsQuery } from './queries';
import '../irregularities/irregularities.css';
import './reports.css';

export default function ExportList() {
  // Loads the texts of nested parts too: suspending later would lose the focus.
  const { t } = useTranslation(['figures', 'irregularities', 'common', 'cases']);
  const { filters } = useFilters([...LIST_FILTERS, 'status', 'period']);
  const [open, setOpen] = useState(false);
  const list = useInfiniteQuery(exportsQuery);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={t('exports.title')} lead={t('exports.lead')}>
      <Section id="new" title={t('exports.new')}>
        <FilterBar period={{ from: filters.from, to: filters.to }} open={open} onOpen={setOpen} />
        <ExportForm filters={filters} />
      </Section>
      <Section id="earlier" title={t('exports.earlier')} quiet>
        <p className="hint">{t('exports.earlierWhy')}</p>
        {list.error && items.length === 0 ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : !list.data ? (
          <Skeleton lines={3} tall />
        ) : items.length === 0 ? (
          <EmptyState icon="download" title={t('exports.none')}>
            {t('exports.noneWhy')}
          </EmptyState>
        ) : (
          <>
            <ul className="rows">
              {items.map((exportFile) => (
                <ExportRow key={exportFile.id} exportFile={exportFile} />
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
