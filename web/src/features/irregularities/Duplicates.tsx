import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { api, ifMatchHeader, unwrap } from '../../api/client';
import { Button } from '../../kit/Button';
import { ErrorText } from '../../kit/ErrorText';
import { Section } from '../../kit/Section';
import { useAction } from '../../kit/useAction';
import { UserText } from '../../kit/UserText';
import { hrefTo } from '../../routes';
import { useOccurrenceText } from './irregularityTexts';
import { IRREGULARITIES_KEY, irregularityQuery, type IrregularityDetail } from './queries';

export function Duplicates({ irregularity }: { irregularity: IrregularityDetail }) {
  const { t } = useTranslation('irregularities');
  const occurrenceText = useOccurrenceText();
  const others = useQueries({
    queries: irregularity.possibleDuplicates.slice(0, 5).map((id) => irregularityQuery(id)),
  });
  const setDuplicateOf = useAction(
    (of: string | null) =>
      unwrap(
        api.PATCH('/api/irregularities/{id}', {
          params: { path: { id: irregularity.id } },
          body: { duplicateOf: of },
          ...ifMatchHeader(irregularity.version),
        }),
      ),
    {
      invalidates: [IRREGULARITIES_KEY, ['figures']],
      successMessage: (_, of) => t(of === null ? 'review.unmarked' : 'review.marked'),
    },
  );
  if (irregularity.duplicateOf === null && irregularity.possibleDuplicates.length === 0) return null;
  return (
    <Section id="duplicates" title={t('review.duplicates')}>
      <p className="hint">{t('review.duplicatesWhy')}</p>
      <ErrorText>{setDuplicateOf.errorMessage}</ErrorText>
      {irregularity.duplicateOf !== null && (
        <Button small busy={setDuplicateOf.busy} onClick={() => setDuplicateOf.run(null)}>
          {t('review.unmarkDuplicate')}
        </Button>
      )}
      <ul className="evidence-list">
        {others.map(
          ({ data: other }) =>
            other && (
              <li key={other.id}>
                <Link href={hrefTo('irregularity', { id: other.id })}>
                  <UserText>{other.reference}</UserText>
                </Link>{' '}
                <span className="hint">{occurrenceText(other.occurred)}</span>
                <p className="row-text">
                  <UserText>{other.description}</UserText>
                </p>
                {irregularity.duplicateOf === null && other.duplicateOf === null && (
                  <Button small busy={setDuplicateOf.busy} onClick={() => setDuplicateOf.run(other.id)}>
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
