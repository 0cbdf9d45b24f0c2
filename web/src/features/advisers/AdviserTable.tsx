import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { spokenName } from '../../kit/languages';
import { SortableHeader } from '../../kit/SortableHeader';
import type { SortOrder } from '../../kit/sortRows';
import { useFilters } from '../../kit/useFilters';
import { hrefTo } from '../../routes';
import { AdviserLoad, AdviserPlace, OpenCases, OverdueCases } from './AdviserCells';
import { AdviserStateTags } from './AdviserStateTags';
import type { Adviser } from './queries';

export const ADVISER_COLUMNS = ['name', 'place', 'load', 'open', 'overdue', 'state'] as const;

export function AdviserTable({
  advisers,
  order,
}: {
  advisers: Adviser[];
  order: SortOrder<(typeof ADVISER_COLUMNS)[number]>;
}) {
  const { t } = useTranslation('advisers');
  const { href } = useFilters(['sort']);
  const sort = { order, href: (value: string) => href({ sort: value }) };
  return (
    <div className="advisers-table">
      <table>
        <caption className="visually-hidden">{t('title')}</caption>
        <thead>
          <tr>
            <SortableHeader column="name" {...sort}>
              {t('column.name')}
            </SortableHeader>
            <SortableHeader column="place" {...sort}>
              {t('column.place')}
            </SortableHeader>
            <th scope="col">{t('column.languages')}</th>
            <SortableHeader column="load" firstDirection="descending" {...sort}>
              {t('column.load')}
            </SortableHeader>
            <SortableHeader column="open" firstDirection="descending" number {...sort}>
              {t('column.open')}
            </SortableHeader>
            <SortableHeader column="overdue" firstDirection="descending" number {...sort}>
              {t('column.overdue')}
            </SortableHeader>
            <SortableHeader column="state" {...sort}>
              {t('column.state')}
            </SortableHeader>
          </tr>
        </thead>
        <tbody>
          {advisers.map((adviser) => (
            <tr key={adviser.id}>
              <th scope="row">
                <Link href={hrefTo('adviser', { id: adviser.id })}>
                  <bdi>
                    {adviser.firstName} {adviser.lastName}
                  </bdi>
                </Link>
              </th>
              <td>
                <AdviserPlace adviser={adviser} />
              </td>
              <td>{adviser.languages.map(({ code }) => spokenName(code)).join(', ')}</td>
              <td className="advisers-load">
                <AdviserLoad adviser={adviser} />
              </td>
              <td className="number">
                <OpenCases adviser={adviser} />
              </td>
              <td className="number">
                <OverdueCases adviser={adviser} />
              </td>
              <td>
                <AdviserStateTags adviser={adviser} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
