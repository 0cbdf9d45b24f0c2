import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../kit/Button';
import { Icon } from '../../kit/Icon';
import { Page } from '../../kit/Page';
import { hrefTo } from '../../routes';

export type SavedIrregularity = { id: string | null };

export function SavedPage({
  saved: { id },
  caseId,
  onAnother,
}: {
  saved: SavedIrregularity;
  caseId: string | null;
  onAnother: () => void;
}) {
  const { t } = useTranslation('irregularities');
  return (
    <Page title={t(id ? 'saved.title' : 'saved.kept')}>
      <div className={id ? 'notice notice-good' : 'notice'}>
        <Icon name={id ? 'check' : 'download'} />
        <p>{t(id ? 'saved.now' : 'saved.keptNow')}</p>
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
        {!id && (
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
