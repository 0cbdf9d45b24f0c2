import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { formatLongDate } from '../../kit/dates';
import { Loaded } from '../../kit/Loaded';
import { Section } from '../../kit/Section';
import type { FullCase } from '../cases/queries';
import { ProcedureDetails } from './ProcedureDetails';
import { OpenQuestions } from './OpenQuestions';
import { sortProcedures, splitProcedures } from './procedures';
import { assessmentQuery } from './queries';
import { RulesChanged } from './RulesChanged';
import './eligibility.css';

export function Assessment({ theCase, onFacts }: { theCase: FullCase; onFacts?: () => void }) {
  const { t } = useTranslation('eligibility');
  const query = useQuery(assessmentQuery(theCase.id));
  const { t: common } = useTranslation();
  const hasFacts = Object.keys(theCase.facts).length > 0;
  return (
    <Section
      title={t('title')}
      id="assessment"
      actions={
        onFacts && (
          <Button small kind="quiet" icon="edit" onClick={onFacts}>
            {t('facts')}
          </Button>
        )
      }
    >
      <Loaded query={query} lines={3}>
        {(assessment) => {
          const isOfFilingDay = assessment.on === theCase.filedOn;
          const { shown, toAsk } = splitProcedures(
            sortProcedures(assessment.procedures, theCase.procedure, isOfFilingDay),
            theCase.procedure,
          );
          const isOpen = onFacts !== undefined && hasFacts && !isOfFilingDay;
          return (
            <>
              {assessment.judgedBy.changed && <RulesChanged id={theCase.id} assessment={assessment} />}
              {theCase.procedure !== 'unknown' &&
                !assessment.procedures.some(({ procedure }) => procedure === theCase.procedure) && (
                  <p>{t('notJudged', { procedure: common(`procedure.${theCase.procedure}`) })}</p>
                )}
              <ul className="procedures">
                {shown.map((procedure, index) => (
                  <li key={procedure.procedure}>
                    <ProcedureDetails
                      procedure={procedure}
                      isOpen={
                        isOpen &&
                        (theCase.procedure === 'unknown' ? index === 0 : procedure.procedure === theCase.procedure)
                      }
                      isOfFilingDay={isOfFilingDay}
                    />
                  </li>
                ))}
              </ul>
              {!isOfFilingDay && <OpenQuestions procedures={toAsk} />}
              <p className="hint">{t(isOfFilingDay ? 'helpFiled' : 'help', { day: formatLongDate(assessment.on) })}</p>
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
