import { useTranslation } from 'react-i18next';
import { api, ifMatchHeader, unwrap, type Schema } from '../../api/client';
import { Button } from '../../kit/Button';
import { Icon } from '../../kit/Icon';
import { Tag } from '../../kit/Tag';
import { useAction } from '../../kit/useAction';
import { INVALIDATED_BY_CASE } from './queries';

type CaseWithWorries = Pick<Schema<'CaseView'>, 'id' | 'version' | 'worries' | 'urgency'>;

export function Worries({ theCase: { worries } }: { theCase: CaseWithWorries }) {
  const { t } = useTranslation('parts');
  if (worries.length === 0) return null;
  return (
    <p className="row-meta">
      <span className="hint">{t('worries')}:</span>
      {worries.map((each) => (
        <Tag key={each}>{t(`worry.${each}`)}</Tag>
      ))}
    </p>
  );
}

/** Shown until somebody has read the letter or the case has moved on. */
export function LetterNotice({ theCase: { id, version, worries, urgency } }: { theCase: CaseWithWorries }) {
  const { t } = useTranslation('parts');
  const markSeen = useAction(
    () =>
      unwrap(
        api.PATCH('/api/cases/{id}', {
          params: { path: { id } },
          body: { worries: worries.filter((each) => each !== 'deadline') },
          ...ifMatchHeader(version),
        }),
      ),
    { invalidates: INVALIDATED_BY_CASE, successMessage: () => t('letter.seenDone') },
  );
  if (urgency !== 'letter') return null;
  return (
    <div className="notice notice-late">
      <Icon name="alert" />
      <div className="stack">
        <p>{t('letter.why')}</p>
        <div className="buttons">
          <Button small icon="check" busy={markSeen.busy} onClick={() => markSeen.run(undefined)}>
            {t('letter.seen')}
          </Button>
        </div>
        {markSeen.errorMessage && <p role="alert">{markSeen.errorMessage}</p>}
      </div>
    </div>
  );
}
