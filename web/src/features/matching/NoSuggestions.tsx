import { useTranslation } from 'react-i18next';
import type { Schema } from '../../api/client';
import { ButtonLink } from '../../kit/Button';
import { formatNumber } from '../../kit/dates';
import { EmptyState } from '../../kit/EmptyState';
import { hrefTo } from '../../routes';

export function NoSuggestions({
  request,
  excluded,
}: {
  request: Schema<'CaseView'>;
  excluded: Schema<'ExcludedView'>[];
}) {
  const { t } = useTranslation('inbox');
  const countByCode = new Map<string, { text: string; count: number }>();
  for (const { reasons } of excluded)
    for (const { code, text } of reasons)
      countByCode.set(code, { text, count: (countByCode.get(code)?.count ?? 0) + 1 });
  const mostFrequent = [...countByCode.values()].sort((one, two) => two.count - one.count)[0];
  const language = request.person.languages[0];
  return (
    <EmptyState
      icon="people"
      title={t('nobody.title')}
      action={
        <div className="buttons no-suggestions-actions">
          {language && (
            <ButtonLink small href={hrefTo('advisers', { language, state: 'active' })}>
              {t('nobody.language')}
            </ButtonLink>
          )}
          <ButtonLink small href={hrefTo('advisers', { remote: 'yes', state: 'active', free: 'yes' })}>
            {t('nobody.remote')}
          </ButtonLink>
          <ButtonLink small href={hrefTo('advisers', { canton: request.canton })}>
            {t('nobody.all')}
          </ButtonLink>
        </div>
      }
    >
      {mostFrequent
        ? t('nobody.most', { reason: mostFrequent.text, count: mostFrequent.count, all: formatNumber(excluded.length) })
        : t('nobody.none', { canton: request.canton })}
    </EmptyState>
  );
}
