import { useTranslation } from 'react-i18next';
import type { Procedure, Stage } from './queries';

const ORDINARY: readonly Stage[] = [
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
const FACILITATED: readonly Stage[] = [
  'screening',
  'preparation',
  'filed',
  'examination',
  'interview',
  'federal-authorisation',
  'closed',
];
const UNKNOWN: readonly Stage[] = ['screening', 'preparation', 'closed'];
const PLACE: Partial<Record<Stage, Stage>> = { requested: 'screening', 'public-notice': 'communal-decision' };

/** The way of a case, as far as it is known, and where it stands. */
export function StageBar({ stage, procedure }: { stage: Stage; procedure: Procedure }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const way = procedure === 'ordinary' ? ORDINARY : procedure === 'unknown' ? UNKNOWN : FACILITATED;
  const at = way.indexOf(PLACE[stage] ?? stage);
  return (
    <div className="stage">
      <p>
        <strong>{common(`stage.${stage}`)}</strong>
        {at >= 0 && <span className="hint"> {t('stage.of', { at: at + 1, of: way.length })}</span>}
      </p>
      {at >= 0 && (
        <ol className="stage-bar" aria-label={t('stage.way')}>
          {way.map((each, index) => (
            <li
              key={each}
              className={index < at ? 'stage-past' : index === at ? 'stage-now' : undefined}
              aria-current={index === at ? 'step' : undefined}
              title={common(`stage.${each}`)}
            >
              <span className="unseen">{common(`stage.${each}`)}</span>
            </li>
          ))}
        </ol>
      )}
      <p className="hint">{t(`stage.words.${stage}`)}</p>
    </div>
  );
}
