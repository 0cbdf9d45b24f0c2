import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../kit/RadioGroup';
import type { ReviewAnswers } from './reviewAnswers';
import { EVIDENCE_LEVELS, REMEDIABLES, SCALES, SCOPES } from './reviewFields';

export function ReviewQuestions({
  value,
  onChange,
}: {
  value: ReviewAnswers;
  onChange: (answers: ReviewAnswers) => void;
}) {
  const { t } = useTranslation('irregularities');
  return (
    <div className="review-questions">
      <RadioGroup
        legend={t('review.kind')}
        columns={2}
        options={(['act', 'omission'] as const).map((option) => ({
          value: option,
          label: t(`kind.${option}`),
          hint: t(`kindHint.${option}`),
        }))}
        value={value.kind}
        onChange={(kind) => onChange({ ...value, kind })}
      />
      <RadioGroup
        legend={t('review.scale')}
        columns={2}
        options={SCALES.map((option) => ({
          value: option,
          label: `${option} · ${t(`scale.${option}`)}`,
          hint: t(`scaleHint.${option}`),
        }))}
        value={value.scale}
        onChange={(scale) => onChange({ ...value, scale })}
      />
      <RadioGroup
        legend={t('review.scope')}
        columns={2}
        options={SCOPES.map((option) => ({ value: option, label: t(`scope.${option}`) }))}
        value={value.scope}
        onChange={(scope) => onChange({ ...value, scope })}
      />
      <RadioGroup
        legend={t('review.remediable')}
        columns={2}
        options={REMEDIABLES.map((option) => ({ value: option, label: t(`remediable.${option}`) }))}
        value={value.remediable}
        onChange={(remediable) => onChange({ ...value, remediable })}
      />
      <RadioGroup
        legend={t('review.evidence')}
        columns={2}
        options={EVIDENCE_LEVELS.map((option) => ({
          value: option,
          label: t(`evidenceLevel.${option}`),
          hint: t(`evidenceLevelHint.${option}`),
        }))}
        value={value.proof}
        onChange={(proof) => onChange({ ...value, proof })}
      />
    </div>
  );
}
