import { useTranslation } from 'react-i18next';
import { api, unwrap, type Schema } from '../../api/client';
import * as limits from '../../api/limits';
import { Form } from '../../kit/Form';
import { RadioGroup } from '../../kit/RadioGroup';
import { TextArea } from '../../kit/TextArea';
import { throwIfMissing } from '../../kit/throwIfMissing';
import { useAction } from '../../kit/useAction';
import { useDraft } from '../../offline/drafts';
import type { EndingFormProps } from './MeetForm';
import { INVALIDATED_BY_DEADLINE } from './queries';

type Next = Schema<'MissDeadline'>['next'];

/** Its last reading has passed: what comes now. */
export function MissForm({ deadline, onDone, aside }: EndingFormProps) {
  const { t } = useTranslation('deadlines');
  const { value, change, clear, ready } = useDraft<{ next: Next | ''; words: string }>(`ending/${deadline.id}/missed`, {
    next: '',
    words: '',
  });
  const miss = useAction(
    () =>
      unwrap(
        api.POST('/api/deadlines/{id}/missed', {
          params: { path: { id: deadline.id } },
          body: { next: value.next as Next, ...(value.words.trim() ? { words: value.words.trim() } : {}) },
        }),
      ),
    {
      invalidates: INVALIDATED_BY_DEADLINE,
      successMessage: () => t('missed.saved'),
      onSuccess: () => {
        clear();
        onDone();
      },
    },
  );
  const send = async (): Promise<void> => {
    throwIfMissing({ '/next': value.next === '' });
    await miss.runAsync(undefined);
  };
  if (!ready) return null;
  return (
    <Form submitLabel={t('missed.save')} onSubmit={send} aside={aside}>
      <p>{t('missed.lead')}</p>
      <RadioGroup
        legend={t('missed.next')}
        pointer="/next"
        value={value.next}
        onChange={(next) => change({ next })}
        options={limits.MissDeadline.next.values.map((next) => ({
          value: next,
          label: t(`missed.options.${next}`),
          ...(next === 'restitution' ? { hint: t('missed.hint.restitution') } : {}),
        }))}
      />
      <TextArea
        label={t('missed.words')}
        optional
        pointer="/words"
        limits={limits.MissDeadline.words}
        value={value.words}
        onChange={(words) => change({ words })}
      />
    </Form>
  );
}
