import { useTranslation } from 'react-i18next';
import { api, ifMatchHeader, unwrap } from '../../api/client';
import * as limits from '../../api/limits';
import { Button } from '../../kit/Button';
import { DateField } from '../../kit/DateField';
import { addDays, formatLongDate, formatShortDate, useToday } from '../../kit/dates';
import { Dialog } from '../../kit/Dialog';
import { Form } from '../../kit/Form';
import { Skeleton } from '../../kit/Skeleton';
import { TextArea } from '../../kit/TextArea';
import { throwIfMissing } from '../../kit/throwIfMissing';
import { useDraft } from '../../offline/drafts';
import type { FormProps, RequestDialogProps } from './requestDialog';
import { useCompleteRequest } from './useCompleteRequest';
import { useConcurrentChange } from './useConcurrentChange';

const PRESETS = [1, 3, 7, 14, 30] as const;
const SNOOZE_REASONS = ['person', 'papers', 'nobody'] as const;

export function SnoozeDialog({ open, onClose, ...rest }: RequestDialogProps) {
  const { t } = useTranslation('inbox');
  return (
    <Dialog title={t('snooze.title')} open={open} onClose={onClose}>
      <SnoozeForm {...rest} />
    </Dialog>
  );
}

function SnoozeForm({ request, onDone }: FormProps) {
  const { t } = useTranslation('inbox');
  const today = useToday();
  const draft = useDraft(`snooze/${request.id}`, { until: '', reason: '' });
  const { until, reason } = draft.value;
  const { onApiError, notice } = useConcurrentChange(request.id);
  const complete = useCompleteRequest(request.id, onDone);
  const send = async (untilDay: string | null, snoozeReason: string): Promise<void> => {
    throwIfMissing({ '/reason': !snoozeReason.trim() });
    await unwrap(
      api.PUT('/api/cases/{id}/waiting', {
        params: { path: { id: request.id } },
        body: { until: untilDay, reason: snoozeReason },
        ...ifMatchHeader(request.version),
      }),
    );
    draft.clear();
    await complete(
      untilDay
        ? t('toast.snoozed', { person: request.person.firstName, day: formatShortDate(untilDay) })
        : t('toast.woken', { person: request.person.firstName }),
    );
  };
  if (notice) return notice;
  if (!draft.ready) return <Skeleton />;
  return (
    <>
      {request.snoozedUntil && (
        <Form
          submitLabel={t('snooze.wake')}
          onSubmit={() => send(null, t('snooze.wakeReason'))}
          onApiError={onApiError}
        >
          <p>{t('snooze.now', { day: formatLongDate(request.snoozedUntil) })}</p>
        </Form>
      )}
      <Form submitLabel={t('snooze.save')} onSubmit={() => send(until, reason)} onApiError={onApiError}>
        <div className="field">
          <span className="buttons">
            {PRESETS.map((days) => {
              const day = addDays(today, days);
              return (
                <Button
                  key={days}
                  small
                  aria-pressed={until === day}
                  kind={until === day ? 'primary' : 'plain'}
                  onClick={() => draft.change({ until: day })}
                >
                  {t('snooze.in', { count: days })}
                </Button>
              );
            })}
          </span>
        </div>
        <DateField
          label={t('snooze.until')}
          pointer="/until"
          required
          min={addDays(today, 1)}
          value={until}
          onChange={(day) => draft.change({ until: day })}
        />
        <TextArea
          label={t('snooze.reason')}
          hint={t('snooze.reasonHint')}
          pointer="/reason"
          limits={limits.UpdateWaiting.reason}
          rows={2}
          value={reason}
          onChange={(text) => draft.change({ reason: text })}
        />
        <span className="buttons">
          {SNOOZE_REASONS.map((each) => (
            <Button
              key={each}
              small
              kind="quiet"
              icon="plus"
              onClick={() => draft.change({ reason: t(`snooze.why.${each}`) })}
            >
              {t(`snooze.why.${each}`)}
            </Button>
          ))}
        </span>
      </Form>
    </>
  );
}
