import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { api, ApiError, ifMatchHeader, unwrap } from '../../api/client';
import { queryClient } from '../../api/queryClient';
import { Button } from '../../kit/Button';
import { ConflictResolver } from '../../kit/ConflictResolver';
import { Dialog } from '../../kit/Dialog';
import { ErrorSummary } from '../../kit/ErrorSummary';
import { Icon } from '../../kit/Icon';
import { Section } from '../../kit/Section';
import { useToast } from '../../kit/ToastProvider';
import { hrefTo } from '../../routes';
import {
  IRREGULARITIES_KEY,
  irregularityQuery,
  WAITING_STATUSES,
  type IrregularityDetail,
  type IrregularityStatus,
} from './queries';
import { ReasonDialog } from './ReasonDialog';
import { toAssessment, toReviewAnswers, withAnswersOf, type ReviewAnswers } from './reviewAnswers';
import { findConflicts, findNextInQueue, STATUS_TRANSITIONS } from './reviewFields';
import { ReviewQuestions } from './ReviewQuestions';
import { StatusTag } from './StatusTag';

/** Staff may not review what they logged themselves. */
export function Review({ irregularity, inQueue }: { irregularity: IrregularityDetail; inQueue: boolean }) {
  const { t } = useTranslation(['irregularities', 'common']);
  const showToast = useToast();
  const [, navigate] = useLocation();
  const isWaiting = WAITING_STATUSES.includes(irregularity.status);
  const [answers, setAnswers] = useState<ReviewAnswers>(() => toReviewAnswers(irregularity));
  const [open, setOpen] = useState<'ask' | 'reject' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  /** The version somebody else saved in the meantime. */
  const [latest, setLatest] = useState<IrregularityDetail | null>(null);
  const assessment = toAssessment(answers);
  const isComplete = Object.values(answers).every((answer) => answer !== '');

  const refreshAndContinue = async (to: IrregularityStatus | null): Promise<void> => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: IRREGULARITIES_KEY }),
      queryClient.invalidateQueries({ queryKey: ['counts'] }),
      queryClient.invalidateQueries({ queryKey: ['figures'] }),
    ]);
    if (!inQueue || to === null || to === 'under-review') return;
    const next = await findNextInQueue(irregularity.id);
    if (next) showToast(t('review.next'));
    else showToast(t('review.queueDone'));
    navigate(next ? hrefTo('irregularity', { id: next, queue: '1' }) : hrefTo('irregularities'));
  };
  const runRequest = async (
    request: () => Promise<IrregularityDetail>,
    to: IrregularityStatus | null,
  ): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const updated = await request();
      queryClient.setQueryData(irregularityQuery(irregularity.id).queryKey, updated);
      showToast(t(to ? `review.done.${to}` : 'review.saved'));
      await refreshAndContinue(to);
    } catch (thrown) {
      if (thrown instanceof ApiError && thrown.slug === 'stale')
        setLatest(await queryClient.fetchQuery({ ...irregularityQuery(irregularity.id), staleTime: 0 }));
      else setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const changeStatus = (to: IrregularityStatus): Promise<void> =>
    runRequest(
      () =>
        unwrap(
          api.PUT('/api/irregularities/{id}/status', {
            params: { path: { id: irregularity.id } },
            body: { to, ...assessment },
            ...ifMatchHeader(irregularity.version),
          }),
        ),
      to,
    );
  const save = (): Promise<void> =>
    runRequest(
      () =>
        unwrap(
          api.PATCH('/api/irregularities/{id}', {
            params: { path: { id: irregularity.id } },
            body: assessment,
            ...ifMatchHeader(irregularity.version),
          }),
        ),
      null,
    );
  const canMoveTo = (to: IrregularityStatus): boolean => STATUS_TRANSITIONS[irregularity.status].includes(to);
  if (irregularity.mine)
    return (
      <Section id="review" title={t('review.title')}>
        <div className="notice">
          <Icon name="people" />
          <p>{t('review.own')}</p>
        </div>
      </Section>
    );
  return (
    <Section id="review" title={isWaiting ? t('review.title') : t('review.decided')}>
      <p className="hint">{t('review.eyes')}</p>
      {isWaiting && <ReviewQuestions value={answers} onChange={setAnswers} />}
      {error !== null && <ErrorSummary error={error} />}
      {isWaiting && !isComplete && (
        <p className="hint" id="review-missing">
          {t('review.confirmMissing')}
        </p>
      )}
      <div className="buttons">
        {isWaiting && canMoveTo('confirmed') && (
          <Button
            kind="primary"
            icon="check"
            busy={busy}
            disabled={!isComplete}
            aria-describedby={isComplete ? undefined : 'review-missing'}
            onClick={() => void changeStatus('confirmed')}
          >
            {t('review.confirm')}
          </Button>
        )}
        {canMoveTo('needs-more') && (
          <Button icon="note" onClick={() => setOpen('ask')}>
            {t('review.ask')}
          </Button>
        )}
        {canMoveTo('rejected') && (
          <Button kind="danger" icon="close" onClick={() => setOpen('reject')}>
            {t('review.reject')}
          </Button>
        )}
        {canMoveTo('in-follow-up') && (
          <Button kind="primary" icon="send" busy={busy} onClick={() => void changeStatus('in-follow-up')}>
            {t('review.followUp')}
          </Button>
        )}
        {canMoveTo('resolved') && (
          <Button icon="check" busy={busy} onClick={() => void changeStatus('resolved')}>
            {t('review.resolve')}
          </Button>
        )}
        {!isWaiting && canMoveTo('confirmed') && (
          <Button busy={busy} onClick={() => void changeStatus('confirmed')}>
            {t('review.backConfirmed')}
          </Button>
        )}
        {canMoveTo('under-review') && (
          <Button kind="quiet" busy={busy} onClick={() => void changeStatus('under-review')}>
            {isWaiting ? t('review.take') : t('review.reopen')}
          </Button>
        )}
        {isWaiting && Object.keys(assessment).length > 0 && (
          <Button kind="quiet" busy={busy} onClick={() => void save()}>
            {t('review.save')}
          </Button>
        )}
      </div>
      {latest && (
        <Dialog title={t('conflict.title')} open onClose={() => setLatest(null)} wide>
          <p>
            {t('conflict.now')} <StatusTag status={latest.status} />
          </p>
          <ConflictResolver
            conflicts={findConflicts(answers, latest, t)}
            submit={t('conflict.take')}
            onResolve={(fields) => {
              setAnswers(withAnswersOf(latest, answers, fields));
              setLatest(null);
              return Promise.resolve();
            }}
          />
        </Dialog>
      )}
      {open === 'ask' && (
        <ReasonDialog
          to="needs-more"
          irregularity={irregularity}
          onClose={() => setOpen(null)}
          onDone={() => void refreshAndContinue('needs-more')}
        />
      )}
      {open === 'reject' && (
        <ReasonDialog
          to="rejected"
          irregularity={irregularity}
          onClose={() => setOpen(null)}
          onDone={() => void refreshAndContinue('rejected')}
        />
      )}
    </Section>
  );
}
