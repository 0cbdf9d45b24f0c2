import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Button } from '../../kit/Button';
import { formatDateTime } from '../../kit/dates';
import { EmptyState } from '../../kit/EmptyState';
import { Loaded } from '../../kit/Loaded';
import { Section } from '../../kit/Section';
import { DRAFTS, readAll, removeValue } from '../../offline/store';
import { draftRoute } from './draftRoutes';

const STORED_DRAFTS_KEY = ['stored-drafts'] as const;

const isFilled = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.trim() !== ''
    : typeof value === 'object' && value !== null && Object.values(value).some(isFilled);

export function DraftList({ onDiscard }: { onDiscard: (remove: () => Promise<void>) => void }) {
  const { t } = useTranslation('day');
  const client = useQueryClient();
  const drafts = useQuery({
    queryKey: STORED_DRAFTS_KEY,
    staleTime: 0,
    gcTime: 0,
    queryFn: async () =>
      (await readAll<object>(DRAFTS)).flatMap(({ key, at, value }) => {
        const route = draftRoute(key);
        return route && isFilled(value) ? [{ key, at, ...route }] : [];
      }),
  });
  const remove = async (key: string): Promise<void> => {
    await removeValue(key);
    await client.invalidateQueries({ queryKey: STORED_DRAFTS_KEY });
  };
  return (
    <Section quiet title={t('kept.drafts')}>
      <Loaded query={drafts} lines={2}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon="note" title={t('kept.noDrafts')} />
          ) : (
            <ul className="rows">
              {items.map(({ key, at, kind, href }) => (
                <li key={key} className="row">
                  <div className="row-head">
                    <strong>{t(`kept.draft.${kind}`)}</strong>
                    <span className="hint">{formatDateTime(new Date(at).toISOString())}</span>
                  </div>
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
