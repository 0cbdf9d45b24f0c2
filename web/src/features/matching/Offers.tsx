import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Tabs, Tag } from '../../kit/bits';
import { Button } from '../../kit/Button';
import { dayOf, longDay } from '../../kit/days';
import { useFilters } from '../../kit/filters';
import { spokenName } from '../../kit/languages';
import { Page, Section } from '../../kit/Page';
import { Empty, Failed, Skeleton } from '../../kit/states';
import { useListMemory } from '../../kit/listMemory';
import { hrefTo } from '../../routes';
import { isRole, useMe } from '../../session';
import { offersBy, type OfferItem } from './offers';
import '../follow-ups/day.css';

/** The last day on which an offer can be answered: it lapses when the next begins. */
export const lastDayOf = ({ lapsesAt }: OfferItem): string => dayOf(new Date(lapsesAt).getTime() - 1);

/** The requests made to an adviser; for coordination also those made to others in the territory. */
export default function Offers() {
  const { t } = useTranslation('day');
  const { t: common } = useTranslation();
  const me = useMe();
  const { filters, href } = useFilters(['show']);
  const query = useInfiniteQuery(offersBy(filters.show === 'all' ? undefined : 'open'));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  useListMemory('offers', query.data && items);
  const mine = items.filter(({ adviserId }) => adviserId === me.adviserId);
  const others = items.filter(({ adviserId }) => adviserId !== me.adviserId);
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
      {query.error && !query.data && <Failed error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && items.length === 0 && (
        <Empty icon="mail" title={t('offers.none')}>
          {isRole(me, 'adviser') ? t('offers.noneWhy') : null}
        </Empty>
      )}
      {mine.length > 0 && (
        <Section quiet title={t('offers.mine')}>
          <ul className="rows">
            {mine.map((offer) => (
              <Row key={offer.id} offer={offer} />
            ))}
          </ul>
        </Section>
      )}
      {others.length > 0 && (
        <Section quiet title={t('offers.others')}>
          <ul className="rows">
            {others.map((offer) => (
              <Row key={offer.id} offer={offer} />
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

function Row({ offer }: { offer: OfferItem }) {
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
          {offer.state === 'open' && <span>{t('offer.until', { day: longDay(lastDayOf(offer)) })}</span>}
        </span>
      </Link>
    </li>
  );
}
