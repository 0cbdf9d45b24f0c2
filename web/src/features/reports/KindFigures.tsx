import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatNumber } from '../../kit/dates';
import { Loaded } from '../../kit/Loaded';
import { Section } from '../../kit/Section';
import { ShareBar } from '../../kit/ShareBar';
import { useKindName } from '../irregularities/irregularityTexts';
import type { IrregularityFilter } from '../irregularities/queries';
import { InternalTag } from './InternalTag';
import { figuresQuery, type LinkTo } from './queries';

export function KindFigures({ filter, linkTo }: { filter: IrregularityFilter; linkTo: LinkTo }) {
  const { t } = useTranslation('figures');
  const kindName = useKindName();
  const query = useQuery(figuresQuery('code', filter));
  return (
    <Section id="kinds" title={t('kinds.title')}>
      <Loaded query={query} lines={6}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="hint">{t('empty')}</p>
          ) : (
            <table className="figures-table kinds-table">
              <thead>
                <tr>
                  <th scope="col">{t('kinds.kind')}</th>
                  <th scope="col" className="kinds-share">
                    {t('kinds.share')}
                  </th>
                  <th scope="col" className="number">
                    {t('cantons.count')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ key, count, internal }) => (
                  <tr key={key}>
                    <th scope="row">
                      {kindName(key)}
                      <ShareBar share={count / rows[0]!.count} />
                    </th>
                    <td className="kinds-share">
                      <ShareBar share={count / rows[0]!.count} />
                    </td>
                    <td className="number">
                      <InternalTag isInternal={internal} />{' '}
                      <Link href={linkTo({ code: key, group: '' })}>{formatNumber(count)}</Link>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </Section>
  );
}
