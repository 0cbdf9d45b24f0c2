import { useTranslation } from 'react-i18next';
import { Dialog } from '../../kit/Dialog';
import { ExportForm } from './ExportForm';

export function ExportDialog({ filters, onClose }: { filters: Partial<Record<string, string>>; onClose: () => void }) {
  const { t } = useTranslation('figures');
  return (
    <Dialog title={t('exports.new')} open onClose={onClose}>
      <ExportForm filters={filters} />
    </Dialog>
  );
}
