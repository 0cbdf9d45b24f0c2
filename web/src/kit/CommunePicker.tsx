import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ComboField } from './ComboField';
import { communeOf, communesLike, type Commune } from './places';

/** A commune by its name as people say it, by an old commune or a quarter, by a postcode; `value` is its number (BFS). */
export function CommunePicker({
  label,
  hint,
  pointer,
  error,
  optional,
  value,
  onChange,
}: {
  label?: ReactNode;
  hint?: ReactNode;
  pointer?: string;
  error?: string | undefined;
  optional?: boolean;
  value: number | null;
  onChange: (bfs: number | null, commune: Commune | null) => void;
}) {
  const { t } = useTranslation('parts');
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const { data: found = [] } = useQuery(communesLike(useDeferredValue(typed.trim())));
  const { data: chosen } = useQuery(communeOf(value));
  return (
    <ComboField
      label={label ?? t('pick.commune')}
      hint={hint ?? t('pick.communeHint')}
      {...{ pointer, error, optional }}
      chosen={
        chosen && chosen.bfs === value ? { id: String(chosen.bfs), label: `${chosen.name} ${chosen.canton}` } : null
      }
      options={
        typed.trim().length < 2
          ? []
          : found.map(({ bfs, name, canton, alias }) => ({
              id: String(bfs),
              label: name,
              hint: alias ? `${canton} · ${alias}` : canton,
            }))
      }
      onSearch={setTyped}
      onChoose={(item) => {
        const commune = found.find(({ bfs }) => String(bfs) === item?.id) ?? null;
        if (commune) client.setQueryData(communeOf(commune.bfs).queryKey, commune);
        onChange(commune?.bfs ?? null, commune);
      }}
    />
  );
}
