import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import { Button } from '../../kit/Button';
import { formatLongDate } from '../../kit/dates';
import { ErrorText } from '../../kit/ErrorText';
import { Tag } from '../../kit/Tag';
import { useAction } from '../../kit/useAction';
import { useMe } from '../../session';
import { INVALIDATED_BY_DEADLINE, type CaseDeadline } from './queries';

/** The second person's look at the proof of an appeal; it is said plainly where there is nobody. */
export function ConfirmDeadline({ deadline, short }: { deadline: CaseDeadline; short?: boolean }) {
  const { t } = useTranslation('deadlines');
  const me = useMe();
  const confirm = useAction(
    () => unwrap(api.POST('/api/deadlines/{id}/confirm', { params: { path: { id: deadline.id } } })),
    { invalidates: INVALIDATED_BY_DEADLINE, successMessage: () => t('confirm.done') },
  );
  const { confirmation, confirmedBy, confirmedOn, ending } = deadline;
  if (confirmation === null) return null;
  if (confirmation === 'seen')
    return (
      <p>
        <Tag tone="good" icon="check">
          {t('confirm.seen', {
            name: confirmedBy ?? t('acknowledge.someone'),
            day: confirmedOn ? formatLongDate(confirmedOn) : '',
          })}
        </Tag>
      </p>
    );
  const isOwn = ending?.by === me.name;
  return (
    <div className="stack">
      {!short && <p className="notice notice-soon">{t(`confirm.${confirmation}`)}</p>}
      {confirmation === 'needed' && me.role === 'coordinator' && !isOwn && (
        <div className="buttons no-print">
          <Button small={short ?? false} icon="check" busy={confirm.busy} onClick={() => confirm.run()}>
            {t('confirm.do')}
          </Button>
        </div>
      )}
      <ErrorText>{confirm.errorMessage}</ErrorText>
    </div>
  );
}
