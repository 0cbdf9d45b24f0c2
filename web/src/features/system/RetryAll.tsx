import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import { Button } from '../../kit/Button';
import { ErrorText } from '../../kit/ErrorText';
import { useAction } from '../../kit/useAction';

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
      <ErrorText>{retry.errorMessage}</ErrorText>
    </div>
  );
}
