import { useTranslation } from 'react-i18next';
import { useMe } from '../../session';
import type { CaseAssessment, Condition, ProcedureAssessment } from './queries';

/** `null` means unknown, or hidden from staff. */
export function useChangesText(): (changed: CaseAssessment['changed']) => string {
  const { t } = useTranslation('eligibility');
  const { t: common } = useTranslation();
  const staff = useMe().role === 'staff';
  return (changed) => {
    if (changed === null) return t(staff ? 'changed.hidden' : 'changed.unknown');
    if (changed.length === 0) return t('changed.same');
    // Entries are "procedure" or "procedure/condition"; a procedure is left out when one of its conditions is listed.
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
