import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { addDays, longDay, useToday } from '../../kit/days';
import { Dialog } from '../../kit/Dialog';
import { DayField } from '../../kit/fields';
import { Form } from '../../kit/form';
import { useSay } from '../../kit/toasts';
import { postpone } from './overrides';
import type { Due } from './queries';

const PRESETS = [
  ['tomorrow', 1],
  ['three', 3],
  ['week', 7],
] as const;

/** When it shall come again. Shown at once; can be taken back for eight seconds. */
export function LaterDialog({ due, onClose }: { due: Due | null; onClose: () => void }) {
  const { t } = useTranslation('day');
  return (
    <Dialog title={t('later.title')} open={due !== null} onClose={onClose}>
      {due && <Inside key={due.id} due={due} onClose={onClose} />}
    </Dialog>
  );
}

function Inside({ due, onClose }: { due: Due; onClose: () => void }) {
  const { t } = useTranslation('day');
  const say = useSay();
  const today = useToday();
  const [day, setDay] = useState(addDays(today, 14));
  const until = async (chosen: string): Promise<void> => {
    const undo = await postpone(due.id, chosen, t('label.later', { reference: due.caseReference }));
    say(t('later.said', { day: longDay(chosen) }), () => void undo());
    onClose();
  };
  return (
    <>
      <p>
        <bdi>{due.firstName}</bdi>
        {due.title && (
          <>
            : <bdi>{due.title}</bdi>
          </>
        )}
      </p>
      <div className="stack">
        {PRESETS.map(([name, days]) => (
          <Button key={name} onClick={() => void until(addDays(today, days))}>
            {t(`later.${name}`)} <span className="hint">{longDay(addDays(today, days))}</span>
          </Button>
        ))}
      </div>
      <Form submit={t('later.put')} onSend={() => until(day)}>
        <DayField label={t('later.pick')} required min={addDays(today, 1)} value={day} onChange={setDay} />
      </Form>
    </>
  );
}
