import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { cited } from '../../../../src/eligibility/cited.rules';
import { ButtonLink } from '../../kit/Button';
import { formatLongDate, useToday } from '../../kit/dates';
import { DueDay } from '../../kit/DueDay';
import { Section } from '../../kit/Section';
import { hrefTo } from '../../routes';
import { useMe } from '../../session';
import { AuthorisationDay } from './AuthorisationDay';
import { assessmentQuery } from './queries';

export function Term({ caseId }: { caseId: string }) {
  const { t } = useTranslation('eligibility');
  const { locale } = useMe();
  const today = useToday();
  const { data } = useQuery(assessmentQuery(caseId));
  if (!data?.term) return null;
  const { code, since, until, basis, lapses } = data.term;
  if (since === null || until === null)
    return (
      <Section title={t('term.title')} id="term">
        <p>{t('term.lapseUnknown')}</p>
        <p className="hint">
          <bdi>{cited(locale, [basis])}</bdi>
        </p>
        <AuthorisationDay caseId={caseId} authorisedOn="" />
      </Section>
    );
  const isOver = until < today;
  return (
    <Section title={t('term.title')} id="term" actions={<DueDay day={until} />}>
      <p>{t(isOver ? `term.over.${code}` : `term.${code}`, { day: formatLongDate(until) })}</p>
      {isOver && !lapses && (
        <p>
          {t('term.ask')}{' '}
          <ButtonLink small icon="flag" href={hrefTo('newIrregularity', { case: caseId })}>
            {t('term.log')}
          </ButtonLink>
        </p>
      )}
      <p className="hint">
        {t('term.since', { day: formatLongDate(since) })} <bdi>{cited(locale, [basis])}</bdi>
      </p>
      {lapses && (
        <details>
          <summary>{t('term.changeDay')}</summary>
          <AuthorisationDay key={since} caseId={caseId} authorisedOn={since} />
        </details>
      )}
    </Section>
  );
}
