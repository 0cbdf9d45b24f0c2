import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { useFilters } from '../../kit/useFilters';
import { FilterChips, VISIBLE_FILTERS } from './FilterChips';
import { FilterFields } from './FilterFields';
import { LIST_FILTERS } from './listFilter';

export function ListFilters({
  isPublished,
  isOpen,
  onOpenChange,
  extraFields,
  extraCount = 0,
}: {
  isPublished: boolean;
  isOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  extraFields?: ReactNode;
  extraCount?: number;
}) {
  const { t } = useTranslation(['irregularities', 'common']);
  const { filters, setFilters } = useFilters(LIST_FILTERS);
  const [isOpenInternally, setOpenInternally] = useState(false);
  const [open, setOpen] = [isOpen ?? isOpenInternally, onOpenChange ?? setOpenInternally];
  const count = VISIBLE_FILTERS.filter((name) => filters[name]).length + extraCount;
  const clear = (): void => setFilters(Object.fromEntries(VISIBLE_FILTERS.map((name) => [name, ''])));
  return (
    <>
      <div className="filter-line">
        <Button icon="list" onClick={() => setOpen(true)} aria-haspopup="dialog">
          {count > 0 ? t('list.filters', { count }) : t('list.filterNone')}
        </Button>
        <FilterChips
          filters={filters}
          onRemove={(name) => setFilters({ [name]: '', ...(name === 'code' ? { group: '' } : {}) })}
        />
        {count > 1 && (
          <Button kind="quiet" small onClick={clear}>
            {t('common:action.clear')}
          </Button>
        )}
      </div>
      <Dialog title={t('list.filterNone')} open={open} onClose={() => setOpen(false)}>
        <FilterFields isPublished={isPublished} />
        {extraFields}
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
