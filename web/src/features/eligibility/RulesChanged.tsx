import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import { Button } from '../../kit/Button';
import { ErrorText } from '../../kit/ErrorText';
import { Icon } from '../../kit/Icon';
import { useAction } from '../../kit/useAction';
import { INVALIDATED_BY_CASE } from '../cases/queries';
import type { CaseAssessment } from './queries';
import { useChangesText } from './useChangesText';

/** Shows what changed rules mean for this case until somebody acknowledges it. */
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
        <ErrorText boxed>{acknowledge.errorMessage}</ErrorText>
      </div>
    </div>
  );
}
