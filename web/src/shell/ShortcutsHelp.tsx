import { useTranslation } from 'react-i18next';
import { DescriptionList } from '../kit/DescriptionList';
import { Dialog } from '../kit/Dialog';

const SHORTCUTS = ['Ctrl K', '/', '+', 'g d', 'g i', 'g c', 'j k', 'Enter', 'Esc', '?'] as const;

export function ShortcutsHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('keys.title')} open={open} onClose={onClose}>
      <DescriptionList
        items={SHORTCUTS.map((key, index) => [<kbd key={key}>{key}</kbd>, t(`keys.k${index}` as 'keys.k0')])}
      />
      <p className="hint">{t('keys.off')}</p>
    </Dialog>
  );
}
