import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { dayOf, formatLongDate } from '../../kit/dates';
import { Section } from '../../kit/Section';
import { hrefTo } from '../../routes';
import { Decide } from './Decide';
import { undecidedQuery } from './queries';

/** Answers of people about which somebody must decide; nothing where there are none. */
export function Undecided() {
  const { t } = useTranslation('parts');
  const { data } = useQuery(undecidedQuery);
  if (!data || data.length === 0) return null;
  return (
    <Section title={t('checkIn.undecided')} id="answers">
      <ul className="stack">
        {data.map((checkIn) => (
          <li key={checkIn.id} className="stack">
            <p>
              <Link href={hrefTo('case', { id: checkIn.caseId })}>
                <bdi>{checkIn.firstName}</bdi> ({checkIn.caseReference})
              </Link>
              {': '}
              <strong>{t(`checkIn.answer.${checkIn.answer!}`)}</strong>{' '}
              <span className="hint">{formatLongDate(dayOf(checkIn.answeredAt!))}</span>
            </p>
            <Decide checkIn={checkIn} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
