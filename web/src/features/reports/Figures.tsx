import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { useToday } from '../../kit/dates';
import { Icon } from '../../kit/Icon';
import { Page } from '../../kit/Page';
import { useShortcuts } from '../../kit/shortcuts';
import { useFilters } from '../../kit/useFilters';
import { hrefTo } from '../../routes';
import { LIST_FILTERS, toListFilter } from '../irregularities/listFilter';
import type { IrregularityFilter, IrregularityStatus } from '../irregularities/queries';
import { CantonFigures } from './CantonFigures';
import { ExportDialog } from './ExportDialog';
import { FilterBar } from './FilterBar';
import { KeyFigures } from './KeyFigures';
import { KindFigures } from './KindFigures';
import { LatestIrregularities } from './LatestIrregularities';
import { MonthFigures } from './MonthFigures';
import { periodOf } from './period';
import type { LinkTo } from './queries';
import '../irregularities/irregularities.css';
import './reports.css';

export default function Figures() {
  // Loads the texts of nested parts too: suspending later would lose the focus.
  const { t } = useTranslation(['figures', 'irregularities', 'common', 'cases']);
  const today = useToday();
  const { filters } = useFilters([...LIST_FILTERS, 'status', 'period']);
  const [isExporting, setExporting] = useState(false);
  const [isFiltering, setFiltering] = useState(false);
  const [isMapShown, setMapShown] = useState(true);
  // The default period is this year.
  const effective = useMemo(() => {
    const { period, ...rest } = filters;
    return rest.from || rest.to || rest.month || period === 'all' ? rest : { ...rest, ...periodOf('year', today) };
  }, [filters, today]);
  const filter = useMemo(
    (): IrregularityFilter => ({
      ...toListFilter(effective),
      ...(effective.status ? { status: effective.status.split(',') as IrregularityStatus[] } : {}),
    }),
    [effective],
  );
  const linkTo: LinkTo = (extraFilters) =>
    hrefTo('irregularities', { ...effective, status: effective.status ?? 'all', counted: 'true', ...extraFilters });
  useShortcuts({ f: () => setFiltering(true), e: () => setExporting(true), m: () => setMapShown(!isMapShown) });
  return (
    <Page
      wide
      title={t('title')}
      actions={
        <Button icon="download" onClick={() => setExporting(true)} aria-keyshortcuts="e">
          {t('export')}
        </Button>
      }
    >
      <p className="notice">
        <Icon name="alert" />
        <span>{t('lead')}</span>
      </p>
      <FilterBar period={{ from: effective.from, to: effective.to }} open={isFiltering} onOpen={setFiltering} />
      <KeyFigures filter={filter} linkTo={linkTo} />
      <CantonFigures filter={filter} linkTo={linkTo} isMapShown={isMapShown} onMapToggle={setMapShown} />
      <div className="tiles">
        <KindFigures filter={filter} linkTo={linkTo} />
        <div className="stack tile-stack">
          <MonthFigures filter={filter} linkTo={linkTo} />
          <LatestIrregularities filter={filter} linkTo={linkTo} />
        </div>
      </div>
      <p className="hint">
        {t('internalNote')} <span className="keys-hint">{t('keys')}</span>
      </p>
      {isExporting && <ExportDialog filters={effective} onClose={() => setExporting(false)} />}
    </Page>
  );
}
