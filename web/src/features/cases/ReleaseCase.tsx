import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { api, unwrap } from '../../api/client';
import * as limits from '../../api/limits';
import { Button } from '../../kit/Button';
import { ErrorText } from '../../kit/ErrorText';
import { Form } from '../../kit/Form';
import { TextArea } from '../../kit/TextArea';
import { useAction } from '../../kit/useAction';
import { hrefTo } from '../../routes';
import { useMe } from '../../session';
import { hasWorkingAddress } from '../../kit/personLetter';
import { openDeadlinesIn, OpenDeadlines } from '../deadlines/OpenDeadlines';
import { INVALIDATED_BY_CASE, type FullCase } from './queries';

export function ReleaseCase({ theCase }: { theCase: FullCase }) {
  const { t } = useTranslation('cases');
  const { t: deadlines } = useTranslation('deadlines');
  const me = useMe();
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [openIds, setOpenIds] = useState<readonly string[] | null>(null);
  const isMine = theCase.adviser?.id === me.adviserId;
  const release = useAction(
    (deadlinesTo: 'coordinator' | null) =>
      unwrap(
        api.POST('/api/cases/{id}/release', {
          params: { path: { id: theCase.id } },
          body: { reason: reason.trim(), ...(deadlinesTo ? { deadlinesTo } : {}) },
        }),
      ),
    {
      // Leave first: the adviser can no longer read the case.
      invalidates: [],
      successMessage: () => t('release.done'),
      onSuccess: () => {
        navigate(hrefTo(me.role === 'coordinator' ? 'inbox' : 'cases'));
        for (const queryKey of INVALIDATED_BY_CASE) void client.invalidateQueries({ queryKey, refetchType: 'none' });
      },
    },
  );
  const send = async (): Promise<void> => {
    try {
      await release.runAsync(null);
    } catch (error) {
      const ids = openDeadlinesIn(error);
      if (!ids) throw error;
      release.reset();
      setOpenIds(ids);
    }
  };
  if (openIds)
    return (
      <>
        <OpenDeadlines
          caseId={theCase.id}
          ids={openIds}
          words="release"
          onSettled={() => setOpenIds(null)}
          aside={
            <Button kind="danger" busy={release.busy} onClick={() => release.run('coordinator')}>
              {deadlines('openFirst.toCoordinator')}
            </Button>
          }
        />
        <ErrorText boxed>{release.errorMessage}</ErrorText>
      </>
    );
  return (
    <Form submitLabel={t('release.send')} kind="danger" onSubmit={send}>
      <p>{t(isMine ? 'release.words' : 'release.wordsOther')}</p>
      <p>{t(hasWorkingAddress(theCase.person) ? 'release.letter' : 'release.noLetter')}</p>
      <TextArea
        label={t('release.reason')}
        hint={t('release.reasonHint')}
        pointer="/reason"
        limits={limits.ReleaseCase.reason}
        value={reason}
        onChange={setReason}
      />
    </Form>
  );
}
