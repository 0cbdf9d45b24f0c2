import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap, type Schema } from '../../api/client';
import { Button } from '../../kit/Button';
import { DateField } from '../../kit/DateField';
import { formatLongDate, useToday } from '../../kit/dates';
import { ErrorText } from '../../kit/ErrorText';
import { Form } from '../../kit/Form';
import { Loaded } from '../../kit/Loaded';
import { Section } from '../../kit/Section';
import { useAction } from '../../kit/useAction';

const INVALIDATED_BY_ABSENCE = [['advisers'], ['matching']] as const;

export function MyAbsences() {
  const query = useQuery({ queryKey: ['advisers', 'me'], queryFn: () => unwrap(api.GET('/api/advisers/me')) });
  return (
    <Loaded query={query} lines={2}>
      {(adviser) => <AbsenceSection adviser={adviser} />}
    </Loaded>
  );
}

/** Lists and edits absences; one's own unless a title names somebody else. */
export function AbsenceSection({
  adviser,
  title,
  lead,
}: {
  adviser: Pick<Schema<'AdviserView'>, 'id' | 'absences'>;
  title?: string;
  lead?: string;
}) {
  const { t } = useTranslation('day');
  const today = useToday();
  const [period, setPeriod] = useState({ from: '', to: '' });
  const add = useAction(
    () =>
      unwrap(
        api.POST('/api/advisers/{id}/absences', {
          params: { path: { id: adviser.id } },
          body: { from: period.from, to: period.to || null },
        }),
      ),
    {
      invalidates: INVALIDATED_BY_ABSENCE,
      successMessage: () => t('absence.added'),
      onSuccess: () => setPeriod({ from: '', to: '' }),
    },
  );
  const remove = useAction(
    (absence: string) =>
      unwrap(api.DELETE('/api/advisers/{id}/absences/{absence}', { params: { path: { id: adviser.id, absence } } })),
    { invalidates: INVALIDATED_BY_ABSENCE, successMessage: () => t('absence.removed') },
  );
  const upcoming = adviser.absences
    .filter(({ to }) => to === null || to >= today)
    .sort((a, b) => a.from.localeCompare(b.from));
  return (
    <Section title={title ?? t('absence.title')} id="absences">
      <p className="hint">{lead ?? t('absence.lead')}</p>
      {upcoming.length > 0 && (
        <ul className="rows">
          {upcoming.map(({ id, from, to }) => (
            <li key={id} className="row">
              <div className="row-head">
                <span>
                  {to === null
                    ? t('absence.open', { from: formatLongDate(from) })
                    : from === to
                      ? formatLongDate(from)
                      : t('absence.span', { from: formatLongDate(from), to: formatLongDate(to) })}
                </span>
                <Button small kind="quiet" icon="close" busy={remove.busy} onClick={() => remove.run(id)}>
                  {t('absence.remove')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <ErrorText boxed>{remove.errorMessage}</ErrorText>
      <Form submitLabel={t('absence.add')} onSubmit={() => add.runAsync(undefined)}>
        <div className="fields">
          <DateField
            label={t('absence.from')}
            pointer="/from"
            required
            value={period.from}
            onChange={(from) => setPeriod((previous) => ({ ...previous, from }))}
          />
          <DateField
            label={t('absence.to')}
            pointer="/to"
            optional
            hint={t('absence.toHint')}
            min={period.from}
            value={period.to}
            onChange={(to) => setPeriod((previous) => ({ ...previous, to }))}
          />
        </div>
      </Form>
    </Section>
  );
}
