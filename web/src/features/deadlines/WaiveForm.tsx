import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import * as limits from '../../api/limits';
import { Form } from '../../kit/Form';
import { TextArea } from '../../kit/TextArea';
import { TextField } from '../../kit/TextField';
import { useAction } from '../../kit/useAction';
import { useDraft } from '../../offline/drafts';
import type { EndingFormProps } from './MeetForm';
import { INVALIDATED_BY_DEADLINE } from './queries';

/** The person decided not to use it: their words, and who heard them. */
export function WaiveForm({ deadline, onDone, aside }: EndingFormProps) {
  const { t } = useTranslation('deadlines');
  const { value, change, clear, ready } = useDraft(`ending/${deadline.id}/waived`, { words: '', heardBy: '' });
  const waive = useAction(
    () =>
      unwrap(
        api.POST('/api/deadlines/{id}/waived', {
          params: { path: { id: deadline.id } },
          body: { words: value.words.trim(), heardBy: value.heardBy.trim() },
        }),
      ),
    {
      invalidates: INVALIDATED_BY_DEADLINE,
      successMessage: () => t('waived.saved'),
      onSuccess: () => {
        clear();
        onDone();
      },
    },
  );
  if (!ready) return null;
  return (
    <Form submitLabel={t('waived.save')} onSubmit={() => waive.runAsync(undefined)} aside={aside}>
      <p className="notice notice-soon">{t('waived.lead')}</p>
      <TextArea
        label={t('waived.words')}
        pointer="/words"
        limits={limits.WaiveDeadline.words}
        value={value.words}
        onChange={(words) => change({ words })}
      />
      <TextField
        label={t('waived.heardBy')}
        pointer="/heardBy"
        required
        limits={limits.WaiveDeadline.heardBy}
        value={value.heardBy}
        onChange={(heardBy) => change({ heardBy })}
      />
    </Form>
  );
}
