import { useTranslation } from 'react-i18next';
import { answer, api } from '../../api/client';
import { Button } from '../../kit/Button';
import { Icon } from '../../kit/icons';
import { useAct } from '../../kit/useAct';
import { CHANGED } from './inbox-queries';

/** Nothing has been written to the person yet, since many requests came from one address: why, and the press that lets the letters go. */
export function Held({ id, person }: { id: string; person: string }) {
  const { t } = useTranslation('inbox');
  const release = useAct(() => answer(api.POST('/api/cases/{id}/release-letters', { params: { path: { id } } })), {
    changes: CHANGED,
    done: () => t('held.released', { person }),
  });
  return (
    <div className="notice notice-soon">
      <Icon name="mail" />
      <div>
        <p>{t('held.why', { person })}</p>
        {release.words && (
          <p className="field-error" role="alert">
            {release.words}
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
