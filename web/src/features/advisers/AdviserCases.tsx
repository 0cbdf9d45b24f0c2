import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { ButtonLink } from '../../kit/Button';
import { DueDay } from '../../kit/DueDay';
import { EmptyState } from '../../kit/EmptyState';
import { Loaded } from '../../kit/Loaded';
import { placeName } from '../../kit/places';
import { Section } from '../../kit/Section';
import { hrefTo } from '../../routes';
import { adviserCasesQuery, type Adviser } from './queries';

export function AdviserCases({ adviser: { id, firstName, openCases, openInSight } }: { adviser: Adviser }) {
  const { t } = useTranslation('advisers');
  const { t: common } = useTranslation();
  const query = useQuery(adviserCasesQuery(id));
  return (
    <Section title={t('cases.title')} id="adviser-cases">
      <Loaded query={query} lines={3} tall>
        {(items) =>
          items.length === 0 && openCases === 0 ? (
            <EmptyState
              icon="people"
              title={t('cases.none', { name: firstName })}
              action={
                <ButtonLink icon="inbox" href={hrefTo('inbox')}>
                  {t('cases.toInbox')}
                </ButtonLink>
              }
            />
          ) : (
            <>
              {items.length > 0 && (
                <ul className="rows">
                  {items.map((item) => (
                    <li key={item.id}>
                      <Link className="row" href={hrefTo('case', { id: item.id })}>
                        <span className="row-head">
                          <span className="row-title">
                            <bdi>{[item.firstName, item.lastName].filter(Boolean).join(' ') || item.reference}</bdi>
                          </span>
                          {item.nextDueOn && <DueDay day={item.nextDueOn} />}
                        </span>
                        <span className="row-meta">
                          <bdi>{item.reference}</bdi>
                          <bdi>{placeName(item.communeName, item.canton)}</bdi>
                          <span>{common(`stage.${item.stage}`)}</span>
                        </span>
                      </Link>
                    </li>
                  ))}
                </ul>
              )}
              {openCases > openInSight && (
                <p className="hint">{t('cases.elsewhere', { count: openCases - openInSight })}</p>
              )}
            </>
          )
        }
      </Loaded>
    </Section>
  );
}
