import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { api, unwrap } from '../api/client';
import { Search } from '../api/limits';
import { Dialog } from '../kit/Dialog';
import { Icon, type IconName } from '../kit/Icon';
import type { MenuItem } from '../menu';
import { firstCodePoints } from '../kit/textLength';
import { hrefTo } from '../routes';
import { isRole } from '../roles';
import { useMe } from '../session';

interface SearchHit {
  key: string;
  group: 'go' | 'people' | 'cases' | 'irregularities' | 'advisers';
  icon: IconName;
  label: string;
  hint?: string;
  href: string;
}

/** The search term is sent in the body, so that it never appears in an address. */
export function CommandPalette({
  open,
  items,
  isMenu,
  onClose,
}: {
  open: boolean;
  items: readonly MenuItem[];
  isMenu: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Dialog title={t(isMenu ? 'nav.more' : 'search.title')} open={open} onClose={onClose}>
      <CommandSearch items={items} onClose={onClose} />
    </Dialog>
  );
}

function CommandSearch({ items, onClose }: { items: readonly MenuItem[]; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const [, navigate] = useLocation();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [activeIndex, setActiveIndex] = useState(0);
  const searchTerm = useDeferredValue(firstCodePoints(typed.trim(), Search.q.maxLength));
  const canSearch = ['adviser', 'coordinator', 'staff'].some((role) => isRole(me, role as 'staff'));
  const { data } = useQuery({
    queryKey: ['search', searchTerm],
    enabled: canSearch && searchTerm.length >= 2,
    staleTime: 5_000,
    gcTime: 0,
    queryFn: () => unwrap(api.POST('/api/search', { body: { q: searchTerm } })),
  });
  const commands: SearchHit[] = [
    ...items.map(({ name, icon }) => ({
      key: name,
      group: 'go' as const,
      icon,
      label: t(`nav.${name}`),
      href: hrefTo(name),
    })),
    { key: 'me', group: 'go', icon: 'person', label: t('nav.me'), href: hrefTo('me') },
    ...(canSearch
      ? [
          {
            key: 'irregularity',
            group: 'go' as const,
            icon: 'flag' as const,
            label: t('log.irregularity'),
            href: hrefTo('newIrregularity'),
          },
        ]
      : []),
    ...(isRole(me, 'adviser') || me.role === 'coordinator'
      ? [{ key: 'case', group: 'go' as const, icon: 'plus' as const, label: t('log.case'), href: hrefTo('newCase') }]
      : []),
  ];
  const results = searchTerm.length >= 2 ? data : undefined;
  const hits: SearchHit[] = [
    ...(results?.people ?? []).map((person): SearchHit => ({
      key: person.id,
      group: 'people',
      icon: 'person',
      label: person.name,
      hint: person.caseReference ?? '',
      href: person.caseId ? hrefTo('case', { id: person.caseId }) : hrefTo('cases'),
    })),
    ...(results?.cases ?? []).map((result): SearchHit => ({
      key: result.id,
      group: 'cases',
      icon: 'people',
      label: result.reference,
      hint: result.canton,
      href: hrefTo('case', { id: result.id }),
    })),
    ...(results?.irregularities ?? []).map((result): SearchHit => ({
      key: result.id,
      group: 'irregularities',
      icon: 'flag',
      label: result.reference,
      hint: result.canton ?? '',
      href: hrefTo('irregularity', { id: result.id }),
    })),
    ...(results?.advisers ?? []).map((result): SearchHit => ({
      key: result.id,
      group: 'advisers',
      icon: 'person',
      label: result.name,
      href: hrefTo('adviser', { id: result.id }),
    })),
    ...commands.filter(({ label }) => label.toLocaleLowerCase().includes(searchTerm.toLocaleLowerCase())),
  ];
  const openHit = (hit: SearchHit | undefined): void => {
    if (!hit) return;
    onClose();
    navigate(hit.href);
  };
  return (
    <>
      <input
        type="search"
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={hits[activeIndex] ? `${listId}-${activeIndex}` : undefined}
        aria-label={t('search.title')}
        placeholder={canSearch ? t('search.hint') : t('search.hintCommands')}
        dir="auto"
        data-autofocus
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setActiveIndex(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setActiveIndex((activeIndex + 1) % Math.max(hits.length, 1));
          else if (event.key === 'ArrowUp') setActiveIndex((activeIndex + hits.length - 1) % Math.max(hits.length, 1));
          else if (event.key === 'Enter') openHit(hits[activeIndex]);
          else return;
          event.preventDefault();
        }}
      />
      <ul id={listId} role="listbox" className="palette-list" aria-label={t('search.results')}>
        {hits.map((hit, index) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- Enter is handled by the field (aria-activedescendant)
          <li
            key={hit.key}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === activeIndex}
            onMouseEnter={() => setActiveIndex(index)}
            onClick={() => openHit(hit)}
          >
            <Icon name={hit.icon} />
            <bdi>{hit.label}</bdi>
            <span className="hint">
              {hit.hint ? `${hit.hint} · ` : ''}
              {t(`search.${hit.group}`)}
            </span>
          </li>
        ))}
      </ul>
      <p role="status" className="hint">
        {searchTerm.length >= 2 && results && hits.length === 0 ? t('search.nothing') : ''}
      </p>
    </>
  );
}
