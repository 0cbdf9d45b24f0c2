import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch, Refusal } from '../../api/client';
import { Button } from '../../kit/Button';
import { CommunePicker } from '../../kit/CommunePicker';
import { useToday } from '../../kit/days';
import { Choices } from '../../kit/Choices';
import { DayField } from '../../kit/fields';
import { Form } from '../../kit/form';
import { useAct } from '../../kit/useAct';
import { useDraft } from '../../offline/drafts';
import { DecisionFields, decisionForm, decisionOf, type DecisionForm } from './DecisionFields';
import { CASE_CHANGES, caseOf, isFull, type FullCase, type Stage } from './queries';
import { useQuery } from '@tanstack/react-query';

const OUTCOMES = ['naturalised', 'advised', 'referred', 'unreachable', 'not-ours', 'duplicate'] as const;
/** Stages in which an authority has the application before it: the day it was filed must be known. */
const FILED: readonly Stage[] = [
  'examination',
  'interview',
  'communal-decision',
  'public-notice',
  'federal-authorisation',
  'cantonal-decision',
  'refused',
  'appeal',
];

/** "What happened?": from plain words to the move the case makes, saying what it will do. */
export function Happened({
  theCase,
  onNote,
  onDone,
}: {
  theCase: FullCase;
  onNote: (kind: 'letter' | 'call') => void;
  onDone: (moved: FullCase) => void;
}) {
  const { t } = useTranslation('cases');
  const [to, setTo] = useState<Stage | null>(null);
  if (to) return <Move theCase={theCase} to={to} onBack={() => setTo(null)} onDone={onDone} />;
  return (
    <>
      <div className="stack">
        <Button icon="mail" className="happened" onClick={() => onNote('letter')}>
          {t('happened.letter')}
        </Button>
        <Button icon="phone" className="happened" onClick={() => onNote('call')}>
          {t('happened.talk')}
        </Button>
      </div>
      <h3>{t('happened.changes')}</h3>
      {theCase.moves.length === 0 && <p className="hint">{t('happened.none')}</p>}
      <div className="stack">
        {theCase.moves.map((stage) => (
          <Button key={stage} className="happened" onClick={() => setTo(stage)}>
            {t(
              stage === 'refused' && theCase.stage === 'refused'
                ? 'happened.to.refused-again'
                : theCase.stage === 'closed' || theCase.stage === 'withdrawn'
                  ? 'happened.to.reopen'
                  : `happened.to.${stage}`,
            )}
          </Button>
        ))}
      </div>
      {theCase.procedure === 'unknown' && <p className="hint">{t('happened.unknownProcedure')}</p>}
    </>
  );
}

interface Moved {
  on: string;
  filedOn: string;
  outcome: (typeof OUTCOMES)[number] | '';
  decision: DecisionForm;
  commune: number | null;
}

function Move({
  theCase,
  to,
  onBack,
  onDone,
}: {
  theCase: FullCase;
  to: Stage;
  onBack: () => void;
  onDone: (moved: FullCase) => void;
}) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const today = useToday();
  const {
    value: { on, filedOn, outcome, decision, commune },
    change,
    clear,
    ready,
  } = useDraft<Moved>(`move/${theCase.id}/${to}`, {
    on: today,
    filedOn: '',
    outcome: theCase.stage === 'cantonal-decision' || theCase.stage === 'federal-authorisation' ? 'naturalised' : '',
    decision: decisionForm(null),
    commune: null,
  });
  const [stale, setStale] = useState(false);
  const now = useQuery(caseOf(theCase.id));
  const asksFiling = FILED.includes(to) && theCase.filedOn === null;
  const path = { params: { path: { id: theCase.id } } };
  const move = useAct(
    async (seen: number): Promise<FullCase> => {
      let version = seen;
      if (asksFiling)
        ({ version } = await answer<FullCase>(
          api.PATCH('/api/cases/{id}', { ...path, body: { filedOn }, ...ifMatch(version) }),
        ));
      let moved = await answer<FullCase>(
        api.PUT('/api/cases/{id}/stage', {
          ...path,
          body: {
            to,
            on,
            ...(to === 'refused' ? { decision: decisionOf(decision) } : {}),
            ...(to === 'closed' && outcome ? { outcome } : {}),
          },
          ...ifMatch(version),
        }),
      );
      if (to === 'moved' && commune)
        moved = await answer<FullCase>(
          api.PATCH('/api/cases/{id}', { ...path, body: { commune }, ...ifMatch(moved.version) }),
        );
      return moved;
    },
    {
      changes: CASE_CHANGES,
      done: () => t('happened.saved'),
      onDone: (moved) => {
        clear();
        onDone(moved);
      },
    },
  );
  const send = async (): Promise<void> => {
    try {
      await move.runAsync(theCase.version);
    } catch (error) {
      if (!(error instanceof Refusal) || error.slug !== 'stale') throw error;
      const { data } = await now.refetch();
      // Where only something else was changed, it goes on from there.
      if (data && isFull(data) && data.stage === theCase.stage) await move.runAsync(data.version);
      else setStale(true);
    }
  };
  if (!ready) return null;
  if (stale) {
    const fresh = now.data && isFull(now.data) ? now.data : theCase;
    return (
      <>
        <div className="notice notice-soon">
          <span>
            {t('happened.stale', { stage: common(`stage.${fresh.stage}`) })}{' '}
            {t('happened.wanted', { stage: common(`stage.${to}`) })}
          </span>
        </div>
        <div className="buttons">
          {fresh.moves.includes(to) && (
            <Button kind="primary" onClick={() => setStale(false)}>
              {t('happened.goOn')}
            </Button>
          )}
          <Button onClick={onBack}>{t('happened.again')}</Button>
        </div>
      </>
    );
  }
  return (
    <Form
      submit={t('happened.save')}
      onSend={send}
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
      {to === 'refused' ? (
        <DecisionFields
          value={decision}
          change={(changed) => change((before) => ({ decision: { ...before.decision, ...changed } }))}
        />
      ) : (
        <DayField
          label={t(
            to === 'filed'
              ? 'happened.filedOn'
              : to === 'cantonal-decision' &&
                  theCase.procedure === 'ordinary' &&
                  theCase.stage === 'federal-authorisation'
                ? 'new.sinceAuthorised'
                : 'happened.on',
          )}
          pointer="/on"
          required
          max={today}
          value={on}
          onChange={(day) => change({ on: day })}
        />
      )}
      {asksFiling && (
        <DayField
          label={t('happened.filedFirst')}
          pointer="/filedOn"
          required
          max={today}
          value={filedOn}
          onChange={(day) => change({ filedOn: day })}
        />
      )}
      {to === 'closed' && (
        <Choices
          legend={t('happened.outcome')}
          columns={2}
          pointer="/outcome"
          value={outcome}
          onChange={(chosen) => change({ outcome: chosen })}
          options={OUTCOMES.map((value) => ({ value, label: common(`outcome.${value}`) }))}
        />
      )}
      {to === 'moved' && (
        <CommunePicker
          label={t('happened.newCommune')}
          optional
          value={commune}
          onChange={(chosen) => change({ commune: chosen })}
        />
      )}
    </Form>
  );
}
