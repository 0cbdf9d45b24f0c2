import type { Canton } from '../../kit/cantons';
import type { AuthorityForm } from './AuthorityField';
import { toOccurrenceForm, type OccurrenceForm } from './occurrence';
import type { IrregularityCode, IrregularityDetail } from './queries';
import type { IrregularityChange } from './updateIrregularity';

export interface CorrectionForm {
  code: IrregularityCode | '';
  place: AuthorityForm;
  when: OccurrenceForm;
  description: string;
}

export const toAuthorityInput = ({
  level,
  canton,
  commune,
  organ,
}: AuthorityForm): NonNullable<IrregularityChange['authority']> => ({
  level: level as 'commune',
  ...(canton && level !== 'federal' ? { canton } : {}),
  ...(commune !== null && level !== 'federal' && level !== 'canton' ? { commune } : {}),
  ...(organ ? { organ } : {}),
});

export const toCorrectionForm = ({ code, authority, occurred, description }: IrregularityDetail): CorrectionForm => ({
  code: code as IrregularityCode,
  place: {
    level: authority.level,
    canton: (authority.canton ?? '') as Canton | '',
    commune: authority.commune,
    organ: authority.organ ?? '',
  },
  when: toOccurrenceForm(occurred),
  description,
});
