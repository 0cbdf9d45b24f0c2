import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { ButtonLink } from '../../kit/Button';
import { Section } from '../../kit/Page';
import { Loaded } from '../../kit/states';
import { hrefTo } from '../../routes';
import type { Filter } from '../irregularities/queries';
import { Row } from '../irregularities/Row';
import { FOUND, type LinkTo } from './queries';
import '../irregularities/irregularities.css';

/** What was confirmed last, within the filter. */
export function Latest({ filter, linkTo }: { filter: Filter; linkTo: LinkTo }) {
  const { t } = useTranslation('figures');
  const statuses = filter.status?.filter((status) => FOUND.includes(status)) ?? FOUND;
  const asked = { ...filter, status: [...statuses], counted: true, limit: 5 };
  const query = useQuery({
    queryKey: ['irregularities', 'latest', asked],
    enabled: statuses.length > 0,
    queryFn: () => answer(api.GET('/api/irregularities', { params: { query: asked } })),
  });
  return (
    <Section
      id="latest"
      title={t('latest.title')}
      actions={
        <ButtonLink small kind="quiet" icon="forward" href={linkTo({ status: FOUND.join(',') })}>
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
                {items.map((one) => (
                  <Row key={one.id} one={one} href={hrefTo('irregularity', { id: one.id })} />
                ))}
              </ul>
            )
          }
        </Loaded>
      )}
    </Section>
  );
}
