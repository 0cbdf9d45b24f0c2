import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../kit/Button';
import type { Irregularity } from './queries';

/** Actions of a row in the review queue; nobody reviews what they logged themselves. */
export function ReviewActions({
  irregularity,
  href,
  busy,
  onStart,
  onAsk,
}: {
  irregularity: Irregularity;
  href: string;
  busy: boolean;
  onStart: () => void;
  onAsk: () => void;
}) {
  const { t } = useTranslation('irregularities');
  if (irregularity.mine) return <span className="hint">{t('list.own')}</span>;
  return (
    <>
      {irregularity.status === 'reported' && (
        <Button small busy={busy} onClick={onStart} aria-keyshortcuts="r">
          {t('list.take')}
        </Button>
      )}
      {irregularity.status !== 'needs-more' && (
        <Button small onClick={onAsk} aria-keyshortcuts="q">
          {t('list.ask')}
        </Button>
      )}
      <ButtonLink small kind="quiet" icon="forward" href={href}>
        {t('list.review')}
      </ButtonLink>
    </>
  );
}
