import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import { ButtonLink } from '../../kit/Button';
import { Loaded } from '../../kit/Loaded';
import { Section } from '../../kit/Section';
import { hrefTo } from '../../routes';
import { IrregularityRow } from '../irregularities/IrregularityRow';
import type { IrregularityFilter } from '../irregularities/queries';
import { CONFIRMED_STATUSES, type LinkTo } from './queries';
import '../irregularities/irregularities.css';

export function LatestIrregularities({ filter, linkTo }: { filter: IrregularityFilter; linkTo: LinkTo }) {
  const { t } = useTranslation('figures');
  const statuses = filter.status?.filter((status) => CONFIRMED_STATUSES.includes(status)) ?? CONFIRMED_STATUSES;
  const listQuery = { ...filter, status: [...statuses], counted: true, limit: 5 };
  const query = useQuery({
    queryKey: ['irregularities', 'latest', listQuery],
    enabled: statuses.length > 0,
    queryFn: () => unwrap(api.GET('/api/irregularities', { params: { query: listQuery } })),
  });
  return (
    <Section
      id="latest"
      title={t('latest.title')}
      actions={
        <ButtonLink small kind="quiet" icon="forward" href={linkTo({ status: CONFIRMED_STATUSES.join(',') })}>
          {t('latest.all')}
        </ButtonLink>
      }
    >
      {statuses.length === 0 ? (
        <p className="hint">{t('latest.none')}</p>
      ) : (
        <Loaded query={query} lines={3} tall>
          {({ items }) =>
            items.length === 0 ? (
              <p className="hint">{t('latest.none')}</p>
            ) : (
              <ul className="rows">
                {items.map((irregularity) => (
                  <IrregularityRow
                    key={irregularity.id}
                    irregularity={irregularity}
                    href={hrefTo('irregularity', { id: irregularity.id })}
                  />
                ))}
              </ul>
            )
          }
        </Loaded>
      )}
    </Section>
  );
}
