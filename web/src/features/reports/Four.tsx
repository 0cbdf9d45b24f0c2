import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Figure } from '../../kit/bits';
import { figure, plainDay } from '../../kit/days';
import { Loaded } from '../../kit/states';
import type { Filter } from '../irregularities/queries';
import { Internal } from './Internal';
import { fourFigures, type LinkTo } from './queries';

const NAMES = ['reported', 'confirmed', 'open', 'authorities'] as const;

/** Four figures, each against the span before. Authorities have no rows of their own: what they are counted from is more. */
export function Four({ filter, linkTo }: { filter: Filter; linkTo: LinkTo }) {
  const { t } = useTranslation('figures');
  const query = useQuery(fourFigures(filter));
  return (
    <section aria-label={t('four.title')} className="stack">
      <Loaded query={query} lines={1} tall>
        {(four) => (
          <>
            <div className="figures">
              {NAMES.map((name) => {
                const { count, internal, before, statuses } = four[name];
                const note =
                  before === null
                    ? t('four.noBefore')
                    : before === count
                      ? t('four.same')
                      : t('four.before', {
                          before: figure(before),
                          change: `${count > before ? '+' : '−'}${figure(Math.abs(count - before))}`,
                        });
                return (
                  <Figure
                    key={name}
                    href={name === 'authorities' ? undefined : linkTo(statuses ? { status: statuses.join(',') } : {})}
                    value={
                      <>
                        {figure(count)} <Internal when={internal} />
                      </>
                    }
                    label={t(`four.${name}`)}
                    note={note}
                  />
                );
              })}
            </div>
            {four.before && (
              <p className="hint">
                {t('four.compared', { from: plainDay(four.before.from), to: plainDay(four.before.to) })}
              </p>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
