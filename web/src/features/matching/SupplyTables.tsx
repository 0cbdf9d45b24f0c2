import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { View } from '../../api/client';
import { Bar } from '../../kit/bits';
import { ButtonLink } from '../../kit/Button';
import { useCantonName } from '../../kit/cantons';
import { dayOf, daysBetween, figure, useToday } from '../../kit/days';
import { useFilters } from '../../kit/filters';
import { inOrder, orderOf, SortHead } from '../../kit/SortHead';
import { Empty } from '../../kit/states';
import { hrefTo } from '../../routes';

const CANTON_COLUMNS = ['canton', 'waiting', 'longest', 'advisers', 'places'] as const;
const COMMUNE_COLUMNS = ['commune', 'waiting', 'advisers'] as const;

/** The numbers of the map, canton by canton; the name goes closer, each number to what it counts. */
export function CantonTable({ cantons }: { cantons: View<'CantonSupply'>[] }) {
  const { t } = useTranslation('inbox');
  const nameOf = useCantonName();
  const today = useToday();
  const { filters, href } = useFilters(['sort', 'canton']);
  const order = orderOf(filters.sort, CANTON_COLUMNS, { by: 'waiting', descending: true });
  const waits = (since: string | null): number | null => (since === null ? null : daysBetween(dayOf(since), today));
  const rows = inOrder(cantons, order, {
    canton: ({ canton }) => nameOf(canton),
    waiting: ({ waiting }) => waiting,
    longest: ({ longestWaitingSince }) => waits(longestWaitingSince),
    advisers: ({ advisers }) => advisers,
    places: ({ freePlaces }) => freePlaces,
  });
  const most = Math.max(1, ...cantons.map(({ waiting }) => waiting));
  const sort = { order, href: (written: string) => href({ sort: written }) };
  return (
    <div className="supply-table">
      <table>
        <caption className="unseen">{t('map.name')}</caption>
        <thead>
          <tr>
            <SortHead column="canton" {...sort}>
              {t('map.canton')}
            </SortHead>
            <SortHead column="waiting" first="descending" number {...sort}>
              {t('map.waiting')}
            </SortHead>
            <SortHead column="longest" first="descending" number {...sort}>
              {t('map.longest')}
            </SortHead>
            <SortHead column="advisers" first="descending" number {...sort}>
              {t('map.advisers')}
            </SortHead>
            <SortHead column="places" first="descending" number {...sort}>
              {t('map.places')}
            </SortHead>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ canton, waiting, longestWaitingSince, advisers, freePlaces }) => (
            <tr key={canton}>
              <th scope="row">
                <Link href={href({ canton, sort: '' })}>{nameOf(canton)}</Link>
              </th>
              <td className="number">
                <Count
                  value={waiting}
                  href={hrefTo('inbox', { canton })}
                  label={t('map.waitingIn', { count: waiting, commune: nameOf(canton) })}
                />
                <Bar share={waiting / most} />
              </td>
              <td className="number">
                {longestWaitingSince === null ? (
                  <span className="hint">–</span>
                ) : (
                  t('map.days', { count: waits(longestWaitingSince)! })
                )}
              </td>
              <td className="number">
                <Count
                  value={advisers}
                  href={hrefTo('advisers', { canton, state: 'active' })}
                  label={t('map.advisersIn', { count: advisers, commune: nameOf(canton) })}
                />
              </td>
              <td className={freePlaces === 0 && waiting > 0 ? 'number late' : 'number'}>
                <Count
                  value={freePlaces}
                  href={hrefTo('advisers', { canton, state: 'active', free: 'yes' })}
                  label={t('map.placesIn', { count: freePlaces, canton: nameOf(canton) })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The communes of one canton in which somebody waits or an adviser is at home. */
export function CommuneTable({
  canton: { canton, waiting, freePlaces },
  communes,
}: {
  canton: View<'CantonSupply'>;
  communes: View<'CommuneSupply'>[];
}) {
  const { t } = useTranslation('inbox');
  const { filters, href } = useFilters(['sort', 'canton']);
  const order = orderOf(filters.sort, COMMUNE_COLUMNS, { by: 'waiting', descending: true });
  const rows = inOrder(communes, order, {
    commune: ({ name }) => name,
    waiting: (each) => each.waiting,
    advisers: ({ advisers }) => advisers,
  });
  const sort = { order, href: (written: string) => href({ sort: written }) };
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
        <Empty icon="map" title={t('map.nobodyHere')} />
      ) : (
        <div className="supply-table">
          <table>
            <caption className="unseen">{t('map.communes')}</caption>
            <thead>
              <tr>
                <SortHead column="commune" {...sort}>
                  {t('map.commune')}
                </SortHead>
                <SortHead column="waiting" first="descending" number {...sort}>
                  {t('map.waiting')}
                </SortHead>
                <SortHead column="advisers" first="descending" number {...sort}>
                  {t('map.advisers')}
                </SortHead>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ commune, name, waiting: here, advisers }) => (
                <tr key={commune}>
                  <th scope="row">
                    <bdi>{name}</bdi>
                  </th>
                  <td className="number">
                    <Count
                      value={here}
                      href={hrefTo('inbox', { canton, commune: String(commune) })}
                      label={t('map.waitingIn', { count: here, commune: name })}
                    />
                  </td>
                  <td className="number">
                    <Count
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

function Count({ value, href, label }: { value: number; href: string; label: string }) {
  return value === 0 ? (
    <span className="hint">0</span>
  ) : (
    <Link href={href} className="supply-count" aria-label={label}>
      {figure(value)}
    </Link>
  );
}
