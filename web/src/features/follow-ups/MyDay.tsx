import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useFilters } from '../../kit/useFilters';
import { Page } from '../../kit/Page';
import { Loaded } from '../../kit/Loaded';
import { hrefTo } from '../../routes';
import { isRole, useMe } from '../../session';
import { dueFollowUpsQuery } from './queries';
import { DueLists } from './DueLists';
import { Tabs } from '../../kit/Tabs';
import './day.css';

/** The day of an adviser: what is late, what is today, what comes, and what is new. */
export default function MyDay() {
  const { t } = useTranslation('day');
  const me = useMe();
  const { filters, href } = useFilters(['whose', 'adviser']);
  const isAdviser = isRole(me, 'adviser');
  const adviserId = filters.adviser ?? (isAdviser && filters.whose !== 'all' ? me.adviserId : null);
  const query = useQuery(dueFollowUpsQuery(adviserId, adviserId !== null && adviserId === me.adviserId));
  return (
    <Page title={t('title')}>
      {me.role === 'coordinator' && isAdviser && !filters.adviser && (
        <Tabs
          label={t('whose.label')}
          items={[
            { href: href({ whose: '' }), label: t('whose.mine'), current: filters.whose !== 'all' },
            { href: href({ whose: 'all' }), label: t('whose.all'), current: filters.whose === 'all' },
          ]}
        />
      )}
      <Loaded query={query} lines={5} tall>
        {(list) => (
          <>
            <DueLists list={list} adviserId={adviserId} isMine={adviserId === me.adviserId} />
            {isAdviser && (
              <p className="hint day-feed">
                <Link href={hrefTo('me')}>{t('feed')}</Link>
              </p>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
