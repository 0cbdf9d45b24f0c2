import { useTranslation } from 'react-i18next';
import { useCantonName } from '../../kit/cantons';
import { useCommuneName } from '../../kit/places';
import type { Conflict } from './profile';

export function ConflictText({ conflict: { kind, canton, commune, caseReference } }: { conflict: Conflict }) {
  const { t } = useTranslation('advisers');
  const cantonName = useCantonName();
  const name = useCommuneName(commune ?? null);
  return (
    <span>
      {kind === 'person'
        ? t('conflict.ofPerson', { reference: caseReference ?? '' })
        : commune
          ? t('conflict.ofCommune', { commune: name })
          : t('conflict.ofCanton', { canton: canton ? cantonName(canton) : '' })}
    </span>
  );
}
