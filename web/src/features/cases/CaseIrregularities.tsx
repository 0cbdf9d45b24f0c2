import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { api, unwrap } from '../../api/client';
import { ButtonLink } from '../../kit/Button';
import { Loaded } from '../../kit/Loaded';
import { Section } from '../../kit/Section';
import { Tag } from '../../kit/Tag';
import { hrefTo } from '../../routes';
import type { Locale } from '../../texts';
import { caseIrregularitiesQuery } from './queries';

export function CaseIrregularities({ caseId }: { caseId: string }) {
  const { t, i18n } = useTranslation('cases');
  const { t: common } = useTranslation();
  const query = useQuery(caseIrregularitiesQuery(caseId));
  const { data: kinds } = useQuery({
    queryKey: ['irregularities', 'kinds'],
    staleTime: Infinity,
    queryFn: () => unwrap(api.GET('/api/irregularities/kinds')),
  });
  const kindName = (code: string): string =>
    kinds?.items.find((kind) => kind.code === code)?.names[i18n.language as Locale] ?? '';
  return (
    <Section
      title={t('irregularity.title')}
      id="irregularities"
      actions={
        <ButtonLink small icon="flag" href={hrefTo('newIrregularity', { case: caseId })} aria-keyshortcuts="i">
          {t('irregularity.log')}
        </ButtonLink>
      }
    >
      <Loaded query={query} lines={1}>
        {(items) =>
          items.length === 0 ? (
            <p className="hint">{t('irregularity.none')}</p>
          ) : (
            <ul className="stack">
              {items.map((item) => (
                <li key={item.id}>
                  <Link className="row" href={hrefTo('irregularity', { id: item.id })}>
                    <span className="row-head">
                      <span className="row-title">{kindName(item.code)}</span>
                      <Tag>{common(`irregularityStatus.${item.status}`)}</Tag>
                    </span>
                    <span className="row-meta">
                      <bdi>{item.reference}</bdi>
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}
