import { useTranslation } from 'react-i18next';
import { useCantonName } from '../../kit/cantons';
import { occurrenceText, type Occurred } from './occurrence';
import type { Irregularity, IrregularityCode } from './queries';

/** Falls back to the code for kinds of a newer server. */
export function useKindName(): (code: string) => string {
  const { t, i18n } = useTranslation('irregularities');
  return (code) => (i18n.exists(`irregularities:code.${code}`) ? t(`code.${code as IrregularityCode}`) : code);
}

/** Such as "Gemeinde Lausanne (VD), Verwaltung". */
export function useAuthorityText(): (authority: Irregularity['authority']) => string {
  const { t } = useTranslation('irregularities');
  const cantonName = useCantonName();
  return ({ level, canton, communeName, organ }) => {
    const place =
      communeName && canton
        ? communeName.endsWith(`(${canton})`)
          ? communeName
          : `${communeName} (${canton})`
        : !canton
          ? ''
          : level === 'canton'
            ? cantonName(canton)
            : `(${canton})`;
    return [[t(`level.${level}`), place].filter(Boolean).join(' '), organ && t(`organ.${organ}`)]
      .filter(Boolean)
      .join(', ');
  };
}

export function useOccurrenceText(): (occurred: Occurred) => string {
  const { t } = useTranslation('irregularities');
  return (occurred) => occurrenceText(occurred, (from, to) => t('when.range', { from, to }));
}
