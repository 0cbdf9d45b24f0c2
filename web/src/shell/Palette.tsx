import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { answer, api } from '../api/client';
import { Dialog } from '../kit/Dialog';
import { Icon, type IconName } from '../kit/icons';
import type { MenuItem } from '../menu';
import { hrefTo } from '../routes';
import { isRole, useMe } from '../session';

interface Hit {
  key: string;
  group: 'go' | 'people' | 'cases' | 'irregularities' | 'advisers';
  icon: IconName;
  label: string;
  hint?: string;
  href: string;
}

/** Finds people, cases, irregularities, advisers and commands. What is typed goes in the body, never into an address. */
export function Palette({
  open,
  items,
  listed,
  onClose,
}: {
  open: boolean;
  items: readonly MenuItem[];
  listed: boolean;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Dialog title={t(listed ? 'nav.more' : 'search.title')} open={open} onClose={onClose}>
      <Inside items={items} onClose={onClose} />
    </Dialog>
  );
}

function Inside({ items, onClose }: { items: readonly MenuItem[]; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const [, go] = useLocation();
  const list = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const q = useDeferredValue(typed.trim());
  const finds = ['adviser', 'coordinator', 'staff'].some((role) => isRole(me, role as 'staff'));
  const { data } = useQuery({
    queryKey: ['search', q],
    enabled: finds && q.length >= 2,
    staleTime: 5_000,
    gcTime: 0,
    queryFn: () => answer(api.POST('/api/search', { body: { q } })),
  });
  const commands: Hit[] = [
    ...items.map(({ name, icon }) => ({
      key: name,
      group: 'go' as const,
      icon,
      label: t(`nav.${name}`),
      href: hrefTo(name),
    })),
    { key: 'me', group: 'go', icon: 'person', label: t('nav.me'), href: hrefTo('me') },
    ...(finds
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
  const found = q.length >= 2 ? data : undefined;
  const hits: Hit[] = [
    ...(found?.people ?? []).map((person): Hit => ({
      key: person.id,
      group: 'people',
      icon: 'person',
      label: person.name,
      hint: person.caseReference ?? '',
      href: person.caseId ? hrefTo('case', { id: person.caseId }) : hrefTo('cases'),
    })),
    ...(found?.cases ?? []).map((one): Hit => ({
      key: one.id,
      group: 'cases',
      icon: 'people',
      label: one.reference,
      hint: one.canton,
      href: hrefTo('case', { id: one.id }),
    })),
    ...(found?.irregularities ?? []).map((one): Hit => ({
      key: one.id,
      group: 'irregularities',
      icon: 'flag',
      label: one.reference,
      hint: one.canton ?? '',
      href: hrefTo('irregularity', { id: one.id }),
    })),
    ...(found?.advisers ?? []).map((one): Hit => ({
      key: one.id,
      group: 'advisers',
      icon: 'person',
      label: one.name,
      href: hrefTo('adviser', { id: one.id }),
    })),
    ...commands.filter(({ label }) => label.toLocaleLowerCase().includes(q.toLocaleLowerCase())),
  ];
  const choose = (hit: Hit | undefined): void => {
    if (!hit) return;
    onClose();
    go(hit.href);
  };
  return (
    <>
      <input
        type="search"
        role="combobox"
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={hits[at] ? `${list}-${at}` : undefined}
        aria-label={t('search.title')}
        placeholder={finds ? t('search.hint') : t('search.hintCommands')}
        dir="auto"
        data-autofocus
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt((at + 1) % Math.max(hits.length, 1));
          else if (event.key === 'ArrowUp') setAt((at + hits.length - 1) % Math.max(hits.length, 1));
          else if (event.key === 'Enter') choose(hits[at]);
          else return;
          event.preventDefault();
        }}
      />
      <ul id={list} role="listbox" className="palette-list" aria-label={t('search.results')}>
        {hits.map((hit, index) => (
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- Enter is handled by the field (aria-activedescendant)
          <li
            key={hit.key}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === at}
            onMouseEnter={() => setAt(index)}
            onClick={() => choose(hit)}
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
        {q.length >= 2 && found && hits.length === 0 ? t('search.nothing') : ''}
      </p>
    </>
  );
}
