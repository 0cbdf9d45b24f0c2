import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { ButtonLink } from '../../kit/Button';
import { EmptyState } from '../../kit/EmptyState';
import { SortableHeader } from '../../kit/SortableHeader';
import { parseSortOrder, sortRows } from '../../kit/sortRows';
import { useFilters } from '../../kit/useFilters';
import { hrefTo } from '../../routes';
import { CountLink } from './CountLink';

const COMMUNE_COLUMNS = ['commune', 'waiting', 'advisers'] as const;

export function CommuneTable({
  canton: { canton, waiting, freePlaces },
  communes,
}: {
  canton: Schema<'CantonSupply'>;
  communes: Schema<'CommuneSupply'>[];
}) {
  const { t } = useTranslation('inbox');
  const { filters, href } = useFilters(['sort', 'canton']);
  const order = parseSortOrder(filters.sort, COMMUNE_COLUMNS, { column: 'waiting', descending: true });
  const rows = sortRows(communes, order, {
    commune: ({ name }) => name,
    waiting: (each) => each.waiting,
    advisers: ({ advisers }) => advisers,
  });
  const sort = { order, href: (value: string) => href({ sort: value }) };
  return (
    <>
      <div className="buttons">
        <ButtonLink small icon="back" kind="quiet" href={href({ canton: '', sort: '' })}>
          {t('map.all')}
        </ButtonLink>
        <ButtonLink small icon="inbox" href={hrefTo('inbox', { canton })}>
          {t('map.openInbox', { count: waiting })}
        </ButtonLink>
        <ButtonLink small icon="person" href={hrefTo('advisers', { canton, state: 'active' })}>
          {t('map.openAdvisers', { count: freePlaces })}
        </ButtonLink>
      </div>
      {rows.length === 0 ? (
        <EmptyState icon="map" title={t('map.nobodyHere')} />
      ) : (
        <div className="supply-table">
          <table>
            <caption className="visually-hidden">{t('map.communes')}</caption>
            <thead>
              <tr>
                <SortableHeader column="commune" {...sort}>
                  {t('map.commune')}
                </SortableHeader>
                <SortableHeader column="waiting" firstDirection="descending" number {...sort}>
                  {t('map.waiting')}
                </SortableHeader>
                <SortableHeader column="advisers" firstDirection="descending" number {...sort}>
                  {t('map.advisers')}
                </SortableHeader>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ commune, name, waiting: waitingHere, advisers }) => (
                <tr key={commune}>
                  <th scope="row">
                    <bdi>{name}</bdi>
                  </th>
                  <td className="number">
                    <CountLink
                      value={waitingHere}
                      href={hrefTo('inbox', { canton, commune: String(commune) })}
                      label={t('map.waitingIn', { count: waitingHere, commune: name })}
                    />
                  </td>
                  <td className="number">
                    <CountLink
                      value={advisers}
                      href={hrefTo('advisers', { canton, commune: String(commune), state: 'active' })}
                      label={t('map.advisersIn', { count: advisers, commune: name })}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
