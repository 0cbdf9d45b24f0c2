import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/Button';
import { hrefTo } from '../../routes';
import { kindsQuery, type IrregularityDetail } from './queries';

export function LegalBasis({ irregularity: { code, origin } }: { irregularity: IrregularityDetail }) {
  const { t } = useTranslation('irregularities');
  const { data } = useQuery(kindsQuery);
  const kind = data?.items.find((each) => each.code === code);
  if (!kind || kind.legalBasis.length === 0) return null;
  return (
    <details className="section legal-basis">
      <summary>
        <strong>{t('page.law')}</strong>{' '}
        <span className="hint">
          <bdi>{kind.legalBasis.join(' · ')}</bdi>
        </span>
      </summary>
      {kind.leadingCases.length > 0 && (
        <p>
          <strong>{t('page.similarCases')}:</strong>{' '}
          <bdi>
            {kind.leadingCases
              .map(({ citation, at, note }) => [citation, at, note && `(${note})`].filter(Boolean).join(' '))
              .join('; ')}
          </bdi>
        </p>
      )}
      {origin !== 'published' && (
        <ButtonLink small href={hrefTo('irregularities', { origin: 'published', code })}>
          {t('list.published')}
        </ButtonLink>
      )}
    </details>
  );
}
