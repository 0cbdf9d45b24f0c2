import { useTranslation } from 'react-i18next';
import { cited, sourceIn } from '../../../../src/eligibility/cited.rules';
import { countedYears } from '../../../../src/eligibility/years.rules';
import { formatNumericDate } from '../../kit/dates';
import { useMe } from '../../session';
import { sourceUrls } from './procedures';
import type { Condition } from './queries';

export function ConditionSource({ condition }: { condition: Condition }) {
  const { t } = useTranslation('eligibility');
  const { locale } = useMe();
  const counted = countedYears(condition);
  const legalBasis = cited(locale, condition.basis);
  const urls = sourceUrls(condition);
  return (
    <p className="hint">
      {counted && (
        <>{t('counted', { have: t('years', { count: counted.have }), need: t('years', { count: counted.need }) })} </>
      )}
      {legalBasis && <bdi>{legalBasis}</bdi>}
      {legalBasis && ', '}
      {t(condition.verified ? 'checked' : 'unverified', { day: formatNumericDate(condition.checkedOn) })}
      {urls.map((url, index) => (
        <span key={url}>
          {' '}
          <a href={sourceIn(locale, url)} target="_blank" rel="noreferrer noopener">
            {urls.length > 1 ? t('sourceOf', { number: index + 1 }) : t('source')}
          </a>
        </span>
      ))}
    </p>
  );
}
