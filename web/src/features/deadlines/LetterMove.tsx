import { useTranslation } from 'react-i18next';
import { DateField } from '../../kit/DateField';
import { useToday } from '../../kit/dates';
import { RadioGroup } from '../../kit/RadioGroup';
import type { FullCase } from '../cases/queries';
import { needsFilingDay, suggestedStages, type LetterDraft } from './letterForm';

/** Offers the move that a letter of this kind suggests; without an answer the case stays where it is. */
export function LetterMove({
  value,
  change,
  theCase,
  hasFilingDay,
}: {
  value: LetterDraft;
  change: (changed: Partial<LetterDraft>) => void;
  theCase: FullCase;
  hasFilingDay: boolean;
}) {
  const { t } = useTranslation('deadlines');
  const { t: common } = useTranslation();
  const today = useToday();
  const stages = suggestedStages(value.kind, theCase.moves, theCase.stage);
  if (stages.length === 0) return null;
  return (
    <>
      <RadioGroup
        legend={t('letter.move')}
        pointer="/stage"
        value={value.stage}
        onChange={(stage) => change({ stage })}
        options={[
          ...stages.map((stage) => ({
            value: stage,
            label: t('letter.moves', { stage: common(`stage.${stage}`) }),
          })),
          { value: 'stays' as const, label: t('letter.stays', { stage: common(`stage.${theCase.stage}`) }) },
        ]}
      />
      {needsFilingDay(value, hasFilingDay) && (
        <DateField
          label={t('letter.filedOn')}
          pointer="/filedOn"
          required
          max={today}
          value={value.filedOn}
          onChange={(filedOn) => change({ filedOn })}
        />
      )}
    </>
  );
}
