import { useTranslation } from 'react-i18next';
import { unwrap, api } from '../../api/client';
import { Button } from '../../kit/Button';
import { Icon } from '../../kit/Icon';
import { useAction } from '../../kit/useAction';
import { INVALIDATED_BY_INBOX } from './inboxQueries';

/** Nothing has been written to the person yet, since many requests came from one address: why, and the press that lets the letters go. */
export function HeldLetters({ id, person }: { id: string; person: string }) {
  const { t } = useTranslation('inbox');
  const release = useAction(() => unwrap(api.POST('/api/cases/{id}/release-letters', { params: { path: { id } } })), {
    invalidates: INVALIDATED_BY_INBOX,
    successMessage: () => t('held.released', { person }),
  });
  return (
    <div className="notice notice-soon">
      <Icon name="mail" />
      <div>
        <p>{t('held.why', { person })}</p>
        {release.errorMessage && (
          <p className="field-error" role="alert">
            {release.errorMessage}
          </p>
        )}
        <p className="buttons">
          <Button small busy={release.busy} onClick={() => release.run()}>
            {t('held.release')}
          </Button>
        </p>
      </div>
    </div>
  );
}
