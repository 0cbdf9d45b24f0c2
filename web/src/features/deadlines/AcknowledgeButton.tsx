import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { ErrorText } from '../../kit/ErrorText';
import { useErrorText } from '../../kit/useErrorText';
import { useMe } from '../../session';
import type { CaseDeadline } from './queries';
import { useAcknowledge, useIsAcknowledging } from './useDeadlineAction';

/** For whoever answers for a deadline, or for a coordinator who has phoned them. */
export function AcknowledgeButton({
  deadline,
  small,
  onDone,
}: {
  deadline: CaseDeadline;
  small?: boolean;
  onDone?: () => void;
}) {
  const { t } = useTranslation('deadlines');
  const me = useMe();
  const acknowledge = useAcknowledge();
  const isWaiting = useIsAcknowledging(deadline.id);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { title } = useErrorText(error);
  if (deadline.state !== 'open' || deadline.acknowledgedOn !== null) return null;
  if (isWaiting) return <p className="hint">{t('acknowledge.sends')}</p>;
  const { accountId, role } = deadline.responsible;
  const how = accountId === me.id || role !== 'adviser' ? 'screen' : 'phone';
  const press = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await acknowledge(deadline, how);
      onDone?.();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button kind="primary" icon="check" small={small} busy={busy} onClick={() => void press()}>
        {t(how === 'phone' ? 'acknowledge.phone' : 'acknowledge.own')}
      </Button>
      <ErrorText>{error === null ? null : title}</ErrorText>
    </>
  );
}
