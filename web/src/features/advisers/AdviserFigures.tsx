import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../kit/dates';
import { Figure } from '../../kit/Figure';
import { ShareBar } from '../../kit/ShareBar';
import { hrefTo } from '../../routes';
import type { Adviser } from './queries';

export function AdviserFigures({
  adviser: { id, load, capacity, openCases, openInSight, overdue, overdueInSight },
}: {
  adviser: Adviser;
}) {
  const { t } = useTranslation('advisers');
  // The total includes cases in cantons outside one's territory, which the list does not show.
  const noteText = (total: number, visible: number) =>
    visible === total ? undefined : visible === 0 ? t('elsewhere') : t('ofThem', { count: visible });
  return (
    <div className="figures">
      <div className="figure">
        <span className="figure-value">
          {t('loadOf', { load: formatNumber(load), capacity: formatNumber(capacity) })}
        </span>
        <span className="figure-label">{t('column.load')}</span>
        <ShareBar share={capacity === 0 ? 1 : load / capacity} />
      </div>
      <Figure
        href={openInSight > 0 ? hrefTo('cases', { adviser: id }) : undefined}
        value={formatNumber(openCases)}
        label={t('column.open')}
        note={noteText(openCases, openInSight)}
      />
      <Figure
        href={overdueInSight > 0 ? hrefTo('cases', { adviser: id, due: 'overdue' }) : undefined}
        value={formatNumber(overdue)}
        label={t('column.overdue')}
        note={noteText(overdue, overdueInSight)}
        tone={overdue > 0 ? 'late' : 'plain'}
      />
    </div>
  );
}
