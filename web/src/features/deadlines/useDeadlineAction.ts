import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useToast } from '../../kit/ToastProvider';
import { useKeptText } from '../../kit/useKeptText';
import { sendOrQueue, useQueuedAndSent } from '../../offline/queue';
import { INVALIDATED_BY_DEADLINE, type CaseDeadline } from './queries';

/** Says that somebody knows of a deadline; waits on the device without a network. */
export function useAcknowledge(): (deadline: CaseDeadline, how: 'screen' | 'phone') => Promise<void> {
  const { t } = useTranslation('deadlines');
  const client = useQueryClient();
  const showToast = useToast();
  const keptText = useKeptText();
  return async ({ id, caseReference }, how) => {
    const result = await sendOrQueue(
      { kind: 'acknowledge-deadline', version: 1, input: { deadlineId: id, acknowledgement: { how } } },
      t('acknowledge.kept', { reference: caseReference }),
    );
    showToast(result.sent ? t(how === 'phone' ? 'acknowledge.donePhone' : 'acknowledge.done') : keptText(result.until));
    if (result.sent)
      await Promise.all(INVALIDATED_BY_DEADLINE.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
}

/** Whether this device has said so already, and the list does not have it yet. */
export function useIsAcknowledging(id: string): boolean {
  return useQueuedAndSent().some(
    (entry) => entry.kind === 'acknowledge-deadline' && entry.refusal === null && entry.input.deadlineId === id,
  );
}
