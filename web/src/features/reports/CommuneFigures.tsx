import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useCantonName } from '../../kit/cantons';
import { formatNumber } from '../../kit/dates';
import { Loaded } from '../../kit/Loaded';
import type { IrregularityFilter } from '../irregularities/queries';
import { InternalTag } from './InternalTag';
import { figuresQuery, type LinkTo } from './queries';

export function CommuneFigures({
  canton,
  filter,
  linkTo,
}: {
  canton: string;
  filter: IrregularityFilter;
  linkTo: LinkTo;
}) {
  const { t } = useTranslation(['figures', 'irregularities']);
  const cantonName = useCantonName();
  const query = useQuery(figuresQuery('commune', filter));
  return (
    <div className="stack">
      <h3>{t('communes.title', { canton: cantonName(canton) })}</h3>
      <Loaded query={query} lines={3}>
        {({ rows, total }) => {
          const otherCount = total - rows.reduce((sum, { count }) => sum + count, 0);
          return (
            <>
              {rows.length > 0 && (
                <table className="figures-table">
                  <thead>
                    <tr>
                      <th scope="col">{t('communes.commune')}</th>
                      <th scope="col" className="number">
                        {t('cantons.count')}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map(({ key, label, count, internal }) => (
                      <tr key={key}>
                        <th scope="row">{label ?? key}</th>
                        <td className="number">
                          <InternalTag isInternal={internal} />{' '}
                          <Link href={linkTo({ canton, commune: key })}>{formatNumber(count)}</Link>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
              {otherCount > 0 && <p className="hint">{t('communes.rest', { count: otherCount })}</p>}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}
