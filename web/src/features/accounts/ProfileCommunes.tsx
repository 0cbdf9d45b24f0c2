import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { CommunePicker } from '../../kit/CommunePicker';
import { useCommuneName } from '../../kit/places';

function CommuneChip({ bfs, onRemove }: { bfs: number; onRemove: (() => void) | null }) {
  const { t } = useTranslation('account');
  const name = useCommuneName(bfs);
  return (
    <li className="chip">
      {name || '…'}
      {onRemove && (
        <Button kind="quiet" icon="close" iconOnly small onClick={onRemove}>
          {t('profile.remove', { what: name })}
        </Button>
      )}
    </li>
  );
}

export function ProfileCommunes({
  communes,
  onChange,
}: {
  communes: number[];
  onChange: (communes: number[]) => void;
}) {
  const { t } = useTranslation('account');
  return (
    <fieldset className="stack">
      <legend>{t('profile.communes')}</legend>
      <p className="hint">{t('profile.communesHint')}</p>
      <ul className="chips">
        {communes.map((bfs) => (
          <CommuneChip
            key={bfs}
            bfs={bfs}
            onRemove={communes.length > 1 ? () => onChange(communes.filter((one) => one !== bfs)) : null}
          />
        ))}
      </ul>
      <CommunePicker
        key={communes.length}
        label={t('profile.newCommune')}
        optional
        value={null}
        onChange={(bfs) => bfs !== null && !communes.includes(bfs) && onChange([...communes, bfs])}
      />
    </fieldset>
  );
}
