import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatNumber } from '../../kit/dates';
import { Loaded } from '../../kit/Loaded';
import { monthName } from '../../kit/months';
import { ScrollArea } from '../../kit/ScrollArea';
import { Section } from '../../kit/Section';
import type { IrregularityFilter } from '../irregularities/queries';
import { fillMonths } from './fillMonths';
import { InternalTag } from './InternalTag';
import { figuresQuery, type LinkTo } from './queries';

export function MonthFigures({ filter, linkTo }: { filter: IrregularityFilter; linkTo: LinkTo }) {
  const { t } = useTranslation('figures');
  const query = useQuery(figuresQuery('month', filter));
  return (
    <Section id="months" title={t('months.title')}>
      <Loaded query={query} lines={4}>
        {({ rows }) => {
          const months = fillMonths(rows);
          const highestCount = Math.max(1, ...months.map(({ count }) => count));
          if (months.length === 0) return <p className="hint">{t('empty')}</p>;
          return (
            <ScrollArea label={`${t('months.title')}: ${t('cantons.count')}`}>
              <ol className="months">
                {months.map(({ key, count, internal }) => (
                  <li key={key}>
                    <Link
                      href={linkTo({ month: key, from: '', to: '' })}
                      title={t('months.one', { month: monthName(key), count })}
                    >
                      <span className="month-value">{formatNumber(count)}</span>
                      <span
                        className={internal ? 'month-bar month-internal' : 'month-bar'}
                        style={{ blockSize: `${(count / highestCount) * 7}rem` }}
                      />
                      <span className="visually-hidden">{monthName(key)}</span>
                      <span className="month-name" aria-hidden="true">
                        {monthName(key, true)}
                        <span className="month-year">
                          {key === months[0]?.key || key.endsWith('-01') ? key.slice(0, 4) : '\u00a0'}
                        </span>
                      </span>
                    </Link>
                  </li>
                ))}
              </ol>
            </ScrollArea>
          );
        }}
      </Loaded>
      {query.data?.rows.some(({ internal }) => internal) && (
        <p className="hint">
          <span className="month-key" aria-hidden="true" /> <InternalTag isInternal />
        </p>
      )}
    </Section>
  );
}
