import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Button } from '../../kit/Button';
import { CANTONS, territoryOf, useCantonOptions } from '../../kit/cantons';
import { PROCEDURES } from '../../kit/procedures';
import { SelectField } from '../../kit/SelectField';
import { useFilters } from '../../kit/useFilters';
import { hrefTo } from '../../routes';
import { isRole } from '../../roles';
import { useMe } from '../../session';
import type { Stage } from './queries';

export const CASE_FILTERS = [
  'whose',
  'adviser',
  'stage',
  'procedure',
  'canton',
  'due',
  'waiting',
  'ended',
  'write',
] as const;

const STAGE_OPTIONS = [
  'requested',
  'screening',
  'preparation',
  'filed',
  'examination',
  'interview',
  'communal-decision',
  'public-notice',
  'federal-authorisation',
  'cantonal-decision',
  'refused',
  'appeal',
  'suspended',
  'moved',
  'withdrawn',
  'closed',
] as const satisfies readonly Stage[];

export function CaseFilters({ isOpen, isFiltered }: { isOpen: boolean; isFiltered: boolean }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const me = useMe();
  const cantonOptions = useCantonOptions();
  const { filters, setFilters, clear } = useFilters(CASE_FILTERS);
  return (
    <details className="more" open={isOpen || undefined}>
      <summary>{t('list.filter')}</summary>
      <div className="filters">
        {me.role === 'coordinator' && isRole(me, 'adviser') && (
          <SelectField
            label={t('list.whose')}
            value={filters.whose ?? ''}
            onChange={(whose) => setFilters({ whose })}
            emptyLabel={t('list.whoseAll')}
            options={[{ value: 'mine', label: t('list.whoseMine') }]}
          />
        )}
        <SelectField
          label={t('list.stage')}
          value={filters.stage ?? ''}
          onChange={(stage) => setFilters({ stage })}
          emptyLabel={common('form.any')}
          options={STAGE_OPTIONS.map((value) => ({ value, label: common(`stage.${value}`) }))}
        />
        <SelectField
          label={t('list.procedure')}
          value={filters.procedure ?? ''}
          onChange={(procedure) => setFilters({ procedure })}
          emptyLabel={common('form.any')}
          options={PROCEDURES.map((value) => ({ value, label: common(`procedure.${value}`) }))}
        />
        {me.role !== 'adviser' && (
          <SelectField
            label={t('list.canton')}
            value={filters.canton ?? ''}
            onChange={(canton) => setFilters({ canton })}
            emptyLabel={common('form.any')}
            options={cantonOptions(me.role === 'staff' ? CANTONS : territoryOf(me))}
          />
        )}
        <SelectField
          label={t('list.ended')}
          value={filters.ended ?? ''}
          onChange={(value) => setFilters({ ended: value })}
          emptyLabel={t('list.endedNo')}
          options={[{ value: 'yes', label: t('list.endedYes') }]}
        />
        {isFiltered && (
          <Button kind="quiet" onClick={clear}>
            {common('action.clear')}
          </Button>
        )}
      </div>
      <p>
        <Link href={hrefTo('changedCases')}>{t('list.changed')}</Link>
      </p>
    </details>
  );
}
