import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ApiError, ifMatchHeader, unwrap } from '../../api/client';
import * as limits from '../../api/limits';
import { Button } from '../../kit/Button';
import { CommunePicker } from '../../kit/CommunePicker';
import { DateField } from '../../kit/DateField';
import { useToday } from '../../kit/dates';
import { Form } from '../../kit/Form';
import { RadioGroup } from '../../kit/RadioGroup';
import { useAction } from '../../kit/useAction';
import { useDraft } from '../../offline/drafts';
import { openDeadlinesIn, OpenDeadlines } from '../deadlines/OpenDeadlines';
import { caseQuery, INVALIDATED_BY_CASE, isFullCase, type FullCase, type Stage } from './queries';
import { StaleStageNotice } from './StaleStageNotice';

interface StageChange {
  on: string;
  authorisedOn: string;
  filedOn: string;
  outcome: (typeof OUTCOMES)[number] | '';
  commune: number | null;
}

const OUTCOMES = limits.MoveCase.outcome.values;

/** In these stages the day of filing must be known. */
const STAGES_AFTER_FILING: readonly Stage[] = [
  'examination',
  'interview',
  'communal-decision',
  'public-notice',
  'federal-authorisation',
  'cantonal-decision',
  'refused',
  'appeal',
];

export function ChangeStageForm({
  theCase,
  to,
  onBack,
  onDone,
}: {
  theCase: FullCase;
  to: Stage;
  onBack: () => void;
  onDone: (changedCase: FullCase) => void;
}) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const today = useToday();
  const {
    value: { on, authorisedOn, filedOn, outcome, commune },
    change,
    clear,
    ready,
  } = useDraft<StageChange>(`move/${theCase.id}/${to}`, {
    on: today,
    authorisedOn: '',
    filedOn: '',
    outcome: theCase.stage === 'cantonal-decision' || theCase.stage === 'federal-authorisation' ? 'naturalised' : '',
    commune: null,
  });
  const [isStale, setStale] = useState(false);
  const [openIds, setOpenIds] = useState<readonly string[] | null>(null);
  const caseResult = useQuery(caseQuery(theCase.id));
  const needsFilingDay = STAGES_AFTER_FILING.includes(to) && theCase.filedOn === null;
  const asksAuthorisation = to === 'cantonal-decision' && theCase.procedure === 'ordinary';
  const path = { params: { path: { id: theCase.id } } };
  const changeStage = useAction(
    async (knownVersion: number): Promise<FullCase> => {
      let version = knownVersion;
      if (needsFilingDay)
        ({ version } = await unwrap<FullCase>(
          api.PATCH('/api/cases/{id}', { ...path, body: { filedOn }, ...ifMatchHeader(version) }),
        ));
      let changedCase = await unwrap<FullCase>(
        api.PUT('/api/cases/{id}/stage', {
          ...path,
          body: {
            to,
            on,
            ...(asksAuthorisation && authorisedOn ? { authorisedOn } : {}),
            ...(to === 'closed' && outcome ? { outcome } : {}),
          },
          ...ifMatchHeader(version),
        }),
      );
      if (to === 'moved' && commune)
        changedCase = await unwrap<FullCase>(
          api.PATCH('/api/cases/{id}', { ...path, body: { commune }, ...ifMatchHeader(changedCase.version) }),
        );
      return changedCase;
    },
    {
      invalidates: INVALIDATED_BY_CASE,
      successMessage: () => t('happened.saved'),
      onSuccess: (changedCase) => {
        clear();
        onDone(changedCase);
      },
    },
  );
  const send = async (): Promise<void> => {
    try {
      await changeStage.runAsync(theCase.version);
    } catch (error) {
      const ids = openDeadlinesIn(error);
      if (ids) return setOpenIds(ids);
      if (!(error instanceof ApiError) || error.slug !== 'stale') throw error;
      const { data } = await caseResult.refetch();
      // If only other fields changed, continue with the new version.
      if (data && isFullCase(data) && data.stage === theCase.stage) await changeStage.runAsync(data.version);
      else setStale(true);
    }
  };
  if (!ready) return null;
  if (isStale) {
    const latest = caseResult.data && isFullCase(caseResult.data) ? caseResult.data : theCase;
    return <StaleStageNotice theCase={latest} to={to} onContinue={() => setStale(false)} onBack={onBack} />;
  }
  if (openIds)
    return (
      <OpenDeadlines
        caseId={theCase.id}
        ids={openIds}
        words="move"
        onSettled={() => setOpenIds(null)}
        aside={
          <Button kind="quiet" onClick={onBack}>
            {common('action.back')}
          </Button>
        }
      />
    );
  return (
    <Form
      submitLabel={t('happened.save')}
      onSubmit={send}
      aside={
        <Button kind="quiet" onClick={onBack}>
          {common('action.back')}
        </Button>
      }
    >
      <p>
        <strong>{t('happened.becomes', { stage: common(`stage.${to}`) })}</strong>
      </p>
      <p className="notice">
        <span>{t(`happened.does.${to}`)}</span>
      </p>
      <DateField
        label={t(to === 'filed' ? 'happened.filedOn' : 'happened.on')}
        pointer="/on"
        required
        max={today}
        value={on}
        onChange={(day) => change({ on: day })}
      />
      {asksAuthorisation && (
        <DateField
          label={t('new.sinceAuthorised')}
          hint={t('new.authorisedHint')}
          pointer="/authorisedOn"
          optional
          max={today}
          value={authorisedOn}
          onChange={(day) => change({ authorisedOn: day })}
        />
      )}
      {needsFilingDay && (
        <DateField
          label={t('happened.filedFirst')}
          pointer="/filedOn"
          required
          max={today}
          value={filedOn}
          onChange={(day) => change({ filedOn: day })}
        />
      )}
      {to === 'closed' && (
        <RadioGroup
          legend={t('happened.outcome')}
          columns={2}
          pointer="/outcome"
          value={outcome}
          onChange={(selected) => change({ outcome: selected })}
          options={OUTCOMES.map((value) => ({ value, label: common(`outcome.${value}`) }))}
        />
      )}
      {to === 'moved' && (
        <CommunePicker
          label={t('happened.newCommune')}
          optional
          value={commune}
          onChange={(selected) => change({ commune: selected })}
        />
      )}
    </Form>
  );
}
