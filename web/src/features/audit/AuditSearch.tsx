import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { DateField } from '../../kit/DateField';
import { useToday } from '../../kit/dates';
import { Form } from '../../kit/Form';
import { TextField } from '../../kit/TextField';

type Filters = Partial<Record<'reference' | 'actor' | 'from' | 'to', string>>;

export function AuditSearch({
  filters,
  onSearch,
  onClear,
}: {
  filters: Filters;
  onSearch: (filters: Filters) => void;
  onClear: (() => void) | null;
}) {
  const { t } = useTranslation('engine');
  const { t: common } = useTranslation();
  const today = useToday();
  const [reference, setReference] = useState(filters.reference ?? '');
  const [from, setFrom] = useState(filters.from ?? '');
  const [to, setTo] = useState(filters.to ?? '');
  return (
    <div className="section" role="search">
      <Form
        submitLabel={t('audit.ask')}
        aside={
          onClear && (
            <Button kind="quiet" onClick={onClear}>
              {common('action.clear')}
            </Button>
          )
        }
        onSubmit={() => Promise.resolve(onSearch({ reference: reference.trim().toUpperCase(), from, to }))}
      >
        <div className="audit-search">
          {/* The pattern keeps names out of the address. */}
          <TextField
            label={t('audit.reference')}
            hint={t('audit.referenceHint')}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            dir="ltr"
            pattern="\s*[A-Za-z]-[2-9A-Za-z]{4}-[2-9A-Za-z]{4}\s*"
            title={t('audit.referenceHint')}
            limits={null}
            value={reference}
            onChange={setReference}
          />
          <DateField label={t('audit.from')} max={today} value={from} onChange={setFrom} />
          <DateField label={t('audit.to')} value={to} onChange={setTo} {...(from ? { min: from } : {})} />
        </div>
      </Form>
    </div>
  );
}
