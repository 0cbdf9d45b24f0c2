import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { answer, api, ifMatch, Refusal } from '../../api/client';
import { queryClient } from '../../api/queries';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';
import { Choices } from '../../kit/Choices';
import { RefusalBox } from '../../kit/form';
import { Icon } from '../../kit/icons';
import { Section } from '../../kit/Page';
import { useSay } from '../../kit/toasts';
import { Versions, type Clash } from '../../kit/Versions';
import { hrefTo } from '../../routes';
import { StatusTag } from './parts';
import { oneOf, QUEUE, ROOM, type Detail, type Status } from './queries';
import { Reason } from './Reason';
import {
  differingFields,
  MOVES,
  nextInQueue,
  PROOFS,
  REMEDIABLES,
  SCALES,
  SCOPES,
  type AssessedField,
  type Conduct,
  type Severity,
} from './assessmentFields';

/** The staff weigh it and decide; never what they logged themselves. */
export function Review({ it, inQueue }: { it: Detail; inQueue: boolean }) {
  const { t } = useTranslation(['irregularities', 'common']);
  const say = useSay();
  const [, go] = useLocation();
  const waiting = QUEUE.includes(it.status);
  const [kind, setKind] = useState<Conduct | ''>(it.kind ?? '');
  const [scale, setScale] = useState<(typeof SCALES)[number] | ''>(
    it.severity ? (String(it.severity.scale) as '1') : '',
  );
  const [scope, setScope] = useState<Severity['scope'] | ''>(it.severity?.scope ?? '');
  const [remediable, setRemediable] = useState<Severity['remediable'] | ''>(it.severity?.remediable ?? '');
  const [proof, setProof] = useState<Detail['evidenceLevel'] | ''>(
    it.status === 'reported' && it.evidence.length === 0 ? '' : it.evidenceLevel,
  );
  const [open, setOpen] = useState<'ask' | 'reject' | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  /** As somebody else has weighed it in between. */
  const [theirs, setTheirs] = useState<Detail | null>(null);
  const severity =
    scale !== '' && scope !== '' && remediable !== '' ? { scale: Number(scale), scope, remediable } : undefined;
  const assessment = {
    ...(kind ? { kind } : {}),
    ...(severity ? { severity } : {}),
    ...(proof ? { evidenceLevel: proof } : {}),
  };
  const complete = kind !== '' && severity !== undefined && proof !== '';

  const after = async (to: Status | null): Promise<void> => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ROOM }),
      queryClient.invalidateQueries({ queryKey: ['counts'] }),
      queryClient.invalidateQueries({ queryKey: ['figures'] }),
    ]);
    if (!inQueue || to === null || to === 'under-review') return;
    const next = await nextInQueue(it.id);
    if (next) say(t('review.next'));
    else say(t('review.queueDone'));
    go(next ? hrefTo('irregularity', { id: next, queue: '1' }) : hrefTo('irregularities'));
  };
  const act = async (run: () => Promise<Detail>, to: Status | null): Promise<void> => {
    setBusy(true);
    setFailed(null);
    try {
      const changed = await run();
      queryClient.setQueryData(oneOf(it.id).queryKey, changed);
      say(t(to ? `review.done.${to}` : 'review.saved'));
      await after(to);
    } catch (error) {
      if (error instanceof Refusal && error.slug === 'stale')
        setTheirs(await queryClient.fetchQuery({ ...oneOf(it.id), staleTime: 0 }));
      else setFailed(error);
    } finally {
      setBusy(false);
    }
  };
  const move = (to: Status): Promise<void> =>
    act(
      () =>
        answer(
          api.PUT('/api/irregularities/{id}/status', {
            params: { path: { id: it.id } },
            body: { to, ...assessment },
            ...ifMatch(it.version),
          }),
        ),
      to,
    );
  const save = (): Promise<void> =>
    act(
      () =>
        answer(
          api.PATCH('/api/irregularities/{id}', {
            params: { path: { id: it.id } },
            body: assessment,
            ...ifMatch(it.version),
          }),
        ),
      null,
    );
  const clashesWith = (other: Detail): Clash<AssessedField>[] =>
    differingFields({ kind, scale, scope, remediable, proof }, other, t);
  const take = (other: Detail, names: readonly AssessedField[]): void => {
    if (other.kind && (kind === '' || names.includes('kind'))) setKind(other.kind);
    if (other.severity && (scale === '' || names.includes('scale'))) setScale(String(other.severity.scale) as '1');
    if (other.severity && (scope === '' || names.includes('scope'))) setScope(other.severity.scope);
    if (other.severity && (remediable === '' || names.includes('remediable'))) setRemediable(other.severity.remediable);
    if (proof === '' || names.includes('proof')) setProof(other.evidenceLevel);
    setTheirs(null);
  };
  const may = (to: Status): boolean => MOVES[it.status].includes(to);
  if (it.mine)
    return (
      <Section id="review" title={t('review.title')}>
        <div className="notice">
          <Icon name="people" />
          <p>{t('review.own')}</p>
        </div>
      </Section>
    );
  return (
    <Section id="review" title={waiting ? t('review.title') : t('review.decided')}>
      <p className="hint">{t('review.eyes')}</p>
      {waiting && (
        <div className="review-questions">
          <Choices
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
          <Choices
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
          <Choices
            legend={t('review.scope')}
            columns={2}
            options={SCOPES.map((value) => ({ value, label: t(`scope.${value}`) }))}
            value={scope}
            onChange={setScope}
          />
          <Choices
            legend={t('review.remediable')}
            columns={2}
            options={REMEDIABLES.map((value) => ({ value, label: t(`remediable.${value}`) }))}
            value={remediable}
            onChange={setRemediable}
          />
          <Choices
            legend={t('review.evidence')}
            columns={2}
            options={PROOFS.map((value) => ({
              value,
              label: t(`evidenceLevel.${value}`),
              hint: t(`evidenceLevelHint.${value}`),
            }))}
            value={proof}
            onChange={setProof}
          />
        </div>
      )}
      {failed !== null && <RefusalBox error={failed} />}
      {waiting && !complete && (
        <p className="hint" id="review-missing">
          {t('review.confirmMissing')}
        </p>
      )}
      <div className="buttons">
        {waiting && may('confirmed') && (
          <Button
            kind="primary"
            icon="check"
            busy={busy}
            disabled={!complete}
            aria-describedby={complete ? undefined : 'review-missing'}
            onClick={() => void move('confirmed')}
          >
            {t('review.confirm')}
          </Button>
        )}
        {may('needs-more') && (
          <Button icon="note" onClick={() => setOpen('ask')}>
            {t('review.ask')}
          </Button>
        )}
        {may('rejected') && (
          <Button kind="danger" icon="close" onClick={() => setOpen('reject')}>
            {t('review.reject')}
          </Button>
        )}
        {may('in-follow-up') && (
          <Button kind="primary" icon="send" busy={busy} onClick={() => void move('in-follow-up')}>
            {t('review.followUp')}
          </Button>
        )}
        {may('resolved') && (
          <Button icon="check" busy={busy} onClick={() => void move('resolved')}>
            {t('review.resolve')}
          </Button>
        )}
        {!waiting && may('confirmed') && (
          <Button busy={busy} onClick={() => void move('confirmed')}>
            {t('review.backConfirmed')}
          </Button>
        )}
        {may('under-review') && (
          <Button kind="quiet" busy={busy} onClick={() => void move('under-review')}>
            {waiting ? t('review.take') : t('review.reopen')}
          </Button>
        )}
        {waiting && Object.keys(assessment).length > 0 && (
          <Button kind="quiet" busy={busy} onClick={() => void save()}>
            {t('review.save')}
          </Button>
        )}
      </div>
      {theirs && (
        <Dialog title={t('conflict.title')} open onClose={() => setTheirs(null)} wide>
          <p>
            {t('conflict.now')} <StatusTag status={theirs.status} />
          </p>
          <Versions
            clashes={clashesWith(theirs)}
            submit={t('conflict.take')}
            onSettle={(names) => Promise.resolve(take(theirs, names))}
          />
        </Dialog>
      )}
      {open === 'ask' && (
        <Reason to="needs-more" one={it} onClose={() => setOpen(null)} onDone={() => void after('needs-more')} />
      )}
      {open === 'reject' && (
        <Reason to="rejected" one={it} onClose={() => setOpen(null)} onDone={() => void after('rejected')} />
      )}
    </Section>
  );
}
