import { useTranslation } from 'react-i18next';
import { Dialog } from '../kit/Dialog';
import { Facts } from '../kit/bits';

const KEYS = ['Ctrl K', '/', '+', 'g d', 'g i', 'g c', 'j k', 'Enter', 'Esc', '?'] as const;

/** The keys there are. */
export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('keys.title')} open={open} onClose={onClose}>
      <Facts items={KEYS.map((key, index) => [<kbd key={key}>{key}</kbd>, t(`keys.k${index}` as 'keys.k0')])} />
      <p className="hint">{t('keys.off')}</p>
    </Dialog>
  );
}
