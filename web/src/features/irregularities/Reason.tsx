import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch } from '../../api/client';
import { queryClient } from '../../api/queries';
import { Dialog } from '../../kit/Dialog';
import { TextArea } from '../../kit/fields';
import { Form } from '../../kit/form';
import { useSay } from '../../kit/toasts';
import { useDraft } from '../../offline/drafts';
import { oneOf, ROOM, type One } from './queries';

const ASKED = {
  'needs-more': { title: 'review.askTitle', hint: 'review.askHint', submit: 'review.askSend', kind: 'primary' },
  rejected: { title: 'review.rejectTitle', hint: 'review.rejectHint', submit: 'review.reject', kind: 'danger' },
} as const;

/** Asks for more, or does not confirm it: whoever logged it reads why. What was typed stays on this device until it is sent. */
export function Reason({
  one,
  to,
  onClose,
  onDone,
}: {
  one: One;
  to: keyof typeof ASKED;
  onClose: () => void;
  onDone?: () => void;
}) {
  const { t } = useTranslation('irregularities');
  const say = useSay();
  const { value, change, clear } = useDraft(`${to}/${one.id}`, { reason: '' });
  const [version, setVersion] = useState(one.version);
  const [missing, setMissing] = useState(false);
  const { title, hint, submit, kind } = ASKED[to];
  return (
    <Dialog title={t(title)} open onClose={onClose}>
      <Form
        kind={kind}
        submit={t(submit)}
        onSend={async () => {
          const reason = value.reason.trim();
          setMissing(reason === '');
          if (reason === '') return;
          await answer(
            api.PUT('/api/irregularities/{id}/status', {
              params: { path: { id: one.id } },
              body: { to, reason },
              ...ifMatch(version),
            }),
          );
          clear();
          say(t(`review.done.${to}`));
          await Promise.all([ROOM, ['counts']].map((queryKey) => queryClient.invalidateQueries({ queryKey })));
          onClose();
          onDone?.();
        }}
        onRefused={({ slug }) => {
          if (slug !== 'stale') return false;
          void queryClient.fetchQuery({ ...oneOf(one.id), staleTime: 0 }).then((fresh) => {
            setVersion(fresh.version);
            say(t('conflict.reloaded'));
          });
          return true;
        }}
      >
        <TextArea
          label={t(title)}
          hint={t(hint)}
          pointer="/reason"
          error={missing ? t('need.reason') : undefined}
          maxLength={2000}
          value={value.reason}
          onChange={(reason) => change({ reason })}
          initialFocus
        />
      </Form>
    </Dialog>
  );
}
