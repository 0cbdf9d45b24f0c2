import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Schema } from '../../api/client';
import { useCantonName } from '../../kit/cantons';
import { formatNumber } from '../../kit/dates';
import { EmptyState } from '../../kit/EmptyState';
import { Loaded } from '../../kit/Loaded';
import type { Mark } from '../../kit/mapMarks';
import { Page } from '../../kit/Page';
import { SwissMap } from '../../kit/SwissMap';
import { useFilters } from '../../kit/useFilters';
import { CommuneTable } from './CommuneTable';
import { supplyQuery } from './inboxQueries';
import { CantonTable } from './SupplyTables';
import './supply.css';

export default function SupplyPage() {
  const { t } = useTranslation('inbox');
  const query = useQuery(supplyQuery);
  return (
    <Page title={t('map.title')} lead={t('map.lead')} wide>
      <Loaded query={query} lines={4} tall>
        {(supply) => <SupplyMap supply={supply} />}
      </Loaded>
    </Page>
  );
}

function SupplyMap({ supply: { cantons, communes } }: { supply: Schema<'SupplyView'> }) {
  const { t } = useTranslation('inbox');
  const cantonName = useCantonName();
  const [path, navigate] = useLocation();
  const { filters, href } = useFilters(['canton', 'sort']);
  const canton = cantons.find((each) => each.canton === filters.canton)?.canton;
  const values = useMemo(() => Object.fromEntries(cantons.map((each) => [each.canton, each.waiting])), [cantons]);
  const marks = useMemo(
    () =>
      communes.flatMap(({ commune, name, waiting, advisers }): Mark[] => [
        ...(advisers > 0
          ? [
              {
                commune,
                shape: 'diamond' as const,
                count: advisers,
                title: t('map.advisersIn', { count: advisers, commune: name }),
              },
            ]
          : []),
        ...(waiting > 0
          ? [
              {
                commune,
                shape: 'ring' as const,
                count: waiting,
                title: t('map.waitingIn', { count: waiting, commune: name }),
              },
            ]
          : []),
      ]),
    [communes, t],
  );
  const total = cantons.reduce((sum, each) => sum + each.waiting, 0);
  const select = (selected: string | undefined): void =>
    navigate(path + href({ canton: selected ?? '', sort: '' }), { replace: true });
  return (
    <div className="supply">
      <SwissMap
        label={canton ? t('map.nameOfCanton', { canton: cantonName(canton) }) : t('map.name')}
        values={values}
        legend={t('map.legend')}
        marks={marks}
        markLabels={{ ring: t('map.ring'), diamond: t('map.diamond') }}
        focus={Object.keys(values)}
        selected={canton}
        onSelect={select}
      />
      <div className="stack">
        <p role="status">
          {canton
            ? cantonName(canton)
            : total === 0
              ? t('map.nobody')
              : t('map.total', {
                  count: total,
                  cantons: formatNumber(cantons.filter(({ waiting }) => waiting > 0).length),
                })}
        </p>
        {cantons.length === 0 ? (
          <EmptyState icon="map" title={t('map.noCantons')} />
        ) : canton ? (
          <CommuneTable
            canton={cantons.find((each) => each.canton === canton)!}
            communes={communes.filter((each) => each.canton === canton)}
          />
        ) : (
          <CantonTable cantons={cantons} />
        )}
      </div>
    </div>
  );
}
