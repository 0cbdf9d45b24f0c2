import { useTranslation } from 'react-i18next';
import { Tag } from '../../kit/bits';
import { useCantonName } from '../../kit/cantons';
import type { IconName } from '../../kit/icons';
import type { Code, One, Status } from './queries';
import { whenWords, type Occurred } from './when';

const TONES: Record<Status, { tone: 'plain' | 'good' | 'soon' | 'late' | 'info'; icon: IconName }> = {
  reported: { tone: 'info', icon: 'flag' },
  'under-review': { tone: 'info', icon: 'search' },
  'needs-more': { tone: 'soon', icon: 'note' },
  confirmed: { tone: 'good', icon: 'check' },
  rejected: { tone: 'plain', icon: 'close' },
  'in-follow-up': { tone: 'info', icon: 'send' },
  resolved: { tone: 'good', icon: 'check' },
};

export function StatusTag({ status }: { status: Status }) {
  const { t } = useTranslation();
  return <Tag {...TONES[status]}>{t(`irregularityStatus.${status}`)}</Tag>;
}

/** The name of a kind in the reader's language; of one that came with a newer program, its code. */
export function useKindName(): (code: string) => string {
  const { t, i18n } = useTranslation('irregularities');
  return (code) => (i18n.exists(`irregularities:code.${code}`) ? t(`code.${code as Code}`) : code);
}

/** "Gemeinde Lausanne (VD), Verwaltung" */
export function useAuthorityWords(): (authority: One['authority']) => string {
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

export function useWhenWords(): (occurred: Occurred) => string {
  const { t } = useTranslation('irregularities');
  return (occurred) => whenWords(occurred, (from, to) => t('when.range', { from, to }));
}
