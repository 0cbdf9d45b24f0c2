import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { DateField } from '../../kit/DateField';
import { addDays, formatLongDate, useToday } from '../../kit/dates';
import { Dialog } from '../../kit/Dialog';
import { ErrorSummary } from '../../kit/ErrorSummary';
import { Form } from '../../kit/Form';
import { useToast } from '../../kit/ToastProvider';
import { useKeptText } from '../../kit/useKeptText';
import { useSession } from '../../session';
import { postponeFollowUp } from './overrides';
import type { FollowUp } from './queries';

const PRESETS = [
  ['tomorrow', 1],
  ['three', 3],
  ['week', 7],
] as const;

/** Applied at once; can be undone for eight seconds. */
export function PostponeDialog({ followUp, onClose }: { followUp: FollowUp | null; onClose: () => void }) {
  const { t } = useTranslation('day');
  return (
    <Dialog title={t('later.title')} open={followUp !== null} onClose={onClose}>
      {followUp && <PostponeForm key={followUp.id} followUp={followUp} onClose={onClose} />}
    </Dialog>
  );
}

function PostponeForm({ followUp, onClose }: { followUp: FollowUp; onClose: () => void }) {
  const { t } = useTranslation('day');
  const showToast = useToast();
  const today = useToday();
  const keptText = useKeptText();
  const { offline } = useSession();
  const [day, setDay] = useState(addDays(today, 14));
  const [error, setError] = useState<unknown>(null);
  const postponeUntil = async (selected: string): Promise<void> => {
    const { undo, until } = await postponeFollowUp(
      followUp.id,
      selected,
      t('label.later', { reference: followUp.caseReference }),
    );
    const said = t('later.said', { day: formatLongDate(selected) });
    const isWaiting = until !== null && (offline || !navigator.onLine);
    showToast(isWaiting ? `${said}. ${keptText(until)}` : said, () => {
      void undo().then((isUndone) => isUndone || showToast(t('later.notUndone')));
    });
    onClose();
  };
  return (
    <>
      <p>
        <bdi>{followUp.firstName}</bdi>
        {followUp.title && (
          <>
            : <bdi>{followUp.title}</bdi>
          </>
        )}
      </p>
      {error !== null && <ErrorSummary error={error} />}
      <div className="stack">
        {PRESETS.map(([name, days]) => (
          <Button key={name} onClick={() => void postponeUntil(addDays(today, days)).catch(setError)}>
            {t(`later.${name}`)} <span className="hint">{formatLongDate(addDays(today, days))}</span>
          </Button>
        ))}
      </div>
      <Form submitLabel={t('later.put')} onSubmit={() => postponeUntil(day)}>
        <DateField label={t('later.pick')} required min={addDays(today, 1)} value={day} onChange={setDay} />
      </Form>
    </>
  );
}
