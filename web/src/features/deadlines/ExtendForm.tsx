import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import * as limits from '../../api/limits';
import { DateField } from '../../kit/DateField';
import { addDays } from '../../kit/dates';
import { Form } from '../../kit/Form';
import { TextField } from '../../kit/TextField';
import { useAction } from '../../kit/useAction';
import { useDraft } from '../../offline/drafts';
import type { EndingFormProps } from './MeetForm';
import { INVALIDATED_BY_DEADLINE } from './queries';

/** The authority gave another day, in a letter: this deadline ends, and one to that day begins. */
export function ExtendForm({ deadline, onDone, aside }: EndingFormProps) {
  const { t } = useTranslation('deadlines');
  const { value, change, clear, ready } = useDraft(`ending/${deadline.id}/extended`, { lastDay: '', letter: '' });
  const extend = useAction(
    () =>
      unwrap(
        api.POST('/api/deadlines/{id}/extended', {
          params: { path: { id: deadline.id } },
          body: { lastDay: value.lastDay, letter: value.letter.trim() },
        }),
      ),
    {
      invalidates: INVALIDATED_BY_DEADLINE,
      successMessage: () => t('extended.saved'),
      onSuccess: () => {
        clear();
        onDone();
      },
    },
  );
  if (!ready) return null;
  return (
    <Form submitLabel={t('extended.save')} onSubmit={() => extend.runAsync(undefined)} aside={aside}>
      <DateField
        label={t('extended.lastDay')}
        pointer="/lastDay"
        required
        {...(deadline.lastDay ? { min: addDays(deadline.lastDay, 1) } : {})}
        value={value.lastDay}
        onChange={(lastDay) => change({ lastDay })}
      />
      <TextField
        label={t('extended.letter')}
        hint={t('extended.letterHint')}
        pointer="/letter"
        required
        limits={limits.ExtendDeadline.letter}
        value={value.letter}
        onChange={(letter) => change({ letter })}
      />
    </Form>
  );
}
