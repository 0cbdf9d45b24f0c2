import { useTranslation } from 'react-i18next';
import type { IconName } from '../../kit/Icon';
import { Tag } from '../../kit/Tag';
import type { IrregularityStatus } from './queries';

const TONES: Record<IrregularityStatus, { tone: 'plain' | 'good' | 'soon' | 'late' | 'info'; icon: IconName }> = {
  reported: { tone: 'info', icon: 'flag' },
  'under-review': { tone: 'info', icon: 'search' },
  'needs-more': { tone: 'soon', icon: 'note' },
  confirmed: { tone: 'good', icon: 'check' },
  rejected: { tone: 'plain', icon: 'close' },
  'in-follow-up': { tone: 'info', icon: 'send' },
  resolved: { tone: 'good', icon: 'check' },
};

export function StatusTag({ status }: { status: IrregularityStatus }) {
  const { t } = useTranslation();
  return <Tag {...TONES[status]}>{t(`irregularityStatus.${status}`)}</Tag>;
}
