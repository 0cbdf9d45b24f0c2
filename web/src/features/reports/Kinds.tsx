import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Bar } from '../../kit/bits';
import { figure } from '../../kit/days';
import { Section } from '../../kit/Page';
import { Loaded } from '../../kit/states';
import { useKindName } from '../irregularities/parts';
import type { Filter } from '../irregularities/queries';
import { Internal } from './Internal';
import { figuresBy, type LinkTo } from './queries';

/** What it is about: bars in a table, the most first. */
export function Kinds({ filter, linkTo }: { filter: Filter; linkTo: LinkTo }) {
  const { t } = useTranslation('figures');
  const kindName = useKindName();
  const query = useQuery(figuresBy('code', filter));
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
                      <Bar share={count / rows[0]!.count} />
                    </th>
                    <td className="kinds-share">
                      <Bar share={count / rows[0]!.count} />
                    </td>
                    <td className="number">
                      <Internal when={internal} /> <Link href={linkTo({ code: key, group: '' })}>{figure(count)}</Link>
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
