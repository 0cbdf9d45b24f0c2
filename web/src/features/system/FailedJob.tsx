import { useTranslation } from 'react-i18next';
import { api, unwrap, type Schema } from '../../api/client';
import { Button } from '../../kit/Button';
import { formatDateTime } from '../../kit/dates';
import { ErrorText } from '../../kit/ErrorText';
import { useAction } from '../../kit/useAction';

export function FailedJob({ job: { queue, id, name, failedAt, error, attempts } }: { job: Schema<'FailedJobView'> }) {
  const { t, i18n } = useTranslation('engine');
  const retry = useAction(
    () => unwrap(api.POST('/api/system/jobs/{queue}/{id}/retry', { params: { path: { queue, id } } })),
    { invalidates: [['system']], successMessage: () => t('system.retried') },
  );
  return (
    <li className="row">
      <div className="row-head">
        <span className="row-title">
          {i18n.exists(`job.${name}`, { ns: 'engine' }) ? t(`job.${name}` as 'job.sweep') : name}
        </span>
        <Button small busy={retry.busy} onClick={() => retry.run()}>
          {t('system.retry')}
        </Button>
      </div>
      <div className="row-meta">
        <bdi dir="ltr">{error}</bdi>
        <span>{formatDateTime(failedAt)}</span>
        <span>{t('system.attempts', { count: attempts })}</span>
      </div>
      <ErrorText>{retry.errorMessage}</ErrorText>
    </li>
  );
}
