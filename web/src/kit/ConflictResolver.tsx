import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from './Form';
import { RadioGroup } from './RadioGroup';

export interface FieldConflict<Name> {
  name: Name;
  label: string;
  mine: ReactNode;
  theirs: ReactNode;
}

/** Shows both values of each field; `onResolve` gets the fields in which the other version wins. */
export function ConflictResolver<Name extends string>({
  conflicts,
  submit,
  aside,
  onResolve,
}: {
  conflicts: readonly FieldConflict<Name>[];
  submit?: string;
  aside?: ReactNode;
  onResolve: (theirs: readonly Name[]) => Promise<unknown>;
}) {
  const { t } = useTranslation('parts');
  const [theirs, setTheirs] = useState<readonly Name[]>([]);
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => container.current?.focus(), []);
  return (
    <div ref={container} tabIndex={-1}>
      <Form submitLabel={submit ?? t('versions.settle')} onSubmit={() => onResolve(theirs)} aside={aside}>
        <p className="notice notice-soon">{t(conflicts.length > 0 ? 'versions.why' : 'versions.same')}</p>
        {conflicts.map(({ name, label, ...values }) => (
          <RadioGroup<'mine' | 'theirs'>
            key={name}
            legend={label}
            columns={2}
            value={theirs.includes(name) ? 'theirs' : 'mine'}
            onChange={(side) =>
              setTheirs([...theirs.filter((each) => each !== name), ...(side === 'theirs' ? [name] : [])])
            }
            options={(['mine', 'theirs'] as const).map((side) => ({
              value: side,
              label: t(`versions.${side}`),
              hint: values[side] || t('versions.nothing'),
            }))}
          />
        ))}
      </Form>
    </div>
  );
}
