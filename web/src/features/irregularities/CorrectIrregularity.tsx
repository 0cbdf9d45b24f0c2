import { useTranslation } from 'react-i18next';
import * as limits from '../../api/limits';
import { queryClient } from '../../api/queryClient';
import { useToday } from '../../kit/dates';
import { Dialog } from '../../kit/Dialog';
import { EditForm } from '../../kit/EditForm';
import { TextArea } from '../../kit/TextArea';
import { throwIfMissing } from '../../kit/throwIfMissing';
import { AuthorityField, type AuthorityForm } from './AuthorityField';
import { AuthorityText } from './AuthorityText';
import { toAuthorityInput, toCorrectionForm, type CorrectionForm } from './correctionForm';
import { useKindName, useOccurrenceText } from './irregularityTexts';
import { KindField } from './KindField';
import { findOccurrenceProblem, toOccurred, type OccurrenceForm } from './occurrence';
import { OccurrenceField } from './OccurrenceField';
import { IRREGULARITIES_KEY, irregularityQuery, type IrregularityCode, type IrregularityDetail } from './queries';
import { updateIrregularity } from './updateIrregularity';

export function CorrectIrregularity({
  irregularity,
  onClose,
}: {
  irregularity: IrregularityDetail;
  onClose: () => void;
}) {
  const { t } = useTranslation('irregularities');
  const today = useToday();
  const kindName = useKindName();
  const occurrenceText = useOccurrenceText();
  return (
    <Dialog title={t('own.correctTitle')} open onClose={onClose} wide>
      <EditForm<CorrectionForm, IrregularityDetail>
        draftName={`correct/${irregularity.id}`}
        record={irregularity}
        toForm={toCorrectionForm}
        fetchLatest={() => queryClient.fetchQuery({ ...irregularityQuery(irregularity.id), staleTime: 0 })}
        save={({ code, place, when, description }, version) => {
          throwIfMissing({
            '/code': code === '',
            '/authority/canton': place !== undefined && place.level !== 'federal' && place.canton === '',
            '/occurred': when !== undefined && findOccurrenceProblem(when, today) !== null,
            '/description': description?.trim() === '',
          });
          return updateIrregularity(irregularity.id, version, {
            ...(code ? { code } : {}),
            ...(place ? { authority: toAuthorityInput(place) } : {}),
            ...(when ? { occurred: toOccurred(when) } : {}),
            ...(description === undefined ? {} : { description: description.trim() }),
          });
        }}
        submit={t('own.correct')}
        successMessage={t('own.corrected')}
        invalidates={[IRREGULARITIES_KEY, ['counts']]}
        onSaved={onClose}
        fieldLabel={(name) =>
          t(({ code: 'new.what', place: 'page.authority', when: 'page.when', description: 'new.told' } as const)[name])
        }
        renderValue={(name, value) => {
          if (name === 'code') return kindName(value as IrregularityCode);
          if (name === 'place') return <AuthorityText place={value as AuthorityForm} />;
          if (name === 'when') return occurrenceText(toOccurred(value as OccurrenceForm));
          return (
            <span className="description-text" dir="auto">
              {value as string}
            </span>
          );
        }}
      >
        {({ code, place, when, description }, type) => {
          const problem = findOccurrenceProblem(when, today);
          return (
            <>
              <KindField value={code} onChange={(chosen) => type({ code: chosen })} />
              <AuthorityField value={place} onChange={(updated) => type({ place: { ...place, ...updated } })} />
              <OccurrenceField
                value={when}
                onChange={(chosen) => type({ when: chosen })}
                error={problem ? t(`need.${problem}`) : undefined}
              />
              <TextArea
                label={t('new.told')}
                pointer="/description"
                limits={limits.UpdateIrregularity.description}
                value={description}
                onChange={(authorityText) => type({ description: authorityText })}
              />
            </>
          );
        }}
      </EditForm>
    </Dialog>
  );
}
