import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch } from '../../api/client';
import { queryClient } from '../../api/queries';
import { Dialog } from '../../kit/Dialog';
import { TextArea } from '../../kit/fields';
import { Form } from '../../kit/form';
import { useSay } from '../../kit/toasts';
import { useDraft } from '../../offline/drafts';
import { oneOf, ROOM, type Detail } from './queries';

/** Does not confirm it, and says why to whoever logged it. */
export function Reject({ it, onClose, onDone }: { it: Detail; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation('irregularities');
  const say = useSay();
  const { value, change, clear } = useDraft(`reject/${it.id}`, { reason: '' });
  const [version, setVersion] = useState(it.version);
  const [missing, setMissing] = useState(false);
  return (
    <Dialog title={t('review.rejectTitle')} open onClose={onClose}>
      <Form
        kind="danger" submit={t('review.reject')}
        onSend={async () => {
          setMissing(value.reason.trim() === '');
          if (value.reason.trim() === '') return;
          await answer(api.PUT('/api/irregularities/{id}/status', { params: { path: { id: it.id } }, body: { to: 'rejected', reason: value.reason.trim() }, ...ifMatch(version) }));
          clear();
          say(t('review.done.rejected'));
          await queryClient.invalidateQueries({ queryKey: ROOM });
          onClose();
          onDone();
        }}
        onRefused={({ slug }) => {
          if (slug !== 'stale') return false;
          void queryClient.fetchQuery({ ...oneOf(it.id), staleTime: 0 }).then((fresh) => { setVersion(fresh.version); say(t('conflict.reloaded')); });
          return true;
        }}
      >
        <TextArea label={t('review.rejectTitle')} hint={t('review.rejectHint')} pointer="/reason" error={missing ? t('need.reason') : undefined} maxLength={2000} value={value.reason} onChange={(reason) => change({ reason })} autoFocus />
      </Form>
    </Dialog>
  );
}
