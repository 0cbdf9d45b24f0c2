import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { DueDay, Tag } from '../../kit/bits';
import { Button, ButtonLink } from '../../kit/Button';
import { dayOf, longDay, relativeDay, useToday } from '../../kit/days';
import { Icon } from '../../kit/icons';
import { spokenName } from '../../kit/languages';
import { hrefTo } from '../../routes';
import { useMe } from '../../session';
import { useNameHidden } from './names';
import type { FullCase } from './queries';
import { StageBar } from './StageBar';
import { LetterNotice, Worries } from './Worries';

/** Who it is about, where it stands, and what comes next. */
export function CaseHead({ theCase }: { theCase: FullCase }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const me = useMe();
  const today = useToday();
  const [hidden, hide] = useNameHidden();
  const { person, adviser } = theCase;
  const name = [person.firstName, person.lastName].filter(Boolean).join(' ');
  const ended = theCase.stage === 'closed' || theCase.stage === 'withdrawn';
  return (
    <section className="section case-head" aria-label={t('head.label')}>
      <div className="case-name">
        <p className="case-who">{hidden ? <span className="covered">{t('head.covered')}</span> : <bdi>{name}</bdi>}</p>
        {!hidden && person.contact.phone && person.contact.safeToCall !== false && (
          <ButtonLink small icon="phone" href={`tel:${person.contact.phone}`}>
            {t('head.call')}
          </ButtonLink>
        )}
        <Button
          small
          kind="quiet"
          icon={hidden ? 'person' : 'shield'}
          onClick={() => hide(!hidden)}
          aria-pressed={hidden}
        >
          {t(hidden ? 'head.showName' : 'head.hideName')}
        </Button>
      </div>
      <p className="row-meta">
        <span>{common(`procedure.${theCase.procedure}`)}</span>
        <span>
          <bdi>{theCase.communeName}</bdi> {theCase.canton}
        </span>
        <span>{person.languages.map(spokenName).join(', ')}</span>
        <span>
          {adviser ? (
            adviser.id === me.adviserId ? (
              t('head.mine')
            ) : (
              <>
                {t('head.adviser')}{' '}
                {me.role === 'coordinator' ? (
                  <Link href={hrefTo('adviser', { id: adviser.id })}>
                    <bdi>
                      {adviser.firstName} {adviser.lastName}
                    </bdi>
                  </Link>
                ) : (
                  <bdi>
                    {adviser.firstName} {adviser.lastName}
                  </bdi>
                )}
              </>
            )
          ) : (
            <Tag tone="soon" icon="clock">
              {t('head.noAdviser')}
            </Tag>
          )}
        </span>
      </p>
      <LetterNotice theCase={theCase} />
      <Worries theCase={theCase} />
      <StageBar stage={theCase.stage} procedure={theCase.procedure} />
      <div className="case-state">
        {theCase.waitingSince && (
          <Tag tone="soon" icon="clock">
            {t('head.waiting', { when: relativeDay(dayOf(theCase.waitingSince), today) })}
          </Tag>
        )}
        {theCase.snoozedUntil && theCase.snoozedUntil > today && (
          <Tag icon="clock">{t('head.snoozed', { day: longDay(theCase.snoozedUntil) })}</Tag>
        )}
        {theCase.outcome && (
          <Tag tone="good" icon="check">
            {common(`outcome.${theCase.outcome}`)}
          </Tag>
        )}
        {theCase.closedOn && <span className="hint">{t('head.closedOn', { day: longDay(theCase.closedOn) })}</span>}
        {!ended &&
          (theCase.nextDueOn ? (
            <span>
              {t('head.next')} <DueDay day={theCase.nextDueOn} />
            </span>
          ) : (
            <Tag tone="soon" icon="alert">
              {t('head.nothingNext')}
            </Tag>
          ))}
      </div>
      {theCase.rules.changed && (
        <p className="hint">
          <Icon name="alert" size={16} /> {t('head.rulesChanged')}
        </p>
      )}
    </section>
  );
}
