import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { Dialog } from '../../kit/Dialog';

export interface Difference {
  label: string;
  mine: string;
  theirs: string;
}

/** Somebody else has changed the same meanwhile: both are shown, and one chooses. */
export function Versions({ open, differences, busy, onMine, onTheirs }: { open: boolean; differences: readonly Difference[]; busy: boolean; onMine: () => void; onTheirs: () => void }) {
  const { t } = useTranslation('account');
  return (
    <Dialog title={t('versions.title')} open={open} onClose={onTheirs}>
      <p>{t('versions.why')}</p>
      <table>
        <thead><tr><th scope="col">{t('versions.field')}</th><th scope="col">{t('versions.mine')}</th><th scope="col">{t('versions.theirs')}</th></tr></thead>
        <tbody>
          {differences.filter(({ mine, theirs }) => mine !== theirs).map(({ label, mine, theirs }) => (
            <tr key={label}><th scope="row">{label}</th><td><bdi>{mine || t('versions.none')}</bdi></td><td><bdi>{theirs || t('versions.none')}</bdi></td></tr>
          ))}
        </tbody>
      </table>
      <div className="form-end">
        <Button kind="primary" busy={busy} onClick={onMine}>{t('versions.keepMine')}</Button>
        <Button onClick={onTheirs}>{t('versions.takeTheirs')}</Button>
      </div>
    </Dialog>
  );
}
