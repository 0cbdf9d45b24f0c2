import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { api, unwrap } from '../../api/client';
import { formatLongDate } from '../../kit/dates';
import { Section } from '../../kit/Section';
import { hrefTo } from '../../routes';

/** Cases of others on which one interprets or advises on deadlines; nothing while there are none. */
export function HelpingList() {
  const { t } = useTranslation('cases');
  const { data } = useQuery({
    queryKey: ['cases', 'helping'],
    queryFn: () => unwrap(api.GET('/api/cases/helping')),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Section quiet id="helping" title={t('helping.title')}>
      <ul className="rows">
        {data.items.map(({ id, reference, parts, until }) => (
          <li key={id} className="row">
            <div className="row-head">
              <Link className="row-title" href={hrefTo('helping', { id })}>
                {reference}
              </Link>
            </div>
            <p className="row-meta">
              <span>{parts.map((part) => t(`helpers.part.${part}`)).join(', ')}</span>
              {until !== null && <span>{t('helping.until', { day: formatLongDate(until) })}</span>}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
