import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { Page } from '../../kit/Page';
import { recordScreen } from '../../kit/recordScreen';
import { Loaded } from '../../kit/Loaded';
import { positionInList } from '../../kit/storedList';
import { AdviserStatus } from './AdviserStatus';
import { AbsenceSection } from './Absences';
import { EditAdviser } from './EditAdviser';
import { adviserQuery } from './queries';
import { AdviserFigures } from './AdviserFigures';
import { AdviserCases } from './AdviserCases';
import { AdviserProfile } from './AdviserProfile';
import { AdviserAccount } from './AdviserAccount';
import { AdviserStateTags } from './AdviserStateTags';
import './advisers.css';

/** One adviser: who they are, what they bear, when they are away, and whether they take on more. */
export default recordScreen(AdviserPage);

function AdviserPage({ id }: { id: string }) {
  const { t } = useTranslation('advisers');
  const query = useQuery(adviserQuery(id));
  const [editing, setEditing] = useState(false);
  const adviser = query.data;
  // Only the coordinators of the canton they live in see how to reach them, and change anything.
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
