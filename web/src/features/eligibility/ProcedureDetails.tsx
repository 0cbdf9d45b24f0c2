import { useTranslation } from 'react-i18next';
import { formatLongDate, formatNumericDate } from '../../kit/dates';
import { Icon } from '../../kit/Icon';
import { Tag } from '../../kit/Tag';
import { ConditionSource } from './ConditionSource';
import { adviceByCondition, generalAdvice } from './procedures';
import type { ProcedureAssessment } from './queries';
import { useAdviceText } from './useAdviceText';

const TONES = { likely: 'good', 'not-yet': 'soon', ask: 'info', 'other-way': 'plain' } as const;
const ICONS = { likely: 'check', met: 'check', 'not-yet': 'clock', ask: 'search', 'other-way': 'forward' } as const;

export function ProcedureDetails({
  procedure,
  isOpen,
  isOfFilingDay,
}: {
  procedure: ProcedureAssessment;
  isOpen: boolean;
  isOfFilingDay: boolean;
}) {
  const { t } = useTranslation('eligibility');
  const { t: common } = useTranslation();
  const adviceText = useAdviceText();
  const adviceOfCondition = adviceByCondition(procedure);
  const generalAdviceItems = [...(procedure.because ? [procedure.because] : []), ...generalAdvice(procedure)];
  return (
    <details className="procedure" open={isOpen}>
      <summary>
        <strong>{common(`procedure.${procedure.procedure}`)}</strong>{' '}
        <Tag tone={TONES[procedure.answer]} icon={ICONS[procedure.answer]}>
          {procedure.answer === 'not-yet' && procedure.from
            ? t('verdict.from', { day: formatNumericDate(procedure.from) })
            : t(`verdict.${procedure.answer}`)}
        </Tag>
      </summary>
      {!isOfFilingDay && procedure.until && (
        <p>
          <strong>{t('verdict.until', { day: formatLongDate(procedure.until) })}</strong>
        </p>
      )}
      {generalAdviceItems.map((each) => (
        <p key={each.code}>{adviceText(each)}</p>
      ))}
      <ul className="conditions">
        {procedure.conditions.map((condition) => (
          <li key={condition.code} className={`condition condition-${condition.answer}`}>
            <Icon name={ICONS[condition.answer]} size={18} />
            <div>
              <p>
                <strong>
                  {t('line', {
                    what: t(`condition.${condition.code}`),
                    state:
                      condition.answer === 'not-yet' && condition.from
                        ? t('state.from', { day: formatNumericDate(condition.from) })
                        : t(`state.${condition.answer}`),
                  })}
                </strong>
              </p>
              {adviceOfCondition.get(condition)!.map((each) => (
                <p key={each.code}>{adviceText(each)}</p>
              ))}
              <ConditionSource condition={condition} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
