import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Scroll } from '../../kit/bits';
import { figure } from '../../kit/days';
import { Section } from '../../kit/Page';
import { Loaded } from '../../kit/states';
import type { Filter } from '../irregularities/queries';
import { monthName, monthsBack } from '../irregularities/when';
import { Internal } from './Internal';
import { figuresBy, type LinkTo, type Row } from './queries';

/** The months between the first and the last, those without a report too. */
function filled(rows: readonly Row[]): Row[] {
  const [first, last] = [rows[0]?.key, rows.at(-1)?.key];
  if (!first || !last) return [];
  const count =
    (Number(last.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(last.slice(5)) - Number(first.slice(5)) + 1;
  return monthsBack(`${last}-01`, count)
    .toReversed()
    .map((key) => rows.find((row) => row.key === key) ?? { key, count: 0, internal: false });
}

/** When it began: a column for each month, each a way to the rows behind it. */
export function Months({ filter, linkTo }: { filter: Filter; linkTo: LinkTo }) {
  const { t } = useTranslation('figures');
  const query = useQuery(figuresBy('month', filter));
  return (
    <Section id="months" title={t('months.title')}>
      <Loaded query={query} lines={4}>
        {({ rows }) => {
          const months = filled(rows);
          const most = Math.max(1, ...months.map(({ count }) => count));
          if (months.length === 0) return <p className="hint">{t('empty')}</p>;
          return (
            <Scroll label={`${t('months.title')}: ${t('cantons.count')}`}>
              <ol className="months">
                {months.map(({ key, count, internal }) => (
                  <li key={key}>
                    <Link
                      href={linkTo({ month: key, from: '', to: '' })}
                      title={t('months.one', { month: monthName(key), count })}
                    >
                      <span className="month-value">{figure(count)}</span>
                      <span
                        className={internal ? 'month-bar month-internal' : 'month-bar'}
                        style={{ blockSize: `${(count / most) * 7}rem` }}
                      />
                      <span className="unseen">{monthName(key)}</span>
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
            </Scroll>
          );
        }}
      </Loaded>
      {query.data?.rows.some(({ internal }) => internal) && (
        <p className="hint">
          <span className="month-key" aria-hidden="true" /> <Internal when />
        </p>
      )}
    </Section>
  );
}
