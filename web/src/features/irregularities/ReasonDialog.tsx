import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ifMatchHeader, unwrap } from '../../api/client';
import * as limits from '../../api/limits';
import { queryClient } from '../../api/queryClient';
import { Dialog } from '../../kit/Dialog';
import { Form } from '../../kit/Form';
import { TextArea } from '../../kit/TextArea';
import { useToast } from '../../kit/ToastProvider';
import { useDraft } from '../../offline/drafts';
import { IRREGULARITIES_KEY, irregularityQuery, type Irregularity } from './queries';

const DIALOGS = {
  'needs-more': { title: 'review.askTitle', submit: 'review.askSend', kind: 'primary' },
  rejected: { title: 'review.rejectTitle', submit: 'review.reject', kind: 'danger' },
} as const;

/** The author reads the reason. It is stored as a draft until it is sent. */
export function ReasonDialog({
  irregularity,
  to,
  onClose,
  onDone,
}: {
  irregularity: Irregularity;
  to: keyof typeof DIALOGS;
  onClose: () => void;
  onDone?: () => void;
}) {
  const { t } = useTranslation('irregularities');
  const showToast = useToast();
  const { value, change, clear } = useDraft(`${to}/${irregularity.id}`, { reason: '' });
  const [version, setVersion] = useState(irregularity.version);
  const [isMissing, setMissing] = useState(false);
  const { data } = useQuery(irregularityQuery(irregularity.id));
  const hint =
    to === 'rejected' ? t('review.rejectHint') : data && t(`review.askHint.${data.questionReaches ?? 'nobody'}`);
  const { title, submit, kind } = DIALOGS[to];
  return (
    <Dialog title={t(title)} open onClose={onClose}>
      <Form
        kind={kind}
        submitLabel={t(submit)}
        onSubmit={async () => {
          const reason = value.reason.trim();
          setMissing(reason === '');
          if (reason === '') return;
          await unwrap(
            api.PUT('/api/irregularities/{id}/status', {
              params: { path: { id: irregularity.id } },
              body: { to, reason },
              ...ifMatchHeader(version),
            }),
          );
          clear();
          showToast(t(`review.done.${to}`));
          await Promise.all(
            [IRREGULARITIES_KEY, ['counts']].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
          );
          onClose();
          onDone?.();
        }}
        onApiError={({ slug }) => {
          if (slug !== 'stale') return false;
          void queryClient.fetchQuery({ ...irregularityQuery(irregularity.id), staleTime: 0 }).then((latest) => {
            setVersion(latest.version);
            showToast(t('conflict.reloaded'));
          });
          return true;
        }}
      >
        <TextArea
          label={t(title)}
          hint={hint}
          pointer="/reason"
          error={isMissing ? t('need.reason') : undefined}
          limits={limits.MoveIrregularity.reason}
          value={value.reason}
          onChange={(reason) => change({ reason })}
          initialFocus
        />
      </Form>
    </Dialog>
  );
}
