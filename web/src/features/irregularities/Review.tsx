import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { unwrap, api, ifMatchHeader, ApiError } from '../../api/client';
import { queryClient } from '../../api/queryClient';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { RadioGroup } from '../../kit/RadioGroup';
import { Icon } from '../../kit/Icon';
import { useToast } from '../../kit/ToastProvider';
import { ConflictResolver, type FieldConflict } from '../../kit/ConflictResolver';
import { hrefTo } from '../../routes';
import { StatusTag } from './StatusTag';
import {
  irregularityQuery,
  WAITING_STATUSES,
  IRREGULARITIES_KEY,
  type IrregularityDetail,
  type IrregularityStatus,
} from './queries';
import { ReasonDialog } from './ReasonDialog';
import {
  findConflicts,
  STATUS_TRANSITIONS,
  findNextInQueue,
  EVIDENCE_LEVELS,
  REMEDIABLES,
  SCALES,
  SCOPES,
  type ReviewField,
  type Conduct,
  type Severity,
} from './reviewFields';
import { ErrorSummary } from '../../kit/ErrorSummary';
import { Section } from '../../kit/Section';

/** The staff weigh it and decide; never what they logged themselves. */
export function Review({ irregularity, inQueue }: { irregularity: IrregularityDetail; inQueue: boolean }) {
  const { t } = useTranslation(['irregularities', 'common']);
  const showToast = useToast();
  const [, navigate] = useLocation();
  const isWaiting = WAITING_STATUSES.includes(irregularity.status);
  const [kind, setKind] = useState<Conduct | ''>(irregularity.kind ?? '');
  const [scale, setScale] = useState<(typeof SCALES)[number] | ''>(
    irregularity.severity ? (String(irregularity.severity.scale) as '1') : '',
  );
  const [scope, setScope] = useState<Severity['scope'] | ''>(irregularity.severity?.scope ?? '');
  const [remediable, setRemediable] = useState<Severity['remediable'] | ''>(irregularity.severity?.remediable ?? '');
  const [evidenceLevel, setEvidenceLevel] = useState<IrregularityDetail['evidenceLevel'] | ''>(
    irregularity.status === 'reported' && irregularity.evidence.length === 0 ? '' : irregularity.evidenceLevel,
  );
  const [open, setOpen] = useState<'ask' | 'reject' | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  /** As somebody else has weighed it in between. */
  const [latest, setLatest] = useState<IrregularityDetail | null>(null);
  const severity =
    scale !== '' && scope !== '' && remediable !== '' ? { scale: Number(scale), scope, remediable } : undefined;
  const assessment = {
    ...(kind ? { kind } : {}),
    ...(severity ? { severity } : {}),
    ...(evidenceLevel ? { evidenceLevel } : {}),
  };
  const isComplete = kind !== '' && severity !== undefined && evidenceLevel !== '';

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
  const conflictsWith = (other: IrregularityDetail): FieldConflict<ReviewField>[] =>
    findConflicts({ kind, scale, scope, remediable, proof: evidenceLevel }, other, t);
  const takeOver = (other: IrregularityDetail, names: readonly ReviewField[]): void => {
    if (other.kind && (kind === '' || names.includes('kind'))) setKind(other.kind);
    if (other.severity && (scale === '' || names.includes('scale'))) setScale(String(other.severity.scale) as '1');
    if (other.severity && (scope === '' || names.includes('scope'))) setScope(other.severity.scope);
    if (other.severity && (remediable === '' || names.includes('remediable'))) setRemediable(other.severity.remediable);
    if (evidenceLevel === '' || names.includes('proof')) setEvidenceLevel(other.evidenceLevel);
    setLatest(null);
  };
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
      {isWaiting && (
        <div className="review-questions">
          <RadioGroup
            legend={t('review.kind')}
            columns={2}
            options={(['act', 'omission'] as const).map((value) => ({
              value,
              label: t(`kind.${value}`),
              hint: t(`kindHint.${value}`),
            }))}
            value={kind}
            onChange={setKind}
          />
          <RadioGroup
            legend={t('review.scale')}
            columns={2}
            options={SCALES.map((value) => ({
              value,
              label: `${value} · ${t(`scale.${value}`)}`,
              hint: t(`scaleHint.${value}`),
            }))}
            value={scale}
            onChange={setScale}
          />
          <RadioGroup
            legend={t('review.scope')}
            columns={2}
            options={SCOPES.map((value) => ({ value, label: t(`scope.${value}`) }))}
            value={scope}
            onChange={setScope}
          />
          <RadioGroup
            legend={t('review.remediable')}
            columns={2}
            options={REMEDIABLES.map((value) => ({ value, label: t(`remediable.${value}`) }))}
            value={remediable}
            onChange={setRemediable}
          />
          <RadioGroup
            legend={t('review.evidence')}
            columns={2}
            options={EVIDENCE_LEVELS.map((value) => ({
              value,
              label: t(`evidenceLevel.${value}`),
              hint: t(`evidenceLevelHint.${value}`),
            }))}
            value={evidenceLevel}
            onChange={setEvidenceLevel}
          />
        </div>
      )}
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
            conflicts={conflictsWith(latest)}
            submit={t('conflict.take')}
            onResolve={(names) => Promise.resolve(takeOver(latest, names))}
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
