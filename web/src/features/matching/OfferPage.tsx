import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/Button';
import { formatLongDate } from '../../kit/dates';
import { DescriptionList } from '../../kit/DescriptionList';
import { Icon } from '../../kit/Icon';
import { spokenName } from '../../kit/languages';
import { Loaded } from '../../kit/Loaded';
import { Page } from '../../kit/Page';
import { recordScreen } from '../../kit/recordScreen';
import { Section } from '../../kit/Section';
import { positionInList } from '../../kit/storedList';
import { Tag } from '../../kit/Tag';
import { hrefTo } from '../../routes';
import { useMe } from '../../session';
import { AnswerOffer } from './AnswerOffer';
import { lastDayOf, offerQuery, type Offer } from './offerQueries';
import '../follow-ups/day.css';

export default recordScreen(OfferScreen);

function OfferScreen({ id }: { id: string }) {
  const { t } = useTranslation('day');
  const query = useQuery(offerQuery(id));
  return (
    <Loaded query={query} tall>
      {(offer) => <OfferPage offer={offer} back={t('offer.to')} />}
    </Loaded>
  );
}

function OfferPage({ offer, back }: { offer: Offer; back: string }) {
  const { t } = useTranslation('day');
  const { t: common } = useTranslation();
  const me = useMe();
  const isMine = offer.adviserId === me.adviserId;
  return (
    <Page
      title={offer.caseReference ?? t('offer.title', { canton: offer.canton })}
      back={{ href: positionInList('offers', offer.id).back, label: back }}
      actions={
        <Tag tone={offer.state === 'open' ? 'info' : offer.state === 'accepted' ? 'good' : 'plain'}>
          {t(`state.${offer.state}`)}
        </Tag>
      }
    >
      <Section title={common(`procedure.${offer.procedure}`)}>
        <DescriptionList
          items={[
            [t('offer.languages'), offer.languages.map(spokenName).join(', ')],
            [t('offer.canton'), offer.canton],
            [t('offer.waiting'), t('offer.waits', { count: offer.waitingDays })],
            offer.state === 'open' && [
              t('offer.lapses'),
              <strong key="lapses">{formatLongDate(lastDayOf(offer))}</strong>,
            ],
            offer.reason !== null && [
              t('offer.reason'),
              <>
                {t(`decline.${offer.reason}`)}
                {offer.note && (
                  <>
                    : <bdi>{offer.note}</bdi>
                  </>
                )}
              </>,
            ],
            offer.onBehalf && offer.how !== null && [t('offer.how'), t(`way.${offer.how}`)],
          ]}
        />
      </Section>
      {offer.reasons.length > 0 && (
        <Section
          title={t(isMine ? 'offer.why' : 'offer.whyThem')}
          actions={
            isMine ? undefined : (
              <ButtonLink kind="quiet" small href={hrefTo('adviser', { id: offer.adviserId })}>
                {t('offer.showAdviser')}
              </ButtonLink>
            )
          }
        >
          <ul className="offer-terms">
            {offer.reasons.map(({ code, text, points }) => (
              <li key={code + text}>
                {points > 0 ? (
                  <Icon name="check" size={18} />
                ) : (
                  <span className="offer-dash" aria-hidden="true">
                    –
                  </span>
                )}
                <span>{text}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {offer.state === 'open' ? (
        <AnswerOffer offer={offer} isMine={isMine} />
      ) : (
        <p className="notice">
          <span>{t('offer.over')}</span>
        </p>
      )}
      {offer.caseId && (offer.state !== 'open' || !isMine) && (
        <div className="buttons">
          <ButtonLink href={hrefTo('case', { id: offer.caseId })} icon="people">
            {t('offer.toCase')}
          </ButtonLink>
        </div>
      )}
    </Page>
  );
}
