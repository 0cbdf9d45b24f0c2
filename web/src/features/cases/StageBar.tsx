import { useTranslation } from 'react-i18next';
import type { Procedure, Stage } from './queries';

const ORDINARY_STAGES: readonly Stage[] = [
  'screening',
  'preparation',
  'filed',
  'examination',
  'interview',
  'communal-decision',
  'federal-authorisation',
  'cantonal-decision',
  'closed',
];
const FACILITATED_STAGES: readonly Stage[] = [
  'screening',
  'preparation',
  'filed',
  'examination',
  'interview',
  'federal-authorisation',
  'closed',
];
const STAGES_OF_UNKNOWN_PROCEDURE: readonly Stage[] = ['screening', 'preparation', 'closed'];
const SHOWN_AS: Partial<Record<Stage, Stage>> = { requested: 'screening', 'public-notice': 'communal-decision' };

export function StageBar({ stage, procedure }: { stage: Stage; procedure: Procedure }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const stages =
    procedure === 'ordinary'
      ? ORDINARY_STAGES
      : procedure === 'unknown'
        ? STAGES_OF_UNKNOWN_PROCEDURE
        : FACILITATED_STAGES;
  const current = stages.indexOf(SHOWN_AS[stage] ?? stage);
  return (
    <div className="stage">
      <p>
        <strong>{common(`stage.${stage}`)}</strong>
        {current >= 0 && <span className="hint"> {t('stage.of', { at: current + 1, of: stages.length })}</span>}
      </p>
      {current >= 0 && (
        <ol className="stage-bar" aria-label={t('stage.way')}>
          {stages.map((each, index) => (
            <li
              key={each}
              className={index < current ? 'stage-past' : index === current ? 'stage-now' : undefined}
              aria-current={index === current ? 'step' : undefined}
              title={common(`stage.${each}`)}
            >
              <span className="visually-hidden">{common(`stage.${each}`)}</span>
            </li>
          ))}
        </ol>
      )}
      <p className="hint">{t(`stage.words.${stage}`)}</p>
    </div>
  );
}
