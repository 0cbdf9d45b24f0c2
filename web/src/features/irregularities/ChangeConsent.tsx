import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryClient } from '../../api/queryClient';
import { Dialog } from '../../kit/Dialog';
import { Form } from '../../kit/Form';
import { useToast } from '../../kit/ToastProvider';
import { ConsentField } from './ConsentField';
import { CONSENTS, CORRECTABLE_STATUSES, irregularityQuery, type Consent, type IrregularityDetail } from './queries';
import { refreshIrregularity, updateIrregularity } from './updateIrregularity';

/** The author may narrow the consent at any time and widen it until the review. */
export function ChangeConsent({ irregularity, onClose }: { irregularity: IrregularityDetail; onClose: () => void }) {
  const { t } = useTranslation('irregularities');
  const showToast = useToast();
  const [consent, setConsent] = useState<Consent>(irregularity.consent);
  const allowedConsents = CORRECTABLE_STATUSES.includes(irregularity.status)
    ? CONSENTS
    : CONSENTS.slice(0, CONSENTS.indexOf(irregularity.consent) + 1);
  return (
    <Dialog title={t('own.consent')} open onClose={onClose}>
      <Form
        submitLabel={t('own.consent')}
        onSubmit={async () => {
          await refreshIrregularity(await updateIrregularity(irregularity.id, irregularity.version, { consent }));
          showToast(t('own.consentDone'));
          onClose();
        }}
        onApiError={({ slug }) => {
          if (slug !== 'stale') return false;
          void queryClient.invalidateQueries({ queryKey: irregularityQuery(irregularity.id).queryKey });
          showToast(t('conflict.reloaded'));
          return true;
        }}
      >
        <p className="hint">{t('own.consentNarrow')}</p>
        <ConsentField value={consent} onChange={setConsent} allowed={allowedConsents} />
      </Form>
    </Dialog>
  );
}
