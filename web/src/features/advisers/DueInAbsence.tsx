import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Schema } from '../../api/client';
import { formatLongDate } from '../../kit/dates';
import { UserText } from '../../kit/UserText';
import { hrefTo } from '../../routes';

/** What falls due in an absence that has not been saved yet, and for whom nobody would cover then. */
export function DueInAbsence({ preview: { due, more, covering } }: { preview: Schema<'AbsencePreview'> }) {
  const { t } = useTranslation('day');
  return (
    <>
      {due.length === 0 && more === 0 ? (
        <p>{t('absence.nothingDue')}</p>
      ) : (
        <div>
          <h3>{t('absence.due', { count: due.length + more })}</h3>
          <ul className="rows">
            {due.map(({ caseId, caseReference, firstName, title, dueOn }, index) => (
              <li key={index} className="row">
                <div className="row-head">
                  <Link className="row-title" href={hrefTo('case', { id: caseId })}>
                    <UserText>{firstName}</UserText>
                  </Link>
                  <span>{formatLongDate(dueOn)}</span>
                </div>
                <p className="row-meta">
                  <UserText>{title}</UserText>
                  <bdi>{caseReference}</bdi>
                </p>
              </li>
            ))}
          </ul>
          {more > 0 && <p className="hint">{t('absence.more', { count: more })}</p>}
        </div>
      )}
      {covering.map(({ firstName, lastName, from, to }, index) => (
        <p key={index} className="notice notice-late">
          {to === null
            ? t('absence.coveringOpen', { name: `${firstName} ${lastName}`, from: formatLongDate(from) })
            : t('absence.covering', {
                name: `${firstName} ${lastName}`,
                from: formatLongDate(from),
                to: formatLongDate(to),
              })}
        </p>
      ))}
    </>
  );
}
