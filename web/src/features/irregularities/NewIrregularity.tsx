import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { Page } from '../../kit/Page';
import { type SavedIrregularity, SavedPage } from './SavedPage';
import { IrregularityForm } from './IrregularityForm';
import './irregularities.css';

/** What happened at the authority, in under thirty seconds; without a network it waits on the device. */
export default function NewIrregularity() {
  // What the parts need too: texts that come later would take the focus away.
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
