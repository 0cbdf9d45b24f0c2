import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { Page } from '../../kit/Page';
import { IrregularityForm } from './IrregularityForm';
import { SavedPage, type SavedIrregularity } from './SavedPage';
import './irregularities.css';

/** Without a network the report is queued on the device. */
export default function NewIrregularity() {
  // Loads the texts of nested parts too: suspending later would lose the focus.
  const { t } = useTranslation(['irregularities', 'common', 'cases']);
  const [params] = useSearchParams();
  const [saved, setSaved] = useState<SavedIrregularity | null>(null);
  const [formNumber, setFormNumber] = useState(0);
  const caseId = params.get('case');
  if (saved)
    return (
      <SavedPage
        saved={saved}
        caseId={caseId}
        onAnother={() => {
          setSaved(null);
          setFormNumber(formNumber + 1);
        }}
      />
    );
  return (
    <Page title={t('new.title')}>
      <IrregularityForm key={`${formNumber}/${caseId}`} caseId={caseId} onSaved={setSaved} />
    </Page>
  );
}
