import { useTranslation } from 'react-i18next';
import { useAction } from '../../kit/useAction';
import { unwrap, api } from '../../api/client';
import { Button } from '../../kit/Button';

/** All that lie there, with one press. */
export function RetryAll({ state }: { state: 'failed' | 'held' }) {
  const { t } = useTranslation('engine');
  const retry = useAction(() => unwrap(api.POST('/api/outbox/retry', { body: { state } })), {
    invalidates: [['outbox'], ['system']],
    successMessage: ({ count }) => t('outbox.retriedAll', { count }),
  });
  return (
    <div className="buttons">
      <Button busy={retry.busy} onClick={() => retry.run()}>
        {t('outbox.retryAll')}
      </Button>
      {state === 'failed' && <span className="hint">{t('outbox.retryAllWhy')}</span>}
      {retry.errorMessage && (
        <p className="field-error" role="alert">
          {retry.errorMessage}
        </p>
      )}
    </div>
  );
}
