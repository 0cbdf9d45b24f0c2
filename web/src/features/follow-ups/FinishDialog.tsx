import { useTranslation } from 'react-i18next';
import * as limits from '../../api/limits';
import { DateField } from '../../kit/DateField';
import { addDays, formatLongDate, useToday } from '../../kit/dates';
import { Dialog } from '../../kit/Dialog';
import { Form } from '../../kit/Form';
import { RadioGroup } from '../../kit/RadioGroup';
import { TextArea } from '../../kit/TextArea';
import { TextField } from '../../kit/TextField';
import { useToast } from '../../kit/ToastProvider';
import { useKeptText } from '../../kit/useKeptText';
import { useDraft } from '../../offline/drafts';
import { finishFollowUp } from './overrides';
import type { FollowUp } from './queries';

type NextChoice = 'week' | 'weeks' | 'month' | 'day' | 'none';
const DAYS: Record<'week' | 'weeks' | 'month', number> = { week: 7, weeks: 14, month: 30 };

/** Asks for the next follow-up in the same step, so that no case is left without one. */
export function FinishDialog({ followUp, onClose }: { followUp: FollowUp | null; onClose: () => void }) {
  const { t } = useTranslation('day');
  return (
    <Dialog title={t('done.title')} open={followUp !== null} onClose={onClose}>
      {followUp && <FinishForm key={followUp.id} followUp={followUp} onClose={onClose} />}
    </Dialog>
  );
}

function FinishForm({ followUp, onClose }: { followUp: FollowUp; onClose: () => void }) {
  const { t } = useTranslation('day');
  const showToast = useToast();
  const today = useToday();
  const keptText = useKeptText();
  const {
    value: { note, when, day, title },
    change,
    clear,
    ready,
  } = useDraft<{ note: string; when: NextChoice; day: string; title: string }>(
    `done/${followUp.caseId}/${followUp.id}`,
    {
      note: '',
      when: 'weeks',
      day: addDays(today, 7),
      title: '',
    },
  );
  if (!ready) return null;
  const nextDay = when === 'day' ? day : when === 'none' ? null : addDays(today, DAYS[when]);
  const send = async (): Promise<void> => {
    const next = nextDay
      ? { next: { title: title.trim() || t('done.nextDefault'), dueOn: nextDay, remindDaysBefore: [0] } }
      : {};
    const result = await finishFollowUp(
      followUp.id,
      { ...(note.trim() ? { note: note.trim() } : {}), ...next },
      t('label.done', { reference: followUp.caseReference }),
    );
    clear();
    showToast(
      !result.sent
        ? keptText(result.until)
        : nextDay
          ? t('done.saidNext', { day: formatLongDate(nextDay) })
          : t('done.said'),
    );
    onClose();
  };
  return (
    <Form submitLabel={t('done.submit')} onSubmit={send}>
      <p>
        <bdi>{followUp.firstName}</bdi>
        {followUp.title && (
          <>
            : <bdi>{followUp.title}</bdi>
          </>
        )}
      </p>
      <TextArea
        label={t('done.note')}
        optional
        value={note}
        onChange={(text) => change({ note: text })}
        rows={2}
        limits={limits.FinishFollowUp.note}
      />
      <RadioGroup
        legend={t('done.next')}
        columns={2}
        value={when}
        onChange={(chosen) => change({ when: chosen })}
        options={[
          ...(['week', 'weeks', 'month'] as const).map((value) => ({
            value,
            label: t(`done.when.${value}`),
            hint: formatLongDate(addDays(today, DAYS[value])),
          })),
          { value: 'day' as const, label: t('done.when.day') },
          { value: 'none' as const, label: t('done.when.none') },
        ]}
      />
      {when === 'day' && (
        <DateField
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
          limits={limits.CreateFollowUp.title}
          value={title}
          onChange={(text) => change({ title: text })}
        />
      )}
    </Form>
  );
}
