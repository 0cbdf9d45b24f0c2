import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Button } from '../../kit/Button';
import { formatDateTime, useNetworkTime } from '../../kit/dates';
import { EmptyState } from '../../kit/EmptyState';
import { Loaded } from '../../kit/Loaded';
import { Section } from '../../kit/Section';
import { isFilled } from '../../offline/lost';
import { DRAFTS, readAll, removeValue, type StoreResult } from '../../offline/store';
import { draftRoute } from './draftRoutes';

const STORED_DRAFTS_KEY = ['stored-drafts'] as const;

export function DraftList({ onDiscard }: { onDiscard: (remove: () => Promise<StoreResult>) => void }) {
  const { t } = useTranslation('day');
  const client = useQueryClient();
  const toNetworkTime = useNetworkTime();
  const drafts = useQuery({
    queryKey: STORED_DRAFTS_KEY,
    staleTime: 0,
    gcTime: 0,
    queryFn: async () => {
      const { items, complete } = await readAll<object>(DRAFTS);
      const filled = items.flatMap(({ key, at, value, isStored }) => {
        const route = draftRoute(key);
        return route && isFilled(value) ? [{ key, at, isStored, ...route }] : [];
      });
      return { items: filled, complete };
    },
  });
  const remove = async (key: string): Promise<StoreResult> => {
    const result = await removeValue(key);
    await client.invalidateQueries({ queryKey: STORED_DRAFTS_KEY });
    return result;
  };
  return (
    <Section quiet title={t('kept.drafts')}>
      <Loaded query={drafts} lines={2}>
        {({ items, complete }) =>
          items.length === 0 ? (
            complete && <EmptyState icon="note" title={t('kept.noDrafts')} />
          ) : (
            <ul className="rows">
              {items.map(({ key, at, kind, href, isStored }) => (
                <li key={key} className="row">
                  <div className="row-head">
                    <strong>{t(`kept.draft.${kind}`)}</strong>
                    <span className="hint">{formatDateTime(new Date(toNetworkTime(at)).toISOString())}</span>
                  </div>
                  {!isStored && <p className="hint">{t('kept.notStored')}</p>}
                  <div className="buttons">
                    <Link className="button" href={href}>
                      {t('kept.goOn')}
                    </Link>
                    <Button kind="danger" onClick={() => onDiscard(() => remove(key))}>
                      {t('kept.discard')}
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
