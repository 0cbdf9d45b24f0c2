import { useTranslation } from 'react-i18next';
import { formatLongDate } from '../../kit/dates';
import type { CaseDeadline } from './queries';

/** Which letter set it. */
export function LetterSource({ deadline: { letter } }: { deadline: CaseDeadline }) {
  const { t } = useTranslation('deadlines');
  if (!letter) return null;
  const parts = [
    letter.by && <bdi key="by">{letter.by}</bdi>,
    letter.receivedOn
      ? t('letter.receivedIs', { day: formatLongDate(letter.receivedOn) })
      : letter.firstAttemptOn && t('letter.attemptIs', { day: formatLongDate(letter.firstAttemptOn) }),
  ].filter(Boolean);
  return (
    <p className="hint">
      {t('fromLetter', { kind: t(`letterKind.${letter.kind}`) })}
      {parts.map((part, index) => (
        <span key={index}> · {part}</span>
      ))}
    </p>
  );
}
