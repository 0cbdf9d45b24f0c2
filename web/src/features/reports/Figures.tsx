import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { useToday } from '../../kit/days';
import { useFilters } from '../../kit/filters';
import { Icon } from '../../kit/icons';
import { useKeys } from '../../kit/keys';
import { Page } from '../../kit/Page';
import { hrefTo } from '../../routes';
import { filterOf, LIST_FILTERS } from '../irregularities/ListFilters';
import type { Filter, Status } from '../irregularities/queries';
import { Cantons } from './Cantons';
import { ExportDialog } from './ExportDialog';
import { FilterBar } from './FilterBar';
import { Four } from './Four';
import { Kinds } from './Kinds';
import { Latest } from './Latest';
import { Months } from './Months';
import { spanOf } from './period';
import type { LinkTo } from './queries';
import '../irregularities/irregularities.css';
import './reports.css';

/** What was reported, counted: for the staff, each number with the list behind it. */
export default function Figures() {
  // What the parts need too: texts that come later would take the focus away.
  const { t } = useTranslation(['figures', 'irregularities', 'common', 'cases']);
  const today = useToday();
  const { filters } = useFilters([...LIST_FILTERS, 'status', 'period']);
  const [exporting, setExporting] = useState(false);
  const [filtering, setFiltering] = useState(false);
  const [map, setMap] = useState(true);
  // Without a word on the period it is this year.
  const effective = useMemo(() => {
    const { period, ...rest } = filters;
    return rest.from || rest.to || rest.month || period === 'all' ? rest : { ...rest, ...spanOf('year', today) };
  }, [filters, today]);
  const filter = useMemo(
    (): Filter => ({
      ...filterOf(effective),
      ...(effective.status ? { status: effective.status.split(',') as Status[] } : {}),
    }),
    [effective],
  );
  const linkTo: LinkTo = (besides) =>
    hrefTo('irregularities', { ...effective, status: effective.status ?? 'all', counted: 'true', ...besides });
  useKeys({ f: () => setFiltering(true), e: () => setExporting(true), m: () => setMap(!map) });
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
      <FilterBar span={{ from: effective.from, to: effective.to }} open={filtering} onOpen={setFiltering} />
      <Four filter={filter} linkTo={linkTo} />
      <Cantons filter={filter} linkTo={linkTo} map={map} onMap={setMap} />
      <div className="tiles">
        <Kinds filter={filter} linkTo={linkTo} />
        <div className="stack tile-stack">
          <Months filter={filter} linkTo={linkTo} />
          <Latest filter={filter} linkTo={linkTo} />
        </div>
      </div>
      <p className="hint">
        {t('internalNote')} <span className="keys-hint">{t('keys')}</span>
      </p>
      {exporting && <ExportDialog from={effective} onClose={() => setExporting(false)} />}
    </Page>
  );
}
