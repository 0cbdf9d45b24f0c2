import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { Loaded } from '../../kit/Loaded';
import { Page } from '../../kit/Page';
import { recordScreen } from '../../kit/recordScreen';
import { positionInList } from '../../kit/storedList';
import { IrregularityDetails } from './IrregularityDetails';
import { useKindName } from './irregularityTexts';
import { irregularityQuery } from './queries';
import './irregularities.css';

export default recordScreen(IrregularityPage);

function IrregularityPage({ id }: { id: string }) {
  // Loads the texts of nested parts too: suspending later would lose the focus.
  const { t } = useTranslation(['irregularities', 'common', 'cases']);
  const [params] = useSearchParams();
  const query = useQuery(irregularityQuery(id));
  const kindName = useKindName();
  const inQueue = params.get('queue') === '1';
  return (
    <Page
      wide
      title={query.data ? kindName(query.data.code) : t('list.title')}
      back={{ href: positionInList('irregularities', id).back, label: inQueue ? t('list.queue') : t('page.back') }}
    >
      <Loaded query={query} lines={4} tall>
        {(irregularity) => (
          <IrregularityDetails
            irregularity={irregularity}
            opensEvidenceForm={params.get('add') === 'evidence'}
            inQueue={inQueue}
          />
        )}
      </Loaded>
    </Page>
  );
}
