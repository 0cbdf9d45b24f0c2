import { useTranslation } from 'react-i18next';
import { api, ifMatchHeader, unwrap } from '../../api/client';
import { EditForm } from '../../kit/EditForm';
import { DecisionFields } from './DecisionFields';
import { toDecisionForm, toDecisionInput, type DecisionForm } from './decisionForm';
import { INVALIDATED_BY_CASE, type FullCase } from './queries';

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
      save={(_, version, form) =>
        unwrap(
          api.PATCH('/api/cases/{id}', {
            ...path,
            body: { decision: toDecisionInput(form) },
            ...ifMatchHeader(version),
          }),
        )
      }
      fieldLabel={(name) => t(`decision.${name}`)}
      renderValue={(name, value) =>
        name === 'delivery'
          ? t(`delivery.${value as 'ordinary'}`)
          : name === 'remedyKind'
            ? t(`remedyKind.${value as 'unknown'}`)
            : name === 'neverFetched'
              ? t(value ? 'facts.yes' : 'facts.no')
              : value
      }
      invalidates={INVALIDATED_BY_CASE}
      onSaved={onDone}
    >
      {(value, change) => <DecisionFields value={value} change={change} canton={theCase.canton} />}
    </EditForm>
  );
}
