import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Choices } from './Choices';
import { Form } from './form';

/** What two people changed at the same time, in words. */
export interface Clash<Name> {
  name: Name;
  label: string;
  mine: ReactNode;
  theirs: ReactNode;
}

/** Both versions side by side, field by field. Answers the fields in which the other version is to hold. */
export function Versions<Name extends string>({
  clashes,
  submit,
  aside,
  onSettle,
}: {
  clashes: readonly Clash<Name>[];
  submit?: string;
  aside?: ReactNode;
  onSettle: (theirs: readonly Name[]) => Promise<unknown>;
}) {
  const { t } = useTranslation('parts');
  const [theirs, setTheirs] = useState<readonly Name[]>([]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      <Form submit={submit ?? t('versions.settle')} onSend={() => onSettle(theirs)} aside={aside}>
        <p className="notice notice-soon">{t(clashes.length > 0 ? 'versions.why' : 'versions.same')}</p>
        {clashes.map(({ name, label, ...words }) => (
          <Choices<'mine' | 'theirs'>
            key={name}
            legend={label}
            columns={2}
            value={theirs.includes(name) ? 'theirs' : 'mine'}
            onChange={(whose) =>
              setTheirs([...theirs.filter((each) => each !== name), ...(whose === 'theirs' ? [name] : [])])
            }
            options={(['mine', 'theirs'] as const).map((whose) => ({
              value: whose,
              label: t(`versions.${whose}`),
              hint: words[whose] || t('versions.nothing'),
            }))}
          />
        ))}
      </Form>
    </div>
  );
}
