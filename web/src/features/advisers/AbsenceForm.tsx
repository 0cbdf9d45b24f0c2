import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap, type Schema } from '../../api/client';
import { Button } from '../../kit/Button';
import { DateField } from '../../kit/DateField';
import { Form } from '../../kit/Form';
import { spokenName } from '../../kit/languages';
import { Loaded } from '../../kit/Loaded';
import { SelectField } from '../../kit/SelectField';
import { useAction } from '../../kit/useAction';
import { DueInAbsence } from './DueInAbsence';

export type Absence = Schema<'AbsenceView'>;

export const INVALIDATED_BY_ABSENCE = [['advisers'], ['matching'], ['cases']] as const;

/** A new absence or another one: what falls due in it is shown, and who covers is asked, before it is saved. */
export function AbsenceForm({
  adviserId,
  absence,
  onDone,
}: {
  adviserId: string;
  absence: Absence | null;
  onDone: () => void;
}) {
  const { t } = useTranslation('day');
  const { t: common } = useTranslation();
  const before = { from: absence?.from ?? '', to: absence?.to ?? '', coverBy: absence?.cover?.id ?? '' };
  const [draft, setDraft] = useState(before);
  const { from, to, coverBy } = draft;
  const preview = useQuery({
    queryKey: ['advisers', adviserId, 'absence', from, to],
    enabled: from !== '' && (to === '' || to >= from),
    placeholderData: keepPreviousData,
    queryFn: () =>
      unwrap(
        api.GET('/api/advisers/{id}/absences/preview', {
          params: { path: { id: adviserId }, query: { from, ...(to ? { to } : {}) } },
        }),
      ),
  });
  const save = useAction(
    () => {
      const body = { from, to: to || null, coverBy: coverBy || null };
      return absence
        ? unwrap(
            api.PUT('/api/advisers/{id}/absences/{absence}', {
              params: { path: { id: adviserId, absence: absence.id } },
              body,
            }),
          )
        : unwrap(api.POST('/api/advisers/{id}/absences', { params: { path: { id: adviserId } }, body }));
    },
    {
      invalidates: INVALIDATED_BY_ABSENCE,
      successMessage: () => t(absence ? 'absence.changed' : 'absence.added'),
      onSuccess: () => {
        setDraft({ from: '', to: '', coverBy: '' });
        onDone();
      },
    },
  );
  const set = (part: Partial<typeof draft>): void => setDraft((previous) => ({ ...previous, ...part }));
  return (
    <Form
      submitLabel={t(absence ? 'absence.save' : 'absence.add')}
      onSubmit={() => save.runAsync(undefined)}
      aside={absence && <Button onClick={onDone}>{common('action.cancel')}</Button>}
    >
      <div className="fields">
        <DateField
          label={t('absence.from')}
          pointer="/from"
          required
          value={from}
          onChange={(value) => set({ from: value })}
        />
        <DateField
          label={t('absence.to')}
          pointer="/to"
          optional
          hint={t('absence.toHint')}
          min={from}
          value={to}
          onChange={(value) => set({ to: value })}
        />
      </div>
      {from !== '' && (
        <Loaded query={preview} lines={2}>
          {(data) => (
            <div className="stack absence-preview">
              <DueInAbsence preview={data} />
              <SelectField
                label={t('absence.coverBy')}
                hint={t('absence.coverHint')}
                pointer="/coverBy"
                value={coverBy}
                onChange={(value: string) => set({ coverBy: value })}
                emptyLabel={t('absence.nobody')}
                options={coverOptions(data, absence).map(
                  ({ id, firstName, lastName, homeCanton, languages, notOpened }) => ({
                    value: id,
                    label: [
                      `${firstName} ${lastName}`,
                      homeCanton,
                      languages.map(spokenName).join(', '),
                      notOpened > 0 && t('absence.without', { count: notOpened }),
                    ]
                      .filter(Boolean)
                      .join(' · '),
                  }),
                )}
              />
            </div>
          )}
        </Loaded>
      )}
    </Form>
  );
}

type Candidate = Schema<'CoverCandidate'>;

/** Whoever covers already is listed even where they would no longer be proposed. */
function coverOptions({ candidates }: Schema<'AbsencePreview'>, absence: Absence | null): Candidate[] {
  const cover = absence?.cover;
  if (!cover || candidates.some(({ id }) => id === cover.id)) return candidates;
  const { id, firstName, lastName } = cover;
  return [{ id, firstName, lastName, homeCanton: '', languages: [], notOpened: 0 }, ...candidates];
}
