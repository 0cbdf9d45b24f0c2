import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { Loaded } from '../../kit/Loaded';
import { DeadlineCard } from './DeadlineCard';
import { caseDeadlinesQuery } from './queries';

/** The deadline that a letter has just set, so that whoever answers for it says at once that they know. */
export function AfterLetter({
  caseId,
  deadlineId,
  onDone,
}: {
  caseId: string;
  deadlineId: string;
  onDone: () => void;
}) {
  const { t } = useTranslation('deadlines');
  const query = useQuery(caseDeadlinesQuery(caseId));
  return (
    <div className="stack">
      <p role="status">{t('letter.saved')}</p>
      <Loaded query={query} lines={3}>
        {(items) => {
          const deadline = items.find(({ id }) => id === deadlineId);
          return deadline ? <DeadlineCard deadline={deadline} onAcknowledged={onDone} /> : null;
        }}
      </Loaded>
      <div className="buttons">
        <Button kind="quiet" onClick={onDone}>
          {t('letter.done')}
        </Button>
      </div>
    </div>
  );
}
