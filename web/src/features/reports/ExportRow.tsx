import { useTranslation } from 'react-i18next';
import { useCantonName } from '../../kit/cantons';
import { formatDateTime, formatNumericDate, useToday } from '../../kit/dates';
import { Tag } from '../../kit/Tag';
import { useKindName } from '../irregularities/irregularityTexts';
import { DownloadButton } from './DownloadButton';
import type { Export } from './queries';

export function ExportRow({ exportFile }: { exportFile: Export }) {
  const { t } = useTranslation(['figures', 'irregularities', 'common']);
  const kindName = useKindName();
  const cantonName = useCantonName();
  const today = useToday();
  const { filter } = exportFile;
  const filterTexts = [
    filter.from || filter.to
      ? t('irregularities:when.range', {
          from: filter.from ? formatNumericDate(filter.from) : '…',
          to: formatNumericDate(filter.to ?? today),
        })
      : '',
    ...(filter.canton ?? []).map(cantonName),
    ...(filter.code ?? []).map(kindName),
    ...(filter.status ?? []).map((status) => t(`common:irregularityStatus.${status}`)),
  ].filter(Boolean);
  return (
    <li className="row">
      <div className="row-head">
        <span className="row-title">{t('exports.rows', { count: exportFile.rows })}</span>
        <span className="row-tags">
          <Tag>{exportFile.format.toUpperCase()}</Tag>{' '}
          <Tag
            tone={exportFile.profile === 'full' ? 'soon' : 'good'}
            icon={exportFile.profile === 'full' ? 'alert' : 'shield'}
          >
            {t(`exports.${exportFile.profile}`)}
          </Tag>
        </span>
      </div>
      <p className="row-meta">
        <span>
          {t('exports.asked')} {formatDateTime(exportFile.requestedAt)}
        </span>
        <span>{filterTexts.length > 0 ? filterTexts.join(', ') : t('exports.everything')}</span>
      </p>
      <div className="buttons">
        <DownloadButton exportFile={exportFile} />
      </div>
    </li>
  );
}
