import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap, type Schema } from '../../api/client';
import { Button } from '../../kit/Button';
import { DateField } from '../../kit/DateField';
import { formatLongDate } from '../../kit/dates';
import { ErrorText } from '../../kit/ErrorText';
import { Form } from '../../kit/Form';
import { Loaded } from '../../kit/Loaded';
import { Section } from '../../kit/Section';
import { SelectField } from '../../kit/SelectField';
import { useAction } from '../../kit/useAction';
import { UserText } from '../../kit/UserText';

const QUERY_KEY = ['me', 'absences'] as const;

/** When a coordinator is away, who stands in for them, and for whom they stand in. */
export function CoordinatorAbsences() {
  const { t } = useTranslation('account');
  const query = useQuery({ queryKey: QUERY_KEY, queryFn: () => unwrap(api.GET('/api/me/absences')) });
  return (
    <Section title={t('deputy.title')} id="deputy">
      <p className="hint">{t('deputy.lead')}</p>
      <Loaded query={query} lines={2}>
        {(absences) => <Content absences={absences} />}
      </Loaded>
    </Section>
  );
}

function Content({ absences: { own, standingIn, deputies } }: { absences: Schema<'CoordinatorAbsencesView'> }) {
  const { t } = useTranslation('account');
  const empty = { from: '', to: '', deputy: '' };
  const [draft, setDraft] = useState(empty);
  const set = (part: Partial<typeof draft>): void => setDraft((previous) => ({ ...previous, ...part }));
  const days = (from: string, to: string | null): string =>
    to === null
      ? t('deputy.open', { from: formatLongDate(from) })
      : t('deputy.span', { from: formatLongDate(from), to: formatLongDate(to) });
  const cantonsText = (cantons: readonly string[]): string =>
    cantons.includes('CH') ? t('me.country') : cantons.join(', ');
  const add = useAction(
    () =>
      unwrap(
        api.POST('/api/me/absences', {
          body: { from: draft.from, to: draft.to || null, deputy: draft.deputy || null },
        }),
      ),
    { invalidates: [QUERY_KEY], successMessage: () => t('deputy.added'), onSuccess: () => setDraft(empty) },
  );
  const remove = useAction(
    (absence: string) => unwrap(api.DELETE('/api/me/absences/{absence}', { params: { path: { absence } } })),
    { invalidates: [QUERY_KEY], successMessage: () => t('deputy.removed') },
  );
  return (
    <>
      {standingIn.map(({ name, cantons, from, to }, index) => (
        <p key={index} className="notice">
          {t('deputy.standingIn', { name, cantons: cantonsText(cantons), days: days(from, to) })}
        </p>
      ))}
      {own.length > 0 && (
        <ul className="rows">
          {own.map(({ id, from, to, deputy }) => (
            <li key={id} className="row">
              <div className="row-head">
                <span>{days(from, to)}</span>
                <Button small kind="quiet" icon="close" busy={remove.busy} onClick={() => remove.run(id)}>
                  {t('deputy.remove')}
                </Button>
              </div>
              <p className="row-meta">
                {deputy ? (
                  <span>
                    {t('deputy.deputy')}: <UserText>{deputy.name}</UserText>
                  </span>
                ) : (
                  t('deputy.country')
                )}
              </p>
            </li>
          ))}
        </ul>
      )}
      <ErrorText boxed>{remove.errorMessage}</ErrorText>
      <Form submitLabel={t('deputy.add')} onSubmit={() => add.runAsync(undefined)}>
        <div className="fields">
          <DateField
            label={t('deputy.from')}
            pointer="/from"
            required
            value={draft.from}
            onChange={(from) => set({ from })}
          />
          <DateField
            label={t('deputy.to')}
            pointer="/to"
            optional
            hint={t('deputy.toHint')}
            min={draft.from}
            value={draft.to}
            onChange={(to) => set({ to })}
          />
        </div>
        <SelectField
          label={t('deputy.deputy')}
          hint={t('deputy.hint')}
          pointer="/deputy"
          value={draft.deputy}
          onChange={(deputy: string) => set({ deputy })}
          emptyLabel={t('deputy.nobody')}
          options={deputies.map(({ id, name, cantons }) => ({ value: id, label: `${name} · ${cantonsText(cantons)}` }))}
        />
      </Form>
    </>
  );
}
