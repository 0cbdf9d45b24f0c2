import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { Page } from '../../kit/Page';
import { recordScreen } from '../../kit/recordScreen';
import { Loaded } from '../../kit/Loaded';
import { positionInList } from '../../kit/storedList';
import { irregularityQuery } from './queries';
import { useKindName } from './irregularityTexts';
import { IrregularityDetails } from './IrregularityDetails';
import './irregularities.css';

/** One irregularity: what was logged, what it is proven by, what was decided, and what one may do with it. */
export default recordScreen(IrregularityPage);

function IrregularityPage({ id }: { id: string }) {
  // What the parts need too: texts that come later would take the focus away.
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
