import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Button } from '../../kit/Button';
import { formatLongDate } from '../../kit/dates';
import { EmptyState } from '../../kit/EmptyState';
import { ErrorState } from '../../kit/ErrorState';
import { spokenName } from '../../kit/languages';
import { Page } from '../../kit/Page';
import { Section } from '../../kit/Section';
import { Skeleton } from '../../kit/Skeleton';
import { useStoreList } from '../../kit/storedList';
import { Tabs } from '../../kit/Tabs';
import { Tag } from '../../kit/Tag';
import { useFilters } from '../../kit/useFilters';
import { hrefTo } from '../../routes';
import { isRole } from '../../roles';
import { useMe } from '../../session';
import { lastDayOf, offersQuery, type Offer } from './offerQueries';
import '../follow-ups/day.css';

export default function OfferList() {
  const { t } = useTranslation('day');
  const { t: common } = useTranslation();
  const me = useMe();
  const { filters, href } = useFilters(['show']);
  const query = useInfiniteQuery(offersQuery(filters.show === 'all' ? undefined : 'open'));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  useStoreList('offers', query.data && items);
  const myOffers = items.filter(({ adviserId }) => adviserId === me.adviserId);
  const otherOffers = items.filter(({ adviserId }) => adviserId !== me.adviserId);
  return (
    <Page title={t('offers.title')} lead={t(isRole(me, 'adviser') ? 'offers.lead' : 'offers.leadCoordinator')}>
      <Tabs
        label={t('offers.show')}
        items={[
          { href: href({ show: '' }), label: t('offers.open'), current: filters.show !== 'all' },
          { href: href({ show: 'all' }), label: t('offers.all'), current: filters.show === 'all' },
        ]}
      />
      {query.isPending && <Skeleton tall lines={3} />}
      {query.error && !query.data && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && items.length === 0 && (
        <EmptyState icon="mail" title={t('offers.none')}>
          {isRole(me, 'adviser') ? t('offers.noneWhy') : null}
        </EmptyState>
      )}
      {myOffers.length > 0 && (
        <Section quiet title={t('offers.mine')}>
          <ul className="rows">
            {myOffers.map((offer) => (
              <OfferRow key={offer.id} offer={offer} />
            ))}
          </ul>
        </Section>
      )}
      {otherOffers.length > 0 && (
        <Section quiet title={t('offers.others')}>
          <ul className="rows">
            {otherOffers.map((offer) => (
              <OfferRow key={offer.id} offer={offer} />
            ))}
          </ul>
        </Section>
      )}
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {common('action.more')}
        </Button>
      )}
    </Page>
  );
}

function OfferRow({ offer }: { offer: Offer }) {
  const { t } = useTranslation('day');
  const { t: common } = useTranslation();
  return (
    <li>
      <Link className="row" href={hrefTo('offer', { id: offer.id })}>
        <span className="row-head">
          <span className="row-title">
            {offer.caseReference ? <bdi>{offer.caseReference}</bdi> : t('offer.title', { canton: offer.canton })}
          </span>
          <Tag tone={offer.state === 'open' ? 'info' : offer.state === 'accepted' ? 'good' : 'plain'}>
            {t(`state.${offer.state}`)}
          </Tag>
        </span>
        <span>
          {offer.languages.map(spokenName).join(', ')} · {offer.canton}
        </span>
        <span className="row-meta">
          <span>{common(`procedure.${offer.procedure}`)}</span>
          <span>{t('offer.waits', { count: offer.waitingDays })}</span>
          {offer.state === 'open' && <span>{t('offer.until', { day: formatLongDate(lastDayOf(offer)) })}</span>}
        </span>
      </Link>
    </li>
  );
}
