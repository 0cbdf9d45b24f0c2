import { type FullCase, INVALIDATED_BY_CASE } from './queries';
import { useTranslation } from 'react-i18next';
import { type DecisionForm, toDecisionForm, toDecisionInput } from './decisionForm';
import { EditForm } from '../../kit/EditForm';
import { unwrap, api, ifMatchHeader } from '../../api/client';
import { DecisionFields } from './DecisionFields';

/** The letter of a refusal, corrected or completed. */
export function EditDecision({ theCase, onDone }: { theCase: FullCase; onDone: () => void }) {
  const { t } = useTranslation('cases');
  const path = { params: { path: { id: theCase.id } } };
  const read = (view: FullCase): DecisionForm =>
    toDecisionForm(view.decision && { ...view.decision, ...(view.lastDay ? { lastDay: view.lastDay } : {}) });
  return (
    <EditForm<DecisionForm, FullCase>
      draftName={`decision/${theCase.id}`}
      record={theCase}
      toForm={read}
      fetchLatest={async () => (await unwrap(api.GET('/api/cases/{id}', path))) as FullCase}
      save={(_, version, whole) =>
        unwrap(
          api.PATCH('/api/cases/{id}', {
            ...path,
            body: { decision: toDecisionInput(whole) },
            ...ifMatchHeader(version),
          }),
        )
      }
      fieldLabel={(name) => (name === 'delivery' ? t('decision.delivery') : t(`decision.${name}`))}
      renderValue={(name, value) => (name === 'delivery' ? t(`delivery.${value as 'ordinary'}`) : value)}
      invalidates={INVALIDATED_BY_CASE}
      onSaved={onDone}
    >
      {(value, change) => <DecisionFields value={value} change={change} />}
    </EditForm>
  );
}
