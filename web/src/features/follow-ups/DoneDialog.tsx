import { useTranslation } from 'react-i18next';
import { addDays, longDay, useToday } from '../../kit/days';
import { Dialog } from '../../kit/Dialog';
import { Choices } from '../../kit/Choices';
import { DayField, TextArea, TextField } from '../../kit/fields';
import { Form } from '../../kit/form';
import { useSay } from '../../kit/toasts';
import { useDraft } from '../../offline/drafts';
import { finish } from './overrides';
import type { Due } from './queries';

type When = 'week' | 'weeks' | 'month' | 'day' | 'none';
const DAYS: Record<'week' | 'weeks' | 'month', number> = { week: 7, weeks: 14, month: 30 };

/** "Done", and in the same step: what comes next, so that no case is left without a next day. */
export function DoneDialog({ due, onClose }: { due: Due | null; onClose: () => void }) {
  const { t } = useTranslation('day');
  return (
    <Dialog title={t('done.title')} open={due !== null} onClose={onClose}>
      {due && <Inside key={due.id} due={due} onClose={onClose} />}
    </Dialog>
  );
}

function Inside({ due, onClose }: { due: Due; onClose: () => void }) {
  const { t } = useTranslation('day');
  const say = useSay();
  const today = useToday();
  const {
    value: { note, when, day, title },
    change,
    clear,
    ready,
  } = useDraft<{ note: string; when: When; day: string; title: string }>(`done/${due.caseId}/${due.id}`, {
    note: '',
    when: 'weeks',
    day: addDays(today, 7),
    title: '',
  });
  if (!ready) return null;
  const on = when === 'day' ? day : when === 'none' ? null : addDays(today, DAYS[when]);
  const send = async (): Promise<void> => {
    const next = on ? { next: { title: title.trim() || t('done.nextDefault'), dueOn: on, remindDaysBefore: [0] } } : {};
    const sent = await finish(
      due.id,
      { ...(note.trim() ? { note: note.trim() } : {}), ...next },
      t('label.done', { reference: due.caseReference }),
    );
    clear();
    say(sent === 'queued' ? t('done.kept') : on ? t('done.saidNext', { day: longDay(on) }) : t('done.said'));
    onClose();
  };
  return (
    <Form submit={t('done.submit')} onSend={send}>
      <p>
        <bdi>{due.firstName}</bdi>
        {due.title && (
          <>
            : <bdi>{due.title}</bdi>
          </>
        )}
      </p>
      <TextArea
        label={t('done.note')}
        optional
        value={note}
        onChange={(words) => change({ note: words })}
        rows={2}
        maxLength={2000}
      />
      <Choices
        legend={t('done.next')}
        columns={2}
        value={when}
        onChange={(chosen) => change({ when: chosen })}
        options={[
          ...(['week', 'weeks', 'month'] as const).map((value) => ({
            value,
            label: t(`done.when.${value}`),
            hint: longDay(addDays(today, DAYS[value])),
          })),
          { value: 'day' as const, label: t('done.when.day') },
          { value: 'none' as const, label: t('done.when.none') },
        ]}
      />
      {when === 'day' && (
        <DayField
          label={t('done.day')}
          pointer="/next/dueOn"
          required
          min={today}
          value={day}
          onChange={(chosen) => change({ day: chosen })}
        />
      )}
      {when === 'none' ? (
        <p className="notice notice-soon">{t('done.noneWarning')}</p>
      ) : (
        <TextField
          label={t('done.what')}
          optional
          pointer="/next/title"
          placeholder={t('done.nextDefault')}
          maxLength={200}
          value={title}
          onChange={(words) => change({ title: words })}
        />
      )}
    </Form>
  );
}
