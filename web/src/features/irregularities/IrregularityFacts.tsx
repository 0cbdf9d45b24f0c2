import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { formatDateTime } from '../../kit/dates';
import { DescriptionList } from '../../kit/DescriptionList';
import { UserText } from '../../kit/UserText';
import { hrefTo } from '../../routes';
import { useAuthorityText, useOccurrenceText } from './irregularityTexts';
import type { IrregularityDetail } from './queries';

export function IrregularityFacts({ irregularity }: { irregularity: IrregularityDetail }) {
  const { t } = useTranslation('irregularities');
  const authorityText = useAuthorityText();
  const occurrenceText = useOccurrenceText();
  const { severity } = irregularity;
  return (
    <DescriptionList
      items={[
        [t('page.authority'), authorityText(irregularity.authority)],
        [t('page.when'), occurrenceText(irregularity.occurred)],
        irregularity.citation !== null && [t('page.citation'), <UserText key="c">{irregularity.citation}</UserText>],
        irregularity.caseId !== null && [
          t('page.case'),
          <Link key="k" href={hrefTo('case', { id: irregularity.caseId })}>
            {t('page.caseSee')}
          </Link>,
        ],
        irregularity.origin !== 'published' && [
          t('page.consent'),
          <span key="w">
            <strong>{t(`consent.${irregularity.consent}`)}.</strong> {t(`consentHint.${irregularity.consent}`)}
          </span>,
        ],
        irregularity.kind !== null && [t('page.kind'), t(`kind.${irregularity.kind}`)],
        severity !== null && [
          t('page.severity'),
          `${t('page.severityOf', { level: severity.level })}: ${t(`scale.${severity.scale as 1}`)}, ${t(`scope.${severity.scope}`)}, ${t(`remediable.${severity.remediable}`)}`,
        ],
        irregularity.origin !== 'published' && [
          t('page.evidenceLevel'),
          t(`evidenceLevel.${irregularity.evidenceLevel}`),
        ],
        irregularity.duplicateOf !== null && [
          t('page.duplicateOf'),
          <Link key="d" href={hrefTo('irregularity', { id: irregularity.duplicateOf })}>
            {t('page.duplicateSee')}
          </Link>,
        ],
        irregularity.origin !== 'published' && [
          t('page.logged'),
          `${formatDateTime(irregularity.createdAt)}${irregularity.mine ? ` (${t('event.you')})` : ''}`,
        ],
        [t('page.reference'), <UserText key="r">{irregularity.reference}</UserText>],
      ]}
    />
  );
}
