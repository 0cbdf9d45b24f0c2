import { useTranslation } from 'react-i18next';
import { api, unwrap, type Schema } from '../../api/client';
import { Button } from '../../kit/Button';
import { ErrorText } from '../../kit/ErrorText';
import { Icon } from '../../kit/Icon';
import { useAction } from '../../kit/useAction';
import { hasWorkingAddress } from '../../kit/personLetter';
import { INVALIDATED_BY_INBOX } from './inboxQueries';

/** Letters are held when many requests came from one address. */
export function HeldLetters({ id, person }: { id: string; person: Schema<'PersonView'> }) {
  const { t } = useTranslation('inbox');
  const release = useAction(() => unwrap(api.POST('/api/cases/{id}/release-letters', { params: { path: { id } } })), {
    invalidates: INVALIDATED_BY_INBOX,
    successMessage: () =>
      t(hasWorkingAddress(person) ? 'held.released' : 'held.releasedNoLetter', { person: person.firstName }),
  });
  return (
    <div className="notice notice-soon">
      <Icon name="mail" />
      <div>
        <p>{t('held.why', { person: person.firstName })}</p>
        <ErrorText>{release.errorMessage}</ErrorText>
        <p className="buttons">
          <Button small busy={release.busy} onClick={() => release.run()}>
            {t('held.release')}
          </Button>
        </p>
      </div>
    </div>
  );
}
