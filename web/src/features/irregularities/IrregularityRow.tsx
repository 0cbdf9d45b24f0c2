import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { dayOf, formatRelativeDay, useToday } from '../../kit/dates';
import { Tag } from '../../kit/Tag';
import { UserText } from '../../kit/UserText';
import { useMe } from '../../session';
import { useAuthorityText, useKindName, useOccurrenceText } from './irregularityTexts';
import type { Irregularity } from './queries';
import { StatusTag } from './StatusTag';

export function IrregularityRow({
  irregularity,
  id,
  isCurrent,
  href,
  actions,
}: {
  irregularity: Irregularity;
  id?: string;
  isCurrent?: boolean;
  href: string;
  actions?: ReactNode;
}) {
  const { t } = useTranslation('irregularities');
  const kindName = useKindName();
  const authorityText = useAuthorityText();
  const occurrenceText = useOccurrenceText();
  const me = useMe();
  const today = useToday();
  const isPublished = irregularity.origin === 'published';
  return (
    <li
      id={id}
      className={['row', 'irregularity-row', isCurrent && 'row-current', isPublished && 'row-published']
        .filter(Boolean)
        .join(' ')}
    >
      <div className="row-head">
        <Link href={href} className="row-title">
          {kindName(irregularity.code)}
        </Link>
        <span className="row-tags">
          {irregularity.mine && irregularity.status === 'needs-more' && (
            <Tag tone="late" icon="alert">
              {t('list.answerTag')}
            </Tag>
          )}
          {irregularity.duplicateOf && <Tag>{t('list.duplicate')}</Tag>}
          {irregularity.mine && me.role !== 'adviser' && <Tag>{t('list.mineTag')}</Tag>}
          {isPublished ? <Tag icon="file">{t('origin.published')}</Tag> : <StatusTag status={irregularity.status} />}
        </span>
      </div>
      <p className="row-text">
        <UserText>{irregularity.description}</UserText>
      </p>
      <p className="row-meta">
        <span>{authorityText(irregularity.authority)}</span>
        <span>{occurrenceText(irregularity.occurred)}</span>
        {!isPublished && (
          <span>{t('list.logged', { when: formatRelativeDay(dayOf(irregularity.createdAt), today) })}</span>
        )}
        <UserText>{irregularity.reference}</UserText>
      </p>
      {actions && <div className="buttons">{actions}</div>}
    </li>
  );
}
