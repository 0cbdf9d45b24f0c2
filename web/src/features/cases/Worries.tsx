import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch, type View } from '../../api/client';
import { Tag } from '../../kit/bits';
import { Button } from '../../kit/Button';
import { Icon } from '../../kit/icons';
import { useAct } from '../../kit/useAct';
import { CASE_CHANGES } from './queries';

type Told = Pick<View<'CaseView'>, 'id' | 'version' | 'worries' | 'urgency'>;

/** What the person ticked when they asked for help. */
export function Worries({ theCase: { worries } }: { theCase: Told }) {
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

/** They wrote of a letter with a deadline: it stands here until somebody has looked at it, or the case has gone on. */
export function LetterNotice({ theCase: { id, version, worries, urgency } }: { theCase: Told }) {
  const { t } = useTranslation('parts');
  const seen = useAct(
    () =>
      answer(
        api.PATCH('/api/cases/{id}', {
          params: { path: { id } },
          body: { worries: worries.filter((each) => each !== 'deadline') },
          ...ifMatch(version),
        }),
      ),
    { changes: CASE_CHANGES, done: () => t('letter.seenDone') },
  );
  if (urgency !== 'letter') return null;
  return (
    <div className="notice notice-late">
      <Icon name="alert" />
      <div className="stack">
        <p>{t('letter.why')}</p>
        <div className="buttons">
          <Button small icon="check" busy={seen.busy} onClick={() => seen.run(undefined)}>
            {t('letter.seen')}
          </Button>
        </div>
        {seen.words && <p role="alert">{seen.words}</p>}
      </div>
    </div>
  );
}
