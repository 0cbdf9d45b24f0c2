import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useDeferredValue, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Combobox } from './Combobox';
import { communeQuery, communeSearchQuery, type Commune } from './places';

/**
 * Finds communes by name, former name, district or postcode; `value` is the number of the Federal Statistical Office.
 */
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
  const { data: matches = [] } = useQuery(communeSearchQuery(useDeferredValue(typed.trim())));
  const { data: selected } = useQuery(communeQuery(value));
  return (
    <Combobox
      label={label ?? t('pick.commune')}
      hint={hint ?? t('pick.communeHint')}
      {...{ pointer, error, optional }}
      selected={
        selected && selected.bfs === value
          ? { id: String(selected.bfs), label: `${selected.name} ${selected.canton}` }
          : null
      }
      options={
        typed.trim().length < 2
          ? []
          : matches.map(({ bfs, name, canton, alias }) => ({
              id: String(bfs),
              label: name,
              hint: alias ? `${canton} · ${alias}` : canton,
            }))
      }
      onSearch={setTyped}
      onSelect={(item) => {
        const commune = matches.find(({ bfs }) => String(bfs) === item?.id) ?? null;
        if (commune) client.setQueryData(communeQuery(commune.bfs).queryKey, commune);
        onChange(commune?.bfs ?? null, commune);
      }}
    />
  );
}
