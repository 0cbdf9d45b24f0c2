import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { dayOf, formatLongDate, formatNumericDate } from '../../kit/dates';
import { DescriptionList } from '../../kit/DescriptionList';
import { spokenName } from '../../kit/languages';
import { placeName } from '../../kit/places';
import { Section } from '../../kit/Section';
import { LetterNotice, Worries } from '../cases/Worries';
import { Assessment } from '../eligibility/Assessment';
import { AdviserName } from './AdviserName';
import { KnownFacts } from './KnownFacts';
import { RequestContact } from './RequestContact';

export function RequestFacts({ request, offers }: { request: Schema<'CaseView'>; offers: Schema<'OfferView'>[] }) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation();
  const { person } = request;
  const pastOffers = offers.filter(({ state }) => state === 'declined' || state === 'lapsed');
  return (
    <>
      <LetterNotice theCase={request} />
      <Worries theCase={request} />
      {request.message && (
        <blockquote className="inbox-message" dir="auto">
          {request.message}
        </blockquote>
      )}
      <Section title={t('facts.title')} id="request-facts">
        <DescriptionList
          items={[
            [t('facts.place'), <bdi key="p">{placeName(request.communeName, request.canton)}</bdi>],
            [t('facts.languages'), person.languages.map(spokenName).join(', ')],
            [t('facts.procedure'), common(`procedure.${request.procedure}`)],
            request.stage !== 'requested' && [t('facts.stage'), common(`stage.${request.stage}`)],
            request.lastDay !== null && [
              t('facts.lastDay'),
              <span key="l" className="late">
                {formatLongDate(request.lastDay)}
              </span>,
            ],
            [
              t('facts.came'),
              t(`channel.${request.channel as 'form'}`, { day: formatNumericDate(dayOf(request.createdAt)) }) +
                (request.source ? `, ${t('source', { source: request.source })}` : ''),
            ],
            request.snoozedUntil !== null && [t('facts.snoozed'), formatLongDate(request.snoozedUntil)],
          ]}
        />
      </Section>
      <RequestContact person={person} />
      {pastOffers.length > 0 && (
        <Section title={t('facts.before')} id="request-before">
          <ul className="stack">
            {pastOffers.map(({ id, adviserId, state, reason, note, answeredAt }) => (
              <li key={id}>
                <AdviserName id={adviserId} />:{' '}
                {state === 'lapsed' ? t('before.lapsed') : t(`reason.${reason ?? 'other'}`)}
                {answeredAt && `, ${formatNumericDate(dayOf(answeredAt))}`}
                {note && (
                  <p className="hint" dir="auto">
                    {note}
                  </p>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <KnownFacts request={request} />
      {Object.keys(request.facts).length > 0 && <Assessment theCase={request} />}
    </>
  );
}
