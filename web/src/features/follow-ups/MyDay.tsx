import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Loaded } from '../../kit/Loaded';
import { Page } from '../../kit/Page';
import { Tabs } from '../../kit/Tabs';
import { useFilters } from '../../kit/useFilters';
import { hrefTo } from '../../routes';
import { isRole } from '../../roles';
import { useMe } from '../../session';
import { HelpingList } from '../cases/HelpingList';
import { Undecided } from '../check-ins/Undecided';
import { DueLists } from './DueLists';
import { dueFollowUpsQuery } from './queries';
import './day.css';

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
      <Undecided />
      <Loaded query={query} lines={5} tall>
        {(list) => (
          <>
            <DueLists list={list} adviserId={adviserId} isMine={adviserId === me.adviserId} />
            {list.asOf === null && <HelpingList />}
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
