import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Button } from '../../kit/Button';
import { dayOf, formatLongDate, formatRelativeDay, useToday } from '../../kit/dates';
import { DueDay } from '../../kit/DueDay';
import { Icon } from '../../kit/Icon';
import { PhoneLink } from '../../kit/PhoneLink';
import { spokenName } from '../../kit/languages';
import { Tag } from '../../kit/Tag';
import { hrefTo } from '../../routes';
import { useMe } from '../../session';
import { NextDeadline } from '../deadlines/NextDeadline';
import type { FullCase } from './queries';
import { StageBar } from './StageBar';
import { useNameHidden } from './useNameHidden';
import { LetterNotice, Worries } from './Worries';

export function CaseHeader({ theCase }: { theCase: FullCase }) {
  const { t } = useTranslation('cases');
  const { t: common } = useTranslation();
  const me = useMe();
  const today = useToday();
  const [isHidden, setHidden] = useNameHidden();
  const { person, adviser } = theCase;
  const name = [person.firstName, person.lastName].filter(Boolean).join(' ');
  const hasEnded = theCase.stage === 'closed' || theCase.stage === 'withdrawn';
  return (
    <section className="section case-head" aria-label={t('head.label')}>
      <div className="case-name">
        <p className="case-person">
          {isHidden ? <span className="name-hidden">{t('head.covered')}</span> : <bdi>{name}</bdi>}
        </p>
        {!isHidden && person.contact.phone && person.contact.safeToCall !== false && (
          <PhoneLink small phone={person.contact.phone} note={person.contact.phoneNote}>
            {t('head.call')}
          </PhoneLink>
        )}
        <Button
          small
          kind="quiet"
          icon={isHidden ? 'person' : 'shield'}
          onClick={() => setHidden(!isHidden)}
          aria-pressed={isHidden}
        >
          {t(isHidden ? 'head.showName' : 'head.hideName')}
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
      {adviser?.away && <AwayNotice adviser={adviser} away={adviser.away} />}
      <LetterNotice theCase={theCase} />
      <Worries theCase={theCase} />
      <StageBar stage={theCase.stage} procedure={theCase.procedure} />
      <div className="case-state">
        {!hasEnded && <NextDeadline caseId={theCase.id} />}
        {theCase.waitingSince && (
          <Tag tone="soon" icon="clock">
            {t('head.waiting', { when: formatRelativeDay(dayOf(theCase.waitingSince), today) })}
          </Tag>
        )}
        {theCase.snoozedUntil && theCase.snoozedUntil > today && (
          <Tag icon="clock">{t('head.snoozed', { day: formatLongDate(theCase.snoozedUntil) })}</Tag>
        )}
        {theCase.outcome && (
          <Tag tone="good" icon="check">
            {common(`outcome.${theCase.outcome}`)}
          </Tag>
        )}
        {theCase.closedOn && (
          <span className="hint">{t('head.closedOn', { day: formatLongDate(theCase.closedOn) })}</span>
        )}
        {!hasEnded &&
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

function AwayNotice({
  adviser: { firstName, lastName },
  away: { to, cover },
}: {
  adviser: { firstName: string; lastName: string };
  away: { to: string | null; cover: string | null };
}) {
  const { t } = useTranslation('cases');
  const name = `${firstName} ${lastName}`;
  return (
    <p className="notice">
      {to === null ? t('awayOpen', { name }) : t('away', { name, to: formatLongDate(to) })}{' '}
      {cover === null ? t('awayNobody') : t('awayCover', { cover })}
    </p>
  );
}
