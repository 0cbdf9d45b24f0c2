import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { Loaded } from '../../kit/Loaded';
import { Page } from '../../kit/Page';
import { recordScreen } from '../../kit/recordScreen';
import { positionInList } from '../../kit/storedList';
import { AbsenceSection } from './Absences';
import { AdviserAccount } from './AdviserAccount';
import { AdviserCases } from './AdviserCases';
import { AdviserFigures } from './AdviserFigures';
import { AdviserProfile } from './AdviserProfile';
import { AdviserStateTags } from './AdviserStateTags';
import { AdviserStatus } from './AdviserStatus';
import { EditAdviser } from './EditAdviser';
import { adviserQuery } from './queries';
import './advisers.css';

export default recordScreen(AdviserPage);

function AdviserPage({ id }: { id: string }) {
  const { t } = useTranslation('advisers');
  const query = useQuery(adviserQuery(id));
  const [editing, setEditing] = useState(false);
  const adviser = query.data;
  // Contact details and changes are for the coordinators of the canton of residence.
  const canEdit = adviser?.email !== null;
  return (
    <Page
      title={adviser ? `${adviser.firstName} ${adviser.lastName}` : t('one')}
      wide
      back={{ href: positionInList('advisers', id).back, label: t('title') }}
      lead={adviser && <AdviserStateTags adviser={adviser} />}
      actions={
        adviser &&
        canEdit &&
        !editing && (
          <Button icon="edit" onClick={() => setEditing(true)}>
            {t('edit')}
          </Button>
        )
      }
    >
      <Loaded query={query} lines={5} tall>
        {(data) =>
          editing ? (
            <EditAdviser adviser={data} onDone={() => setEditing(false)} />
          ) : (
            <div className="adviser-columns">
              <div className="stack">
                <AdviserFigures adviser={data} />
                <AdviserCases adviser={data} />
              </div>
              <div className="stack">
                <AdviserProfile adviser={data} />
                {canEdit ? (
                  <>
                    <AdviserAccount adviser={data} />
                    <AbsenceSection
                      adviser={data}
                      title={t('absences.title')}
                      lead={t('absences.lead', { name: data.firstName })}
                    />
                    <AdviserStatus adviser={data} />
                  </>
                ) : (
                  <p className="notice">{t('notOurs')}</p>
                )}
              </div>
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}
