import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { useCantonName, useCantonOptions } from '../../kit/cantons';
import { CommunePicker } from '../../kit/CommunePicker';
import { useToday } from '../../kit/days';
import { Dialog } from '../../kit/Dialog';
import { CheckField, DayField, SelectField } from '../../kit/fields';
import { useFilters } from '../../kit/filters';
import { Icon } from '../../kit/icons';
import type { QueryName } from '../../routes';
import { GROUP_NAMES, groupOf, GROUPS, type Group } from './groups';
import { LEVELS, type Code, type Filter } from './queries';
import { monthName, monthsBack } from './when';

export const LIST_FILTERS = [
  'canton',
  'commune',
  'group',
  'code',
  'from',
  'to',
  'month',
  'level',
  'origin',
  'procedure',
  'case',
  'counted',
  'mine',
] as const satisfies readonly QueryName<'irregularities'>[];
type Name = (typeof LIST_FILTERS)[number];
/** Those a person sees as filters; `origin=published` is a tab. */
const COUNTED_FILTERS: readonly Name[] = [
  'canton',
  'commune',
  'group',
  'code',
  'from',
  'to',
  'month',
  'level',
  'procedure',
  'mine',
  'case',
];
const PROCEDURES = [
  'ordinary',
  'facilitated-spouse',
  'facilitated-third-generation',
  'facilitated-child',
  'reinstatement',
  'unknown',
] as const;

/** What stands in the address, as the API asks for it. */
export function filterOf(filters: Partial<Record<string, string>>): Filter {
  const {
    canton,
    commune,
    group,
    code,
    from,
    to,
    month,
    level,
    origin,
    procedure,
    case: caseId,
    counted,
    mine,
  } = filters;
  const codes = code ? code.split(',') : group && group in GROUPS ? [...GROUPS[group as Group]] : undefined;
  return {
    ...(canton ? { canton: canton as 'VD' } : {}),
    ...(commune && /^\d{1,4}$/.test(commune) ? { commune: Number(commune) } : {}),
    ...(codes ? { code: codes as Code[] } : {}),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(month ? { month } : {}),
    ...(level ? { level: level as 'commune' } : {}),
    ...(origin && origin !== 'published' ? { origin: origin.split(',') as ('network' | 'testimony')[] } : {}),
    ...(procedure ? { procedure: procedure as 'ordinary' } : {}),
    ...(caseId ? { case: caseId } : {}),
    ...(counted === 'true' ? { counted: true } : {}),
    ...(mine === 'true' ? { mine: true } : {}),
  };
}

/** The filters of the list: beside each other on a laptop, in a sheet with their number on a phone. */
export function ListFilters({
  published,
  opened,
  onOpened,
  besides,
  alsoCounted = 0,
}: {
  published: boolean;
  opened?: boolean;
  onOpened?: (open: boolean) => void;
  besides?: ReactNode;
  alsoCounted?: number;
}) {
  const { t } = useTranslation(['irregularities', 'common']);
  const { filters, set } = useFilters(LIST_FILTERS);
  const [own, setOwn] = useState(false);
  const [open, setOpen] = [opened ?? own, onOpened ?? setOwn];
  const count = COUNTED_FILTERS.filter((name) => filters[name]).length + alsoCounted;
  const clear = (): void => set(Object.fromEntries(COUNTED_FILTERS.map((name) => [name, ''])));
  return (
    <>
      <div className="filter-line">
        <Button icon="list" onClick={() => setOpen(true)} aria-haspopup="dialog">
          {count > 0 ? t('list.filters', { count }) : t('list.filterNone')}
        </Button>
        <Chips
          filters={filters}
          onTakeAway={(name) => set({ [name]: '', ...(name === 'code' ? { group: '' } : {}) })}
        />
        {count > 1 && (
          <Button kind="quiet" small onClick={clear}>
            {t('common:action.clear')}
          </Button>
        )}
      </div>
      <Dialog title={t('list.filterNone')} open={open} onClose={() => setOpen(false)}>
        <Fields published={published} />
        {besides}
        <div className="buttons">
          <Button kind="primary" onClick={() => setOpen(false)}>
            {t('list.show')}
          </Button>
          {count > 0 && (
            <Button kind="quiet" onClick={clear}>
              {t('common:action.clear')}
            </Button>
          )}
        </div>
      </Dialog>
    </>
  );
}

/** What is filtered by, each taken away by one press. */
function Chips({ filters, onTakeAway }: { filters: Partial<Record<Name, string>>; onTakeAway: (name: Name) => void }) {
  const { t } = useTranslation(['irregularities', 'common']);
  const cantonName = useCantonName();
  const words = (name: Name, value: string): string => {
    if (name === 'canton') return cantonName(value);
    if (name === 'group') return t(`group.${value as Group}`);
    if (name === 'code')
      return value
        .split(',')
        .map((code) => t(`code.${code as Code}`))
        .join(', ');
    if (name === 'level') return t(`level.${value as 'commune'}`);
    if (name === 'procedure') return t(`common:procedure.${value as 'ordinary'}`);
    if (name === 'month') return monthName(value);
    if (name === 'mine') return t('list.mine');
    if (name === 'case') return t('page.case');
    return `${t(`list.${name as 'from' | 'to' | 'commune'}`)} ${value}`;
  };
  return COUNTED_FILTERS.map((name) => {
    const value = filters[name];
    return (
      value && (
        <Button key={name} small className="filter-chip" onClick={() => onTakeAway(name)}>
          <bdi>{words(name, value)}</bdi> <Icon name="close" size={14} />
          <span className="unseen">{t('common:action.delete')}</span>
        </Button>
      )
    );
  });
}

function Fields({ published }: { published: boolean }) {
  const { t } = useTranslation(['irregularities', 'common']);
  const { filters, set } = useFilters(LIST_FILTERS);
  const today = useToday();
  const [cantonName, cantonOptions] = [useCantonName(), useCantonOptions()];
  const any = t('common:form.any');
  const group = filters.group ?? (filters.code ? groupOf(filters.code.split(',')[0]!) : '');
  return (
    <div className="stack">
      <SelectField<Group>
        label={t('list.group')}
        none={any}
        value={group as Group | ''}
        onChange={(value) => set({ group: value, code: '' })}
        options={GROUP_NAMES.map((name) => ({ value: name, label: t(`group.${name}`) }))}
      />
      {group !== '' && group in GROUPS && GROUPS[group as Group].length > 1 && (
        <SelectField<Code>
          label={t('new.precisely')}
          none={any}
          value={(filters.code ?? '') as Code}
          onChange={(value) => set({ code: value, group: value ? '' : group })}
          options={GROUPS[group as Group].map((code) => ({ value: code, label: t(`code.${code}`) }))}
        />
      )}
      <div className="fields">
        <SelectField
          label={t('list.canton')}
          none={any}
          value={filters.canton ?? ''}
          onChange={(canton) => set({ canton, commune: '' })}
          options={[...cantonOptions(), { value: 'CH', label: cantonName('CH') }]}
        />
        <SelectField
          label={t('list.level')}
          none={any}
          value={filters.level ?? ''}
          onChange={(level) => set({ level })}
          options={LEVELS.map((level) => ({ value: level, label: t(`level.${level}`) }))}
        />
      </div>
      <CommunePicker
        label={t('list.commune')}
        value={filters.commune ? Number(filters.commune) : null}
        onChange={(bfs) => set({ commune: bfs === null ? '' : String(bfs) })}
      />
      <div className="fields">
        <DayField label={t('list.from')} value={filters.from ?? ''} max={today} onChange={(from) => set({ from })} />
        <DayField label={t('list.to')} value={filters.to ?? ''} max={today} onChange={(to) => set({ to })} />
      </div>
      <div className="fields">
        <SelectField
          label={t('list.month')}
          none={any}
          value={filters.month ?? ''}
          onChange={(month) => set({ month })}
          options={monthsBack(today, 36).map((month) => ({ value: month, label: monthName(month) }))}
        />
        {!published && (
          <SelectField
            label={t('list.origin')}
            none={any}
            value={filters.origin ?? ''}
            onChange={(origin) => set({ origin })}
            options={(['network', 'testimony'] as const).map((origin) => ({
              value: origin,
              label: t(`origin.${origin}`),
            }))}
          />
        )}
      </div>
      <SelectField
        label={t('list.procedure')}
        none={any}
        value={filters.procedure ?? ''}
        onChange={(procedure) => set({ procedure })}
        options={PROCEDURES.map((name) => ({ value: name, label: t(`common:procedure.${name}`) }))}
      />
      <CheckField
        label={t('list.mine')}
        checked={filters.mine === 'true'}
        onChange={(mine) => set({ mine: mine ? 'true' : '' })}
      />
    </div>
  );
}
