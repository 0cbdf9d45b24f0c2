import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { cited } from '../../../../src/eligibility/cited.rules';
import { DueDay } from '../../kit/bits';
import { ButtonLink } from '../../kit/Button';
import { longDay, useToday } from '../../kit/days';
import { Section } from '../../kit/Page';
import { hrefTo } from '../../routes';
import { useMe } from '../../session';
import { assessmentOf } from './queries';

/** By when the authority should have acted at the stage of a case, and what to do when it has not. */
export function Term({ caseId }: { caseId: string }) {
  const { t } = useTranslation('eligibility');
  const { locale } = useMe();
  const today = useToday();
  const { data } = useQuery(assessmentOf(caseId));
  if (!data?.term) return null;
  const { code, since, until, basis, lapses } = data.term;
  const over = until < today;
  return (
    <Section title={t('term.title')} id="term" actions={<DueDay day={until} />}>
      <p>{t(over ? `term.over.${code}` : `term.${code}`, { day: longDay(until) })}</p>
      {over && !lapses && (
        <p>
          {t('term.ask')}{' '}
          <ButtonLink small icon="flag" href={hrefTo('newIrregularity', { case: caseId })}>
            {t('term.log')}
          </ButtonLink>
        </p>
      )}
      <p className="hint">
        {t('term.since', { day: longDay(since) })} <bdi>{cited(locale, [basis])}</bdi>
      </p>
    </Section>
  );
}
