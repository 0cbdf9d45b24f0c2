import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../kit/Button';
import { Icon } from '../../kit/Icon';
import { Page } from '../../kit/Page';
import { useKeptText } from '../../kit/useKeptText';
import { hrefTo } from '../../routes';

export interface SavedIrregularity {
  /** Null if it waits on this device, and if it was sent from there. */
  id: string | null;
  /** Until when it stays on this device without a network; null if it was sent. */
  until: number | null;
}

export function SavedPage({
  saved: { id, until },
  caseId,
  onAnother,
}: {
  saved: SavedIrregularity;
  caseId: string | null;
  onAnother: () => void;
}) {
  const { t } = useTranslation('irregularities');
  const keptText = useKeptText();
  return (
    <Page title={t(until === null ? 'saved.title' : 'saved.kept')}>
      <div className={until === null ? 'notice notice-good' : 'notice'}>
        <Icon name={until === null ? 'check' : 'download'} />
        <p>{until === null ? t('saved.now') : `${keptText(until)} ${t('saved.keptNow')}`}</p>
      </div>
      <div className="stack">
        {id && (
          <ButtonLink kind="primary" icon="clip" href={hrefTo('irregularity', { id, add: 'evidence' })}>
            {t('saved.photo')}
          </ButtonLink>
        )}
        {id && (
          <ButtonLink icon="flag" href={hrefTo('irregularity', { id })}>
            {t('saved.see')}
          </ButtonLink>
        )}
        {until !== null && (
          <ButtonLink icon="list" href={hrefTo('onDevice')}>
            {t('saved.waiting')}
          </ButtonLink>
        )}
        <Button icon="plus" onClick={onAnother}>
          {t('saved.another')}
        </Button>
        {caseId && (
          <ButtonLink icon="people" href={hrefTo('case', { id: caseId })}>
            {t('saved.back')}
          </ButtonLink>
        )}
      </div>
    </Page>
  );
}
