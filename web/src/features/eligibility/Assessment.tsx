import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { cited } from '../../../../src/eligibility/cited.rules';
import { countedYears } from '../../../../src/eligibility/years.rules';
import { answer, api } from '../../api/client';
import { Tag } from '../../kit/bits';
import { Button } from '../../kit/Button';
import { longDay, plainDay } from '../../kit/days';
import { Icon } from '../../kit/icons';
import { Section } from '../../kit/Page';
import { Loaded } from '../../kit/states';
import { useAct } from '../../kit/useAct';
import { useMe } from '../../session';
import { CASE_CHANGES, type FullCase } from '../cases/queries';
import { useChangedWords } from './useChangedWords';
import { assessmentOf, type Advice, type Condition, type Judged, type Way } from './queries';
import { addressesOf, adviceBeside, adviceOf, inOrder } from './ways';
import './eligibility.css';

const TONES = { likely: 'good', 'not-yet': 'soon', ask: 'info', 'other-way': 'plain' } as const;
const SIGNS = { likely: 'check', met: 'check', 'not-yet': 'clock', ask: 'search', 'other-way': 'forward' } as const;

/** Where the person stands by what has been written down: each way to the passport with its reasons, and what would help. Folded where the facts are only read. */
export function Assessment({ theCase, onFacts }: { theCase: FullCase; onFacts?: () => void }) {
  const { t } = useTranslation('eligibility');
  const query = useQuery(assessmentOf(theCase.id));
  const { t: common } = useTranslation();
  const knowsFacts = Object.keys(theCase.facts).length > 0;
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
        {(judged) => {
          const filed = judged.on === theCase.filedOn;
          const open = onFacts !== undefined && knowsFacts && !filed;
          return (
            <>
              {judged.judgedBy.changed && <RulesChanged id={theCase.id} judged={judged} />}
              {theCase.procedure !== 'unknown' &&
                !judged.procedures.some(({ procedure }) => procedure === theCase.procedure) && (
                  <p>{t('notJudged', { procedure: common(`procedure.${theCase.procedure}`) })}</p>
                )}
              <ul className="ways">
                {inOrder(judged.procedures, theCase.procedure).map((way, index) => (
                  <li key={way.procedure}>
                    <WayPart
                      way={way}
                      open={
                        open && index === 0 && (theCase.procedure === 'unknown' || way.procedure === theCase.procedure)
                      }
                      filed={filed}
                    />
                  </li>
                ))}
              </ul>
              <p className="hint">{t(filed ? 'helpFiled' : 'help', { day: longDay(judged.on) })}</p>
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

/** The rules are others than those the case was judged by: what that changes for this person, until somebody has seen it. */
function RulesChanged({ id, judged }: { id: string; judged: Judged }) {
  const { t } = useTranslation('eligibility');
  const words = useChangedWords();
  const seen = useAct(() => answer(api.POST('/api/cases/{id}/assessment', { params: { path: { id } } })), {
    changes: CASE_CHANGES,
    done: () => t('changed.kept'),
  });
  return (
    <div className="notice notice-soon">
      <Icon name="alert" />
      <div className="stack">
        <p>{words(judged.changed)}</p>
        <Button small busy={seen.busy} onClick={() => seen.run(undefined)}>
          {t('changed.keep')}
        </Button>
        {seen.words && (
          <p className="refusal" role="alert">
            {seen.words}
          </p>
        )}
      </div>
    </div>
  );
}

function WayPart({ way, open, filed }: { way: Way; open: boolean; filed: boolean }) {
  const { t } = useTranslation('eligibility');
  const { t: common } = useTranslation();
  const say = useAdviceWords();
  const advice = adviceOf(way);
  const more = [...(way.because ? [way.because] : []), ...adviceBeside(way)];
  return (
    <details className="way" open={open}>
      <summary>
        <strong>{common(`procedure.${way.procedure}`)}</strong>{' '}
        <Tag tone={TONES[way.answer]} icon={SIGNS[way.answer]}>
          {way.answer === 'not-yet' && way.from
            ? t('verdict.from', { day: plainDay(way.from) })
            : t(`verdict.${way.answer}`)}
        </Tag>
      </summary>
      {!filed && way.until && (
        <p>
          <strong>{t('verdict.until', { day: longDay(way.until) })}</strong>
        </p>
      )}
      {more.map((each) => (
        <p key={each.code}>{say(each)}</p>
      ))}
      <ul className="conditions">
        {way.conditions.map((condition) => (
          <li key={condition.code} className={`condition condition-${condition.answer}`}>
            <Icon name={SIGNS[condition.answer]} size={18} />
            <div>
              <p>
                <strong>
                  {t('line', {
                    what: t(`condition.${condition.code}`),
                    state:
                      condition.answer === 'not-yet' && condition.from
                        ? t('state.from', { day: plainDay(condition.from) })
                        : t(`state.${condition.answer}`),
                  })}
                </strong>
              </p>
              {advice.get(condition)!.map((each) => (
                <p key={each.code}>{say(each)}</p>
              ))}
              <Grounds condition={condition} />
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Advice that speaks to the person, as one says it to whoever advises them. */
const OURS = ['ask-adviser', 'stay-where-you-are', 'come-back', 'language-oral', 'language-written'] as const;

function useAdviceWords(): (advice: Advice) => string {
  const { t } = useTranslation('eligibility');
  const { locale } = useMe();
  return ({ code, words }) => {
    const ours = OURS.find((each) => each === code);
    return ours ? t(`advice.${ours}`) : words[locale];
  };
}

/** What was counted, and by which law. */
function Grounds({ condition }: { condition: Condition }) {
  const { t } = useTranslation('eligibility');
  const { locale } = useMe();
  const counted = countedYears(condition);
  const law = cited(locale, condition.basis);
  const addresses = addressesOf(condition);
  return (
    <p className="hint">
      {counted && (
        <>{t('counted', { have: t('years', { count: counted.have }), need: t('years', { count: counted.need }) })} </>
      )}
      {law && <bdi>{law}</bdi>}
      {law && ', '}
      {t(condition.verified ? 'checked' : 'unverified', { day: plainDay(condition.checkedOn) })}
      {addresses.map((address, index) => (
        <span key={address}>
          {' '}
          <a href={address} target="_blank" rel="noreferrer noopener">
            {addresses.length > 1 ? t('sourceOf', { number: index + 1 }) : t('source')}
          </a>
        </span>
      ))}
    </p>
  );
}
