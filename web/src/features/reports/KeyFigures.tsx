import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatNumericDate } from '../../kit/dates';
import { Figure } from '../../kit/Figure';
import { Loaded } from '../../kit/Loaded';
import type { IrregularityFilter } from '../irregularities/queries';
import { InternalTag } from './InternalTag';
import { keyFiguresQuery, type LinkTo } from './queries';

const FIGURE_NAMES = ['reported', 'confirmed', 'open', 'authorities'] as const;

/** Compares each figure with the previous period. Authorities have no list of their own, so they have no link. */
export function KeyFigures({ filter, linkTo }: { filter: IrregularityFilter; linkTo: LinkTo }) {
  const { t } = useTranslation('figures');
  const query = useQuery(keyFiguresQuery(filter));
  return (
    <section aria-label={t('four.title')} className="stack">
      <Loaded query={query} lines={1} tall>
        {(figures) => (
          <>
            <div className="figures">
              {FIGURE_NAMES.map((name) => {
                const { count, internal, before, statuses } = figures[name];
                const note =
                  before === null
                    ? t('four.noBefore')
                    : before === count
                      ? t('four.same')
                      : t('four.before', {
                          before: formatNumber(before),
                          change: `${count > before ? '+' : '−'}${formatNumber(Math.abs(count - before))}`,
                        });
                return (
                  <Figure
                    key={name}
                    href={name === 'authorities' ? undefined : linkTo(statuses ? { status: statuses.join(',') } : {})}
                    value={
                      <>
                        {formatNumber(count)} <InternalTag isInternal={internal} />
                      </>
                    }
                    label={t(`four.${name}`)}
                    note={note}
                  />
                );
              })}
            </div>
            {figures.before && (
              <p className="hint">
                {t('four.compared', {
                  from: formatNumericDate(figures.before.from),
                  to: formatNumericDate(figures.before.to),
                })}
              </p>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
