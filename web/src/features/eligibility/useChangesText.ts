import { useTranslation } from 'react-i18next';
import { useMe } from '../../session';
import type { Condition, CaseAssessment, ProcedureAssessment } from './queries';

/** What other rules change for a case, in words; null is what nobody knows any more, or is not the reader's to know. */
export function useChangesText(): (changed: CaseAssessment['changed']) => string {
  const { t } = useTranslation('eligibility');
  const { t: common } = useTranslation();
  const staff = useMe().role === 'staff';
  return (changed) => {
    if (changed === null) return t(staff ? 'changed.hidden' : 'changed.unknown');
    if (changed.length === 0) return t('changed.same');
    // "procedure" or "procedure/condition"; where a condition says why, the procedure alone says nothing more.
    const parsed = changed.map((each) => each.split('/') as [ProcedureAssessment['procedure'], Condition['code']?]);
    const specific = parsed.filter(
      ([procedure, condition]) =>
        condition !== undefined || !parsed.some(([other, one]) => other === procedure && one !== undefined),
    );
    return t('changed.what', {
      what: [
        ...new Set(
          specific.map(([procedure, condition]) =>
            condition ? t(`condition.${condition}`) : common(`procedure.${procedure}`),
          ),
        ),
      ].join(', '),
    });
  };
}
