import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import * as limits from '../../api/limits';
import { DateField } from '../../kit/DateField';
import { useToday } from '../../kit/dates';
import { ErrorText } from '../../kit/ErrorText';
import { Form } from '../../kit/Form';
import { RadioGroup } from '../../kit/RadioGroup';
import { TextField } from '../../kit/TextField';
import { throwIfMissing } from '../../kit/throwIfMissing';
import { useAction } from '../../kit/useAction';
import { useDraft } from '../../offline/drafts';
import { whenAttached } from '../../uploads/uploads';
import { INVALIDATED_BY_DEADLINE, type CaseDeadline, type Delivery } from './queries';
import { ReceiptPhoto } from './ReceiptPhoto';

export interface EndingFormProps {
  deadline: CaseDeadline;
  onDone: () => void;
  aside: ReactNode;
}

const DELIVERIES: readonly Delivery[] = ['registered', 'ordinary', 'in-person', 'electronic'];

/** What was sent, when and how, with the photo of the receipt or its number. Of an interview, that they were there. */
export function MeetForm({ deadline, onDone, aside }: EndingFormProps) {
  const { t } = useTranslation('deadlines');
  const { t: cases } = useTranslation('cases');
  const today = useToday();
  const isInterview = deadline.kind === 'interview';
  const { value, change, clear, ready } = useDraft<{
    sentOn: string;
    how: Delivery | '';
    tracking: string;
    words: string;
  }>(`ending/${deadline.id}/met`, { sentOn: today, how: isInterview ? 'in-person' : '', tracking: '', words: '' });
  const { sentOn, how, tracking, words } = value;
  const [uploadId, setUploadId] = useState<string | null>(null);
  const [photoFailed, setPhotoFailed] = useState(false);
  const meet = useAction(
    (attachmentId: string | null) =>
      unwrap(
        api.POST('/api/deadlines/{id}/met', {
          params: { path: { id: deadline.id } },
          body: {
            sentOn,
            how: how as Delivery,
            ...(tracking.trim() ? { tracking: tracking.trim() } : {}),
            ...(attachmentId ? { attachmentId } : {}),
            ...(words.trim() ? { words: words.trim() } : {}),
          },
        }),
      ),
    {
      invalidates: INVALIDATED_BY_DEADLINE,
      successMessage: () => t('met.saved'),
      onSuccess: () => {
        clear();
        onDone();
      },
    },
  );
  const send = async (): Promise<void> => {
    setPhotoFailed(false);
    throwIfMissing({ '/how': how === '', '/tracking': !isInterview && uploadId === null && tracking.trim() === '' });
    const attachmentId = uploadId === null ? null : await whenAttached(uploadId);
    if (uploadId !== null && attachmentId === null && tracking.trim() === '') setPhotoFailed(true);
    else await meet.runAsync(attachmentId);
  };
  if (!ready) return null;
  return (
    <Form submitLabel={t(isInterview ? 'met.saveInterview' : 'met.save')} onSubmit={send} aside={aside}>
      {!isInterview && <ReceiptPhoto caseId={deadline.caseId} uploadId={uploadId} onUpload={setUploadId} />}
      <ErrorText>{photoFailed ? t('met.photoFailed') : null}</ErrorText>
      {!isInterview && (
        <RadioGroup
          legend={t('met.how')}
          columns={2}
          pointer="/how"
          value={how}
          onChange={(chosen) => change({ how: chosen })}
          options={DELIVERIES.map((each) => ({ value: each, label: cases(`delivery.${each}`) }))}
        />
      )}
      <DateField
        label={t('met.sentOn')}
        pointer="/sentOn"
        required
        max={today}
        value={sentOn}
        onChange={(day) => change({ sentOn: day })}
      />
      {!isInterview && (
        <>
          <TextField
            label={t('met.tracking')}
            optional={uploadId !== null}
            pointer="/tracking"
            limits={limits.MeetDeadline.tracking}
            autoComplete="off"
            value={tracking}
            onChange={(number) => change({ tracking: number })}
          />
          <TextField
            label={t('met.words')}
            optional
            pointer="/words"
            limits={limits.MeetDeadline.words}
            value={words}
            onChange={(text) => change({ words: text })}
          />
        </>
      )}
    </Form>
  );
}
