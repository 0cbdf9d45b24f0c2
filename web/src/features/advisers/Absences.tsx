import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, type View } from '../../api/client';
import { Button } from '../../kit/Button';
import { longDay, useToday } from '../../kit/days';
import { DayField } from '../../kit/fields';
import { Form } from '../../kit/form';
import { Section } from '../../kit/Page';
import { Loaded } from '../../kit/states';
import { useAct } from '../../kit/useAct';

const CHANGES = [['advisers'], ['matching']] as const;

/** One's own absences: so long nobody asks. */
export function Absences() {
  const query = useQuery({ queryKey: ['advisers', 'me'], queryFn: () => answer(api.GET('/api/advisers/me')) });
  return (
    <Loaded query={query} lines={2}>
      {(adviser) => <AbsencesOf adviser={adviser} />}
    </Loaded>
  );
}

/** The absences of an adviser: seen, added, taken away; one's own unless a title says whose. */
export function AbsencesOf({
  adviser,
  title,
  lead,
}: {
  adviser: Pick<View<'AdviserView'>, 'id' | 'absences'>;
  title?: string;
  lead?: string;
}) {
  const { t } = useTranslation('day');
  const today = useToday();
  const [span, setSpan] = useState({ from: '', to: '' });
  const add = useAct(
    () =>
      answer(
        api.POST('/api/advisers/{id}/absences', {
          params: { path: { id: adviser.id } },
          body: { from: span.from, to: span.to || null },
        }),
      ),
    {
      changes: CHANGES,
      done: () => t('absence.added'),
      onDone: () => setSpan({ from: '', to: '' }),
    },
  );
  const remove = useAct(
    (absence: string) =>
      answer(api.DELETE('/api/advisers/{id}/absences/{absence}', { params: { path: { id: adviser.id, absence } } })),
    { changes: CHANGES, done: () => t('absence.removed') },
  );
  const coming = adviser.absences
    .filter(({ to }) => to === null || to >= today)
    .sort((a, b) => a.from.localeCompare(b.from));
  return (
    <Section title={title ?? t('absence.title')} id="absences">
      <p className="hint">{lead ?? t('absence.lead')}</p>
      {coming.length > 0 && (
        <ul className="rows">
          {coming.map(({ id, from, to }) => (
            <li key={id} className="row">
              <div className="row-head">
                <span>
                  {to === null
                    ? t('absence.open', { from: longDay(from) })
                    : from === to
                      ? longDay(from)
                      : t('absence.span', { from: longDay(from), to: longDay(to) })}
                </span>
                <Button small kind="quiet" icon="close" busy={remove.busy} onClick={() => remove.run(id)}>
                  {t('absence.remove')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {remove.words && (
        <p className="refusal" role="alert">
          {remove.words}
        </p>
      )}
      <Form submit={t('absence.add')} onSend={() => add.runAsync(undefined)}>
        <div className="fields">
          <DayField
            label={t('absence.from')}
            pointer="/from"
            required
            value={span.from}
            onChange={(from) => setSpan((now) => ({ ...now, from }))}
          />
          <DayField
            label={t('absence.to')}
            pointer="/to"
            optional
            hint={t('absence.toHint')}
            min={span.from}
            value={span.to}
            onChange={(to) => setSpan((now) => ({ ...now, to }))}
          />
        </div>
      </Form>
    </Section>
  );
}
