import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Schema } from '../../api/client';
import { formatTime } from '../../kit/dates';
import { Tag } from '../../kit/Tag';
import { useFilters } from '../../kit/useFilters';
import { UserText } from '../../kit/UserText';
import { describeAction } from './describeAction';

export type Line = Schema<'AuditLineView'>;

export function AuditRow({
  line: {
    at,
    actor,
    actorName,
    actorRole,
    actorKind,
    what,
    about,
    subjects,
    refused,
    reason,
    hits,
    permission,
    route,
    request,
  },
  searchedReference,
}: {
  line: Line;
  searchedReference: string | undefined;
}) {
  const { t, i18n } = useTranslation('engine');
  const { t: common } = useTranslation();
  const { href } = useFilters(['actor']);
  const description = describeAction(
    what,
    (key, values) => i18n.t(key, { ns: 'engine', defaultValue: key, ...values }),
    (key) => i18n.exists(key, { ns: 'engine' }),
  );
  // The reason of an export is free text; that of a failed sign-in is a code.
  const isReasonCode = refused && reason !== null && i18n.exists(`audit.because.${reason}`, { ns: 'engine' });
  const reasonText = isReasonCode ? i18n.t(`audit.because.${reason}`, { ns: 'engine', defaultValue: reason }) : null;
  const namedSubjects = [
    ...new Map(about.filter(({ reference }) => reference !== null).map((one) => [one.reference, one])).values(),
  ];
  // The actor's own account as a subject adds no information.
  const otherCount =
    subjects.filter((id) => id !== actor).length - about.filter(({ reference }) => reference !== null).length;
  return (
    <li className="row audit-line">
      <time dateTime={at}>{formatTime(at)}</time>
      <div className="stack audit-details">
        <div>
          {actor === null ? (
            <strong>{t(actorKind === 'program' ? 'audit.program' : 'audit.public')}</strong>
          ) : (
            <Link href={href({ actor })} title={t('audit.onlyActor', { name: actorName ?? '' })}>
              <UserText>{actorName ?? actor}</UserText>
            </Link>
          )}
          {actorRole && <span className="hint"> {common(`role.${actorRole}`)}</span>}
        </div>
        <div>
          <span className="row-title">{description}</span>{' '}
          {refused && (
            <Tag tone="late" icon="alert">
              {t('audit.refused')}
            </Tag>
          )}
        </div>
        <div className="row-meta">
          {hits !== null && <span>{t('audit.hits', { count: hits })}</span>}
          {reasonText && <span>{reasonText}</span>}
          {namedSubjects.map(({ id, kind, reference }) => (
            <Link
              key={id}
              className={reference === searchedReference ? 'audit-searched' : undefined}
              href={`?reference=${encodeURIComponent(reference!)}`}
            >
              {t(`about.${kind}`)} <bdi>{reference}</bdi>
            </Link>
          ))}
          {otherCount > 0 && (
            <span>{t(namedSubjects.length > 0 ? 'audit.more' : 'audit.count', { count: otherCount })}</span>
          )}
        </div>
        {reason && !reasonText && (
          <p className="hint">
            <UserText>{t('audit.reason', { reason })}</UserText>
          </p>
        )}
        <details className="hint">
          <summary>{t('audit.technical')}</summary>
          <p dir="ltr">
            <code>
              {route} · {permission} · {request}
            </code>
          </p>
        </details>
      </div>
    </li>
  );
}
