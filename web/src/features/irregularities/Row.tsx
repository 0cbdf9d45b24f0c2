import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Tag, Typed } from '../../kit/bits';
import { dayOf, relativeDay, useToday } from '../../kit/days';
import { useMe } from '../../session';
import { StatusTag, useAuthorityWords, useKindName, useWhenWords } from './parts';
import type { One } from './queries';

/** One irregularity in a list: what, where, when, how it stands. */
export function Row({
  one,
  id,
  current,
  href,
  actions,
}: {
  one: One;
  id?: string;
  current?: boolean;
  href: string;
  actions?: ReactNode;
}) {
  const { t } = useTranslation('irregularities');
  const kindName = useKindName();
  const authority = useAuthorityWords();
  const when = useWhenWords();
  const me = useMe();
  const today = useToday();
  const published = one.origin === 'published';
  return (
    <li
      id={id}
      className={['row', 'irregularity-row', current && 'row-current', published && 'row-published']
        .filter(Boolean)
        .join(' ')}
    >
      <div className="row-head">
        <Link href={href} className="row-title">
          {kindName(one.code)}
        </Link>
        <span className="row-tags">
          {one.mine && one.status === 'needs-more' && (
            <Tag tone="late" icon="alert">
              {t('list.answerTag')}
            </Tag>
          )}
          {one.duplicateOf && <Tag>{t('list.duplicate')}</Tag>}
          {one.mine && me.role !== 'adviser' && <Tag>{t('list.mineTag')}</Tag>}
          {published ? <Tag icon="file">{t('origin.published')}</Tag> : <StatusTag status={one.status} />}
        </span>
      </div>
      <p className="row-words">
        <Typed>{one.description}</Typed>
      </p>
      <p className="row-meta">
        <span>{authority(one.authority)}</span>
        <span>{when(one.occurred)}</span>
        {!published && <span>{t('list.logged', { when: relativeDay(dayOf(one.createdAt), today) })}</span>}
        <Typed>{one.reference}</Typed>
      </p>
      {actions && <div className="buttons">{actions}</div>}
    </li>
  );
}
