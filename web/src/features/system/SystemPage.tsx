import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../../kit/Loaded';
import { Page } from '../../kit/Page';
import { systemStateQuery } from './queries';
import { SystemDetails } from './SystemDetails';
import './system.css';

export default function SystemPage() {
  const { t } = useTranslation('engine');
  const { t: common } = useTranslation();
  const query = useQuery(systemStateQuery);
  return (
    <Page title={common('nav.system')} lead={t('system.lead')} wide>
      <Loaded query={query} lines={6} tall>
        {(state) => <SystemDetails state={state} fetchedAt={query.dataUpdatedAt} />}
      </Loaded>
    </Page>
  );
}
