import { useTranslation } from 'react-i18next';
import { territoryOf, useCantonName, type Canton } from '../../kit/cantons';
import { CheckboxField } from '../../kit/CheckboxField';
import { CommunePicker } from '../../kit/CommunePicker';
import { useCommuneName } from '../../kit/places';
import { Section } from '../../kit/Section';
import { useMe } from '../../session';
import type { ProfilePartProps } from './profile';

export function ProfilePlaces({ value: { communes, cantons, remote }, change }: ProfilePartProps) {
  const { t } = useTranslation('advisers');
  const cantonName = useCantonName();
  const me = useMe();
  const [home, ...others] = communes;
  const selectableCantons = [...new Set<Canton>([...territoryOf(me), ...cantons])];
  return (
    <Section title={t('form.places')} id="adviser-places">
      <CommunePicker
        label={t('form.home')}
        pointer="/communes"
        value={home ?? null}
        onChange={(bfs) =>
          change({ communes: bfs === null ? others : [bfs, ...others.filter((each) => each !== bfs)] })
        }
      />
      {home !== undefined && (
        <>
          <CommunePicker
            key={others.length}
            label={t('form.otherCommune')}
            hint={t('form.otherCommuneHint')}
            optional
            value={null}
            onChange={(bfs) => bfs !== null && !communes.includes(bfs) && change({ communes: [...communes, bfs] })}
          />
          {others.length > 0 && (
            <div className="chips">
              {others.map((bfs) => (
                <CommuneChip
                  key={bfs}
                  bfs={bfs}
                  onRemove={() => change({ communes: communes.filter((each) => each !== bfs) })}
                />
              ))}
            </div>
          )}
        </>
      )}
      <fieldset>
        <legend>{t('form.cantons')}</legend>
        <p className="hint">{t('form.cantonsHint')}</p>
        <div className="cantons">
          {selectableCantons.map((code) => (
            <CheckboxField
              key={code}
              label={cantonName(code)}
              checked={cantons.includes(code)}
              onChange={(on) => change({ cantons: on ? [...cantons, code] : cantons.filter((each) => each !== code) })}
            />
          ))}
        </div>
      </fieldset>
      <CheckboxField
        label={t('form.remote')}
        hint={t('form.remoteHint')}
        checked={remote}
        onChange={(on) => change({ remote: on })}
      />
    </Section>
  );
}

function CommuneChip({ bfs, onRemove }: { bfs: number; onRemove: () => void }) {
  const { t } = useTranslation('advisers');
  const name = useCommuneName(bfs);
  return (
    <button type="button" className="chip chip-on" onClick={onRemove} aria-label={t('form.remove', { what: name })}>
      <bdi>{name}</bdi> ×
    </button>
  );
}
