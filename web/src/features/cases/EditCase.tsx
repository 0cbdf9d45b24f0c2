import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { answer, api, ifMatch } from '../../api/client';
import { CommuneNames } from '../../kit/CommuneNames';
import { CommunePicker } from '../../kit/CommunePicker';
import { longDay, useToday } from '../../kit/days';
import { EditForm } from '../../kit/EditForm';
import { DayField, SelectField, TextArea } from '../../kit/fields';
import { Form } from '../../kit/form';
import { useAct } from '../../kit/useAct';
import { hrefTo } from '../../routes';
import { useMe } from '../../session';
import { DecisionFields, decisionForm, decisionOf, type DecisionForm } from './DecisionFields';
import { CASE_CHANGES, PROCEDURES, type FullCase, type Procedure } from './queries';

interface CaseForm {
  procedure: Procedure;
  commune: number | null;
  filedOn: string;
}

/** Procedure, commune and filing day. */
export function EditCase({ theCase, onDone }: { theCase: FullCase; onDone: () => void }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const today = useToday();
  const path = { params: { path: { id: theCase.id } } };
  return (
    <EditForm<CaseForm, FullCase>
      draft={`edit/${theCase.id}`}
      view={theCase}
      read={({ procedure, commune, filedOn }) => ({ procedure, commune, filedOn: filedOn ?? '' })}
      fresh={async () => (await answer(api.GET('/api/cases/{id}', path))) as FullCase}
      save={({ procedure, commune, filedOn }, version) =>
        answer(
          api.PATCH('/api/cases/{id}', {
            ...path,
            body: {
              ...(procedure ? { procedure } : {}),
              ...(commune ? { commune } : {}),
              ...(filedOn !== undefined ? { filedOn: filedOn || null } : {}),
            },
            ...ifMatch(version),
          }),
        )
      }
      label={(name) => t(`edit.${name}`)}
      show={(name, value) =>
        name === 'procedure' ? (
          common(`procedure.${value as Procedure}`)
        ) : name === 'commune' ? (
          <CommuneNames of={value === null ? [] : [value as number]} />
        ) : (
          value && longDay(value as string)
        )
      }
      changes={CASE_CHANGES}
      onSaved={onDone}
    >
      {(value, change) => (
        <>
          <SelectField
            label={t('edit.procedure')}
            pointer="/procedure"
            value={value.procedure}
            onChange={(procedure) => change({ procedure })}
            options={PROCEDURES.map((each) => ({ value: each, label: common(`procedure.${each}`) }))}
          />
          <CommunePicker
            label={t('edit.commune')}
            hint={t('edit.communeHint')}
            pointer="/commune"
            value={value.commune}
            onChange={(commune) => change({ commune })}
          />
          <DayField
            label={t('edit.filedOn')}
            optional
            pointer="/filedOn"
            max={today}
            value={value.filedOn}
            onChange={(filedOn) => change({ filedOn })}
          />
        </>
      )}
    </EditForm>
  );
}

/** The letter of a refusal, corrected or completed. */
export function EditDecision({ theCase, onDone }: { theCase: FullCase; onDone: () => void }) {
  const { t } = useTranslation('cases');
  const path = { params: { path: { id: theCase.id } } };
  const read = (view: FullCase): DecisionForm =>
    decisionForm(view.decision && { ...view.decision, ...(view.lastDay ? { lastDay: view.lastDay } : {}) });
  return (
    <EditForm<DecisionForm, FullCase>
      draft={`decision/${theCase.id}`}
      view={theCase}
      read={read}
      fresh={async () => (await answer(api.GET('/api/cases/{id}', path))) as FullCase}
      save={(_, version, whole) =>
        answer(api.PATCH('/api/cases/{id}', { ...path, body: { decision: decisionOf(whole) }, ...ifMatch(version) }))
      }
      label={(name) => (name === 'delivery' ? t('decision.delivery') : t(`decision.${name}`))}
      show={(name, value) => (name === 'delivery' ? t(`delivery.${value as 'ordinary'}`) : value)}
      changes={CASE_CHANGES}
      onSaved={onDone}
    >
      {(value, change) => <DecisionFields value={value} change={change} />}
    </EditForm>
  );
}

/** "I cannot go on with this case": it waits again, and its history goes along. */
export function Release({ theCase }: { theCase: FullCase }) {
  const { t } = useTranslation('cases');
  const me = useMe();
  const [, go] = useLocation();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const mine = theCase.adviser?.id === me.adviserId;
  const release = useAct(
    () =>
      answer(
        api.POST('/api/cases/{id}/release', { params: { path: { id: theCase.id } }, body: { reason: reason.trim() } }),
      ),
    {
      // First away: whoever let go of it sees it no more.
      changes: [],
      done: () => t('release.done'),
      onDone: () => {
        go(hrefTo(me.role === 'coordinator' ? 'inbox' : 'cases'));
        for (const queryKey of CASE_CHANGES) void client.invalidateQueries({ queryKey, refetchType: 'none' });
      },
    },
  );
  return (
    <Form submit={t('release.send')} kind="danger" onSend={() => release.runAsync(undefined)}>
      <p>{t(mine ? 'release.words' : 'release.wordsOther')}</p>
      <TextArea
        label={t('release.reason')}
        hint={t('release.reasonHint')}
        pointer="/reason"
        maxLength={1000}
        value={reason}
        onChange={setReason}
      />
    </Form>
  );
}
