import { useTranslation } from 'react-i18next';
import * as limits from '../../api/limits';
import { DateField } from '../../kit/DateField';
import { useToday } from '../../kit/dates';
import { RadioGroup } from '../../kit/RadioGroup';
import { TextField } from '../../kit/TextField';
import type { LetterDraft } from './letterForm';

/** What only a refusal says: when it was decided, and to whom one can appeal. */
export function RemedyFields({
  value,
  change,
}: {
  value: LetterDraft;
  change: (changed: Partial<LetterDraft>) => void;
}) {
  const { t } = useTranslation('cases');
  const today = useToday();
  return (
    <>
      <DateField
        label={t('decision.decidedOn')}
        optional
        pointer="/decidedOn"
        max={today}
        value={value.decidedOn}
        onChange={(decidedOn) => change({ decidedOn })}
      />
      <TextField
        label={t('decision.remedyBody')}
        hint={t('decision.remedyHint')}
        optional
        pointer="/remedyBody"
        limits={limits.ReceiveLetter.remedyBody}
        value={value.remedyBody}
        onChange={(remedyBody) => change({ remedyBody })}
      />
      <RadioGroup
        legend={t('decision.remedyKind')}
        hint={t('decision.remedyKindHint')}
        columns={2}
        pointer="/remedyKind"
        value={value.remedyKind}
        onChange={(remedyKind) => change({ remedyKind })}
        options={(['authority', 'court', 'unknown'] as const).map((kind) => ({
          value: kind,
          label: t(`remedyKind.${kind}`),
        }))}
      />
    </>
  );
}
