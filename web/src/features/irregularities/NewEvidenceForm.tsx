import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, idempotencyKey, unwrap } from '../../api/client';
import * as limits from '../../api/limits';
import { queryClient } from '../../api/queryClient';
import { Button } from '../../kit/Button';
import { CheckboxField } from '../../kit/CheckboxField';
import { DateField } from '../../kit/DateField';
import { useToday } from '../../kit/dates';
import { Form } from '../../kit/Form';
import { SelectField } from '../../kit/SelectField';
import { TextField } from '../../kit/TextField';
import { useToast } from '../../kit/ToastProvider';
import { useDraft } from '../../offline/drafts';
import { IRREGULARITIES_KEY, irregularityQuery, type IrregularityDetail } from './queries';

type EvidenceKind = IrregularityDetail['evidence'][number]['kind'];
type EvidenceHolder = IrregularityDetail['evidence'][number]['heldBy'];

const KINDS = limits.AttachEvidence.kind.values;

const HOLDERS = limits.AttachEvidence.heldBy.values;

const EMPTY = {
  kind: 'letter' as EvidenceKind,
  reference: '',
  heldBy: 'person' as EvidenceHolder,
  datedOn: '',
  agreed: false,
};

export function NewEvidenceForm({ irregularity, onDone }: { irregularity: IrregularityDetail; onDone: () => void }) {
  const { t } = useTranslation(['irregularities', 'common']);
  const showToast = useToast();
  const today = useToday();
  const { value, change, clear } = useDraft(`evidence/${irregularity.id}`, EMPTY);
  const [key] = useState(() => crypto.randomUUID());
  const [isMissing, setMissing] = useState(false);
  return (
    <Form
      submitLabel={t('evidence.add')}
      aside={
        <Button kind="quiet" onClick={onDone}>
          {t('common:action.cancel')}
        </Button>
      }
      onSubmit={async () => {
        setMissing(value.reference.trim() === '');
        if (value.reference.trim() === '') return;
        const { kind, reference, heldBy, datedOn, agreed } = value;
        const updated = await unwrap(
          api.POST('/api/irregularities/{id}/evidence', {
            params: { path: { id: irregularity.id } },
            body: {
              kind,
              reference: reference.trim(),
              heldBy,
              ...(datedOn ? { datedOn } : {}),
              ...(kind === 'recording' ? { consentOfAllRecorded: agreed } : {}),
            },
            ...idempotencyKey(key),
          }),
        );
        clear();
        showToast(t('evidence.added'));
        queryClient.setQueryData(irregularityQuery(irregularity.id).queryKey, updated);
        onDone();
        await queryClient.invalidateQueries({ queryKey: IRREGULARITIES_KEY });
      }}
    >
      <div className="fields">
        <SelectField
          label={t('evidence.kind')}
          pointer="/kind"
          value={value.kind}
          onChange={(kind) => change({ kind })}
          options={KINDS.map((kind) => ({ value: kind, label: t(`evidenceKind.${kind}`) }))}
        />
        <SelectField
          label={t('evidence.heldBy')}
          pointer="/heldBy"
          value={value.heldBy}
          onChange={(heldBy) => change({ heldBy })}
          options={HOLDERS.map((holder) => ({ value: holder, label: t(`holder.${holder}`) }))}
        />
      </div>
      <TextField
        label={t('evidence.reference')}
        hint={t('evidence.referenceHint')}
        pointer="/reference"
        error={isMissing ? t('need.reason') : undefined}
        limits={limits.AttachEvidence.reference}
        value={value.reference}
        onChange={(reference) => change({ reference })}
      />
      <DateField
        label={t('evidence.datedOn')}
        optional
        pointer="/datedOn"
        max={today}
        value={value.datedOn}
        onChange={(datedOn) => change({ datedOn })}
      />
      {value.kind === 'recording' && (
        <CheckboxField
          label={t('evidence.recorded')}
          hint={t('evidence.recordedWhy')}
          checked={value.agreed}
          onChange={(agreed) => change({ agreed })}
        />
      )}
    </Form>
  );
}
