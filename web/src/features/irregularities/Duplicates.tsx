import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { answer, api, ifMatch } from '../../api/client';
import { Typed } from '../../kit/bits';
import { Button } from '../../kit/Button';
import { Section } from '../../kit/Page';
import { useAct } from '../../kit/useAct';
import { hrefTo } from '../../routes';
import { useWhenWords } from './parts';
import { oneOf, ROOM, type Detail } from './queries';

/** Others that may tell the same: same kind, authority and time. */
export function Duplicates({ it }: { it: Detail }) {
  const { t } = useTranslation('irregularities');
  const when = useWhenWords();
  const others = useQueries({ queries: it.possibleDuplicates.slice(0, 5).map((id) => oneOf(id)) });
  const mark = useAct(
    (of: string | null) =>
      answer(
        api.PATCH('/api/irregularities/{id}', {
          params: { path: { id: it.id } },
          body: { duplicateOf: of },
          ...ifMatch(it.version),
        }),
      ),
    {
      changes: [ROOM, ['figures']],
      done: (_, of) => t(of === null ? 'review.unmarked' : 'review.marked'),
    },
  );
  if (it.duplicateOf === null && it.possibleDuplicates.length === 0) return null;
  return (
    <Section id="duplicates" title={t('review.duplicates')}>
      <p className="hint">{t('review.duplicatesWhy')}</p>
      {mark.words && (
        <p className="field-error" role="alert">
          {mark.words}
        </p>
      )}
      {it.duplicateOf !== null && (
        <Button small busy={mark.busy} onClick={() => mark.run(null)}>
          {t('review.unmarkDuplicate')}
        </Button>
      )}
      <ul className="pieces">
        {others.map(
          ({ data: other }) =>
            other && (
              <li key={other.id}>
                <Link href={hrefTo('irregularity', { id: other.id })}>
                  <Typed>{other.reference}</Typed>
                </Link>{' '}
                <span className="hint">{when(other.occurred)}</span>
                <p className="row-words">
                  <Typed>{other.description}</Typed>
                </p>
                {it.duplicateOf === null && other.duplicateOf === null && (
                  <Button small busy={mark.busy} onClick={() => mark.run(other.id)}>
                    {t('review.markDuplicate')}
                  </Button>
                )}
              </li>
            ),
        )}
      </ul>
    </Section>
  );
}
