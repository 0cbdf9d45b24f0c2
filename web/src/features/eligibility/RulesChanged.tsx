import type { CaseAssessment } from './queries';
import { useTranslation } from 'react-i18next';
import { useChangesText } from './useChangesText';
import { useAction } from '../../kit/useAction';
import { unwrap, api } from '../../api/client';
import { INVALIDATED_BY_CASE } from '../cases/queries';
import { Icon } from '../../kit/Icon';
import { Button } from '../../kit/Button';

/** The rules are others than those the case was judged by: what that changes for this person, until somebody has seen it. */
export function RulesChanged({ id, assessment }: { id: string; assessment: CaseAssessment }) {
  const { t } = useTranslation('eligibility');
  const changesText = useChangesText();
  const acknowledge = useAction(() => unwrap(api.POST('/api/cases/{id}/assessment', { params: { path: { id } } })), {
    invalidates: INVALIDATED_BY_CASE,
    successMessage: () => t('changed.kept'),
  });
  return (
    <div className="notice notice-soon">
      <Icon name="alert" />
      <div className="stack">
        <p>{changesText(assessment.changed)}</p>
        <Button small busy={acknowledge.busy} onClick={() => acknowledge.run(undefined)}>
          {t('changed.keep')}
        </Button>
        {acknowledge.errorMessage && (
          <p className="error-summary" role="alert">
            {acknowledge.errorMessage}
          </p>
        )}
      </div>
    </div>
  );
}
