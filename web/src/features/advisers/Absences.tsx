import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap, type Schema } from '../../api/client';
import { Button } from '../../kit/Button';
import { formatLongDate, useToday } from '../../kit/dates';
import { ErrorText } from '../../kit/ErrorText';
import { Loaded } from '../../kit/Loaded';
import { Section } from '../../kit/Section';
import { useAction } from '../../kit/useAction';
import { UserText } from '../../kit/UserText';
import { AbsenceForm, INVALIDATED_BY_ABSENCE, type Absence } from './AbsenceForm';

export function MyAbsences() {
  const query = useQuery({ queryKey: ['advisers', 'me'], queryFn: () => unwrap(api.GET('/api/advisers/me')) });
  return (
    <Loaded query={query} lines={2}>
      {(adviser) => <AbsenceSection adviser={adviser} />}
    </Loaded>
  );
}

/** Lists and edits absences and who covers; one's own unless a title names somebody else. */
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
  const [editing, setEditing] = useState<Absence | null>(null);
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
          {upcoming.map((absence) => (
            <li key={absence.id} className="row">
              <div className="row-head">
                <AbsenceDays {...absence} />
                <div className="buttons">
                  <Button small kind="quiet" icon="edit" onClick={() => setEditing(absence)}>
                    {t('absence.change')}
                  </Button>
                  <Button small kind="quiet" icon="close" busy={remove.busy} onClick={() => remove.run(absence.id)}>
                    {t('absence.remove')}
                  </Button>
                </div>
              </div>
              <Cover cover={absence.cover} />
            </li>
          ))}
        </ul>
      )}
      <ErrorText boxed>{remove.errorMessage}</ErrorText>
      <AbsenceForm
        key={editing?.id ?? 'new'}
        adviserId={adviser.id}
        absence={editing}
        onDone={() => setEditing(null)}
      />
    </Section>
  );
}

function AbsenceDays({ from, to }: Pick<Absence, 'from' | 'to'>) {
  const { t } = useTranslation('day');
  return (
    <span>
      {to === null
        ? t('absence.open', { from: formatLongDate(from) })
        : from === to
          ? formatLongDate(from)
          : t('absence.span', { from: formatLongDate(from), to: formatLongDate(to) })}
    </span>
  );
}

function Cover({ cover }: Pick<Absence, 'cover'>) {
  const { t } = useTranslation('day');
  if (!cover) return <p className="row-meta">{t('absence.noCover')}</p>;
  return (
    <>
      <p className="row-meta">
        <span>
          {t('absence.cover')}: <UserText>{`${cover.firstName} ${cover.lastName}`}</UserText>
        </span>
      </p>
      {!cover.hasAccount && <p className="notice">{t('absence.noAccount')}</p>}
      {cover.notOpened.length > 0 && (
        <p className="notice">
          {t('absence.notOpened', {
            count: cover.notOpened.length,
            cases: cover.notOpened.map(({ reference }) => reference).join(', '),
          })}
        </p>
      )}
    </>
  );
}
