import { useTranslation } from 'react-i18next';
import { api, unwrap } from '../../api/client';
import { Button } from '../../kit/Button';
import { ErrorText } from '../../kit/ErrorText';
import { useAction } from '../../kit/useAction';
import { INVALIDATED_BY_CHECK_IN, type CheckIn } from './queries';

/** What an answer proposes, and the two buttons. */
export function Decide({ checkIn }: { checkIn: CheckIn }) {
  const { t } = useTranslation('parts');
  const path = { params: { path: { id: checkIn.id } } };
  const decide = useAction(
    (confirmed: boolean) =>
      unwrap(confirmed ? api.POST('/api/check-ins/{id}/confirm', path) : api.POST('/api/check-ins/{id}/dismiss', path)),
    {
      invalidates: INVALIDATED_BY_CHECK_IN,
      successMessage: (decided) =>
        t(decided.decision === 'confirmed' ? `checkIn.done.${checkIn.proposal!}` : 'checkIn.dismissed'),
    },
  );
  if (checkIn.proposal === null || checkIn.decision !== null) return null;
  return (
    <>
      <p>{t(`checkIn.proposal.${checkIn.proposal}`)}</p>
      <div className="buttons">
        <Button small kind="primary" icon="check" busy={decide.busy} onClick={() => decide.run(true)}>
          {t(`checkIn.confirm.${checkIn.proposal}`)}
        </Button>
        <Button small busy={decide.busy} onClick={() => decide.run(false)}>
          {t('checkIn.dismiss')}
        </Button>
      </div>
      <ErrorText boxed>{decide.errorMessage}</ErrorText>
    </>
  );
}
