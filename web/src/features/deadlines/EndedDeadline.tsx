import { useTranslation } from 'react-i18next';
import { formatLongDate } from '../../kit/dates';
import { Tag, type Tone } from '../../kit/Tag';
import { UserText } from '../../kit/UserText';
import { ConfirmDeadline } from './ConfirmDeadline';
import { DeadlineDays } from './DeadlineDays';
import type { CaseDeadline } from './queries';

const TONES: Record<Exclude<CaseDeadline['state'], 'open'>, Tone> = {
  met: 'good',
  extended: 'info',
  waived: 'plain',
  missed: 'late',
};

/** A deadline that was struck stays to be seen, with what it was struck by. */
export function EndedDeadline({ deadline }: { deadline: CaseDeadline }) {
  const { t } = useTranslation('deadlines');
  const { t: cases } = useTranslation('cases');
  const { ending, state, kind } = deadline;
  if (state === 'open' || !ending) return null;
  const how = ending.how === null ? '' : cases(`delivery.${ending.how}`);
  return (
    <li className="deadline deadline-ended" id={`deadline-${deadline.id}`} tabIndex={-1}>
      <h3>
        {t(`kind.${kind}`)}{' '}
        <Tag tone={TONES[state]} icon={state === 'missed' ? 'alert' : 'check'}>
          {t(`state.${state}`)}
        </Tag>
      </h3>
      <DeadlineDays deadline={deadline} />
      {ending.sentOn !== null && (
        <p>
          {kind === 'interview'
            ? t('ending.attended', { day: formatLongDate(ending.sentOn) })
            : t('ending.sent', { day: formatLongDate(ending.sentOn), how })}
          {ending.tracking !== null && (
            <>
              {' · '}
              <bdi>{t('ending.tracking', { number: ending.tracking })}</bdi>
            </>
          )}
          {ending.attachmentId !== null && (
            <>
              {' · '}
              <a href={`/api/attachments/${ending.attachmentId}/file`} target="_blank" rel="noreferrer">
                {t('ending.receipt')}
              </a>
            </>
          )}
        </p>
      )}
      {ending.words !== null && (
        <p>
          <UserText>{ending.words}</UserText>
          {ending.heardBy !== null && <span className="hint"> ({t('ending.heardBy', { name: ending.heardBy })})</span>}
        </p>
      )}
      {ending.next !== null && <p>{t('ending.next', { next: t(`missed.options.${ending.next}`) })}</p>}
      <p className="hint">
        {t('ending.by', { day: formatLongDate(ending.on), name: ending.by ?? t('acknowledge.someone') })}
      </p>
      <ConfirmDeadline deadline={deadline} />
    </li>
  );
}
