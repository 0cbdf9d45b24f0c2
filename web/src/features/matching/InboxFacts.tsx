import { useTranslation } from 'react-i18next';
import type { View } from '../../api/client';
import { Facts, Tag, Typed } from '../../kit/bits';
import { ButtonLink } from '../../kit/Button';
import { dayOf, longDay, plainDay } from '../../kit/days';
import { spokenName } from '../../kit/languages';
import { placeName } from '../../kit/places';
import { Section } from '../../kit/Page';
import { LetterNotice, Worries } from '../cases/Worries';
import { Assessment } from '../eligibility/Assessment';
import { AdviserName } from './InboxOffered';

/** What was written, how the person can be reached, who is with them, what is known, and who has said no. */
export function RequestFacts({ request, offers }: { request: View<'CaseView'>; offers: View<'OfferView'>[] }) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation();
  const { person } = request;
  const past = offers.filter(({ state }) => state === 'declined' || state === 'lapsed');
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
        <Facts
          items={[
            [t('facts.place'), <bdi key="p">{placeName(request.communeName, request.canton)}</bdi>],
            [t('facts.languages'), person.languages.map(spokenName).join(', ')],
            [t('facts.procedure'), common(`procedure.${request.procedure}`)],
            request.stage !== 'requested' && [t('facts.stage'), common(`stage.${request.stage}`)],
            request.lastDay !== null && [
              t('facts.lastDay'),
              <span key="l" className="late">
                {longDay(request.lastDay)}
              </span>,
            ],
            [
              t('facts.came'),
              t(`channel.${request.channel as 'form'}`, { day: plainDay(dayOf(request.createdAt)) }) +
                (request.source ? `, ${t('source', { source: request.source })}` : ''),
            ],
            request.snoozedUntil !== null && [t('facts.snoozed'), longDay(request.snoozedUntil)],
          ]}
        />
      </Section>
      <Contact person={person} />
      {past.length > 0 && (
        <Section title={t('facts.before')} id="request-before">
          <ul className="stack">
            {past.map(({ id, adviserId, state, reason, note, answeredAt }) => (
              <li key={id}>
                <AdviserName id={adviserId} />:{' '}
                {state === 'lapsed' ? t('before.lapsed') : t(`reason.${reason ?? 'other'}`)}
                {answeredAt && `, ${plainDay(dayOf(answeredAt))}`}
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
      <Known request={request} />
      {Object.keys(request.facts).length > 0 && <Assessment theCase={request} />}
    </>
  );
}

function Contact({ person: { contact, helper } }: { person: View<'PersonView'> }) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation();
  return (
    <Section title={t('contact.title')} id="request-contact">
      <Facts
        items={[
          contact.phone !== null && [
            t('contact.phone'),
            <span key="p" className="buttons">
              <ButtonLink small icon="phone" href={`tel:${contact.phone}`}>
                <bdi dir="ltr">{contact.phone}</bdi>
              </ButtonLink>
              {contact.safeToCall === false ? (
                <Tag tone="late" icon="alert">
                  {t('contact.notSafe')}
                </Tag>
              ) : contact.safeToCall ? (
                <Tag tone="good" icon="check">
                  {t('contact.safe')}
                </Tag>
              ) : (
                <Tag>{t('contact.safeUnknown')}</Tag>
              )}
            </span>,
          ],
          contact.email !== null && [
            t('contact.email'),
            <span key="e">
              <a href={`mailto:${contact.email}`} dir="ltr">
                {contact.email}
              </a>
              {contact.emailFailedOn && (
                <span className="late"> {common('contact.emailFailed', { day: longDay(contact.emailFailedOn) })}</span>
              )}
            </span>,
          ],
          contact.bestTime !== null && [t('contact.bestTime'), <Typed key="b">{contact.bestTime}</Typed>],
          helper && [
            t('contact.helper'),
            <span key="h">
              <Typed>{helper.name}</Typed> (<Typed>{helper.relation}</Typed>)
              {helper.phone && (
                <>
                  ,{' '}
                  <a href={`tel:${helper.phone}`} dir="ltr">
                    {helper.phone}
                  </a>
                </>
              )}
            </span>,
          ],
          !contact.phone && !contact.email && !helper && [t('contact.none'), common('form.no')],
        ]}
      />
    </Section>
  );
}

/** Household, what is known of the situation, and what was agreed to. */
function Known({ request }: { request: View<'CaseView'> }) {
  const { t } = useTranslation('inbox');
  const { t: common } = useTranslation();
  const { facts, members, person } = request;
  const word = (value: unknown): string =>
    value === true
      ? common('form.yes')
      : value === false
        ? common('form.no')
        : value === 'unknown'
          ? t('known.unknown')
          : typeof value === 'string'
            ? value
            : '';
  const day = (value: unknown): string =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? plainDay(value) : word(value);
  const simple = (['criminalRecord', 'pendingProceedings', 'debts'] as const).filter(
    (name) => facts[name] !== undefined && facts[name] !== null,
  );
  const language = facts.language && typeof facts.language === 'object' ? facts.language : null;
  const aid = facts.socialAssistance && typeof facts.socialAssistance === 'object' ? facts.socialAssistance : null;
  return (
    <Section title={t('known.title')} id="request-known">
      <Facts
        items={[
          members.length > 0 && [
            t('known.household'),
            members
              .map(
                ({ firstName, birthYear, relation }) =>
                  `${firstName} (${t(`relation.${relation}`)}${birthYear ? `, ${birthYear}` : ''})`,
              )
              .join(', '),
          ],
          facts.birthDate ? [t('known.birthDate'), day(facts.birthDate)] : null,
          facts.permit ? [t('known.permit'), word(facts.permit)] : null,
          language && [
            t('known.language'),
            `${language.code === 'unknown' ? t('known.unknown') : spokenName(language.code)}: ${t('known.levels', { oral: word(language.oral), written: word(language.written) })}`,
          ],
          facts.marriedToSwissSince ? [t('known.married'), day(facts.marriedToSwissSince)] : null,
          aid && [t('known.aid'), aid.lastReceivedOn ? day(aid.lastReceivedOn) : t('known.never')],
          ...simple.map((name) => [t(`known.${name}`), word(facts[name])] as const),
          [
            t('known.consents'),
            person.consents
              .filter(({ withdrawnOn }) => withdrawnOn === null)
              .map(({ purpose }) => t(`consent.${purpose}`))
              .join(', ') || t('known.noConsent'),
          ],
        ]}
      />
    </Section>
  );
}
