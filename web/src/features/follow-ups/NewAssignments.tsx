import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { dayOf, formatLongDate } from '../../kit/dates';
import { spokenName } from '../../kit/languages';
import { Section } from '../../kit/Section';
import { Tag } from '../../kit/Tag';
import { hrefTo } from '../../routes';
import { openCasesQuery, type CaseItem } from '../cases/queries';
import { openOffersQuery } from '../matching/offerQueries';

export function NewAssignments({ adviserId }: { adviserId: string }) {
  const { t } = useTranslation('day');
  const { t: common } = useTranslation();
  const { data: offers = [] } = useQuery(openOffersQuery);
  const { data: cases = [] } = useQuery(openCasesQuery(adviserId));
  const myOffers = offers.filter((offer) => offer.adviserId === adviserId);
  const unplanned = cases.filter(({ nextDueOn }) => nextDueOn === null);
  if (myOffers.length + unplanned.length === 0) return null;
  return (
    <Section quiet id="fresh" title={t('group.fresh')}>
      <ul className="rows">
        {myOffers.map((offer) => (
          <li key={offer.id}>
            <Link className="row" href={hrefTo('offer', { id: offer.id })}>
              <span className="row-head">
                <span className="row-title">{t('fresh.offer', { canton: offer.canton })}</span>
                <Tag tone="info" icon="mail">
                  {t('fresh.answer')}
                </Tag>
              </span>
              <span className="row-meta">
                <span>{offer.languages.map(spokenName).join(', ')}</span>
                <span>{common(`procedure.${offer.procedure}`)}</span>
                <span>{t('offer.until', { day: formatLongDate(dayOf(new Date(offer.lapsesAt).getTime() - 1)) })}</span>
              </span>
            </Link>
          </li>
        ))}
        {unplanned.map((theCase) => (
          <li key={theCase.id}>
            <UnplannedCaseRow theCase={theCase} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function UnplannedCaseRow({ theCase }: { theCase: CaseItem }) {
  const { t } = useTranslation('day');
  const { t: common } = useTranslation();
  return (
    <Link className="row" href={hrefTo('case', { id: theCase.id, add: 'follow-up' })}>
      <span className="row-head">
        <span className="row-title">
          <bdi>
            {theCase.firstName} {[...(theCase.lastName ?? '')][0] && `${[...theCase.lastName!][0]}.`}
          </bdi>
        </span>
        <Tag tone="soon" icon="alert">
          {t('fresh.nothing')}
        </Tag>
      </span>
      <span className="row-meta">
        <span>
          <bdi>{theCase.communeName}</bdi>
        </span>
        <span>
          <bdi>{theCase.reference}</bdi>
        </span>
        <span>{common(`stage.${theCase.stage}`)}</span>
      </span>
    </Link>
  );
}
