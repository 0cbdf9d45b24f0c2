import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Schema } from '../../api/client';
import { useCantonName } from '../../kit/cantons';
import { dayOf, daysBetween, useToday } from '../../kit/dates';
import { ShareBar } from '../../kit/ShareBar';
import { SortableHeader } from '../../kit/SortableHeader';
import { parseSortOrder, sortRows } from '../../kit/sortRows';
import { useFilters } from '../../kit/useFilters';
import { hrefTo } from '../../routes';
import { CountLink } from './CountLink';

const CANTON_COLUMNS = ['canton', 'waiting', 'longest', 'advisers', 'places'] as const;

export function CantonTable({ cantons }: { cantons: Schema<'CantonSupply'>[] }) {
  const { t } = useTranslation('inbox');
  const cantonName = useCantonName();
  const today = useToday();
  const { filters, href } = useFilters(['sort', 'canton']);
  const order = parseSortOrder(filters.sort, CANTON_COLUMNS, { column: 'waiting', descending: true });
  const waitingDays = (since: string | null): number | null =>
    since === null ? null : daysBetween(dayOf(since), today);
  const rows = sortRows(cantons, order, {
    canton: ({ canton }) => cantonName(canton),
    waiting: ({ waiting }) => waiting,
    longest: ({ longestWaitingSince }) => waitingDays(longestWaitingSince),
    advisers: ({ advisers }) => advisers,
    places: ({ freePlaces }) => freePlaces,
  });
  const mostWaiting = Math.max(1, ...cantons.map(({ waiting }) => waiting));
  const sort = { order, href: (value: string) => href({ sort: value }) };
  return (
    <div className="supply-table">
      <table>
        <caption className="visually-hidden">{t('map.name')}</caption>
        <thead>
          <tr>
            <SortableHeader column="canton" {...sort}>
              {t('map.canton')}
            </SortableHeader>
            <SortableHeader column="waiting" firstDirection="descending" number {...sort}>
              {t('map.waiting')}
            </SortableHeader>
            <SortableHeader column="longest" firstDirection="descending" number {...sort}>
              {t('map.longest')}
            </SortableHeader>
            <SortableHeader column="advisers" firstDirection="descending" number {...sort}>
              {t('map.advisers')}
            </SortableHeader>
            <SortableHeader column="places" firstDirection="descending" number {...sort}>
              {t('map.places')}
            </SortableHeader>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ canton, waiting, longestWaitingSince, advisers, freePlaces }) => (
            <tr key={canton}>
              <th scope="row">
                <Link href={href({ canton, sort: '' })}>{cantonName(canton)}</Link>
              </th>
              <td className="number">
                <CountLink
                  value={waiting}
                  href={hrefTo('inbox', { canton })}
                  label={t('map.waitingIn', { count: waiting, commune: cantonName(canton) })}
                />
                <ShareBar share={waiting / mostWaiting} />
              </td>
              <td className="number">
                {longestWaitingSince === null ? (
                  <span className="hint">–</span>
                ) : (
                  t('map.days', { count: waitingDays(longestWaitingSince)! })
                )}
              </td>
              <td className="number">
                <CountLink
                  value={advisers}
                  href={hrefTo('advisers', { canton, state: 'active' })}
                  label={t('map.advisersIn', { count: advisers, commune: cantonName(canton) })}
                />
              </td>
              <td className={freePlaces === 0 && waiting > 0 ? 'number late' : 'number'}>
                <CountLink
                  value={freePlaces}
                  href={hrefTo('advisers', { canton, state: 'active', free: 'yes' })}
                  label={t('map.placesIn', { count: freePlaces, canton: cantonName(canton) })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
