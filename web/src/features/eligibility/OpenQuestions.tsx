import { useTranslation } from 'react-i18next';
import { formatLongDate } from '../../kit/dates';
import type { ProcedureAssessment } from './queries';

/** What opens a way is asked once, however many ways it opens. */
export function OpenQuestions({ procedures }: { procedures: readonly ProcedureAssessment[] }) {
  const { t } = useTranslation('eligibility');
  const { t: common } = useTranslation();
  if (procedures.length === 0) return null;
  return (
    <div className="open-questions">
      <h3>{t('opens.title')}</h3>
      <p className="hint">{t('opens.lead')}</p>
      <ul>
        {procedures.map(({ procedure, opensWith, until }) => (
          <li key={procedure}>
            <strong>{t(`opens.${opensWith as 'loss'}`)}</strong>
            <span className="hint">
              {common(`procedure.${procedure}`)}
              {until && `, ${t('opens.until', { day: formatLongDate(until) })}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
