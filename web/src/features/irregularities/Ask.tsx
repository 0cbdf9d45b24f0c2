import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import { answer, api, ifMatch } from '../../api/client';
import { queryClient } from '../../api/queries';
import { Dialog } from '../../kit/Dialog';
import { TextArea } from '../../kit/fields';
import { Form } from '../../kit/form';
import { useSay } from '../../kit/toasts';
import { useDraft } from '../../offline/drafts';
import { oneOf, ROOM, type One } from './queries';

/** Asks whoever logged it for more. What was typed stays on this device until it is sent. */
export function AskBack({ one, onClose, onDone }: { one: One; onClose: () => void; onDone?: () => void }) {
  const { t } = useTranslation('irregularities');
  const say = useSay();
  const { value, change, clear } = useDraft(`ask/${one.id}`, { text: '' });
  const [version, setVersion] = useState(one.version);
  const [missing, setMissing] = useState(false);
  return (
    <Dialog title={t('review.askTitle')} open onClose={onClose}>
      <Form
        submit={t('review.askSend')}
        onSend={async () => {
          setMissing(value.text.trim() === '');
          if (value.text.trim() === '') return;
          await answer(api.PUT('/api/irregularities/{id}/status', { params: { path: { id: one.id } }, body: { to: 'needs-more', reason: value.text.trim() }, ...ifMatch(version) }));
          clear();
          say(t('review.done.needs-more'));
          await Promise.all([queryClient.invalidateQueries({ queryKey: ROOM }), queryClient.invalidateQueries({ queryKey: ['counts'] })]);
          onClose();
          onDone?.();
        }}
        onRefused={({ slug }) => {
          if (slug !== 'stale') return false;
          void queryClient.fetchQuery({ ...oneOf(one.id), staleTime: 0 }).then((fresh) => { setVersion(fresh.version); say(t('conflict.reloaded')); });
          return true;
        }}
      >
        <TextArea label={t('review.askTitle')} hint={t('review.askHint')} pointer="/reason" error={missing ? t('need.reason') : undefined} maxLength={2000} value={value.text} onChange={(text) => change({ text })} autoFocus />
      </Form>
    </Dialog>
  );
}
