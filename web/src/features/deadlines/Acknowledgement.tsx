import { useTranslation } from 'react-i18next';
import { formatLongDate } from '../../kit/dates';
import { Tag } from '../../kit/Tag';
import type { CaseDeadline } from './queries';
import { useIsAcknowledging } from './useDeadlineAction';

/** Who has said that they know of it, and how. */
export function Acknowledgement({ deadline }: { deadline: CaseDeadline }) {
  const { t } = useTranslation('deadlines');
  const isWaiting = useIsAcknowledging(deadline.id);
  const { acknowledgedOn, acknowledgedBy, acknowledgedHow } = deadline;
  if (acknowledgedOn === null)
    return isWaiting ? null : (
      <p>
        <Tag tone="soon" icon="alert">
          {t('acknowledge.nobody')}
        </Tag>
      </p>
    );
  return (
    <p>
      <Tag tone="good" icon="check">
        {t(`acknowledge.how.${acknowledgedHow ?? 'screen'}`, {
          name: acknowledgedBy ?? t('acknowledge.someone'),
          day: formatLongDate(acknowledgedOn),
        })}
      </Tag>
    </p>
  );
}
