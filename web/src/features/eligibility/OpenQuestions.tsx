import { useTranslation } from 'react-i18next';
import { formatLongDate } from '../../kit/dates';
import { questionsOf } from './procedures';
import type { ProcedureAssessment } from './queries';

export function OpenQuestions({ procedures }: { procedures: readonly ProcedureAssessment[] }) {
  const { t } = useTranslation('eligibility');
  const { t: common } = useTranslation();
  if (procedures.length === 0) return null;
  return (
    <div className="open-questions">
      <h3>{t('opens.title')}</h3>
      <p className="hint">{t('opens.lead')}</p>
      <ul>
        {questionsOf(procedures).map(([question, ways]) => (
          <li key={question}>
            <strong>{t(`opens.${question}`)}</strong>
            {ways.map(({ procedure, until }) => (
              <span key={procedure} className="hint">
                {common(`procedure.${procedure}`)}
                {until && `, ${t('opens.until', { day: formatLongDate(until) })}`}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}
