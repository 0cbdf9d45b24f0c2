import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/Button';
import { territoryOf, useCantonName, useCantonOptions, type Canton } from '../../kit/cantons';
import { CommuneNames } from '../../kit/CommuneNames';
import { CommunePicker } from '../../kit/CommunePicker';
import { CheckField, SelectField, TextField } from '../../kit/fields';
import { LanguagePicker } from '../../kit/LanguagePicker';
import { spokenName } from '../../kit/languages';
import { useCommuneName } from '../../kit/places';
import { Section } from '../../kit/Page';
import { useMe } from '../../session';
import { LEVELS, SPECIALITIES } from './queries';
import type { Conflict, Profile } from './profile';

interface Props {
  value: Profile;
  change: (changed: Partial<Profile>) => void;
}

/** All one says of an adviser, in the order in which one talks about it. */
export function ProfileFields(props: Props) {
  return (
    <div className="stack adviser-form">
      <Person {...props} />
      <Languages {...props} />
      <Places {...props} />
      <Work {...props} />
      <Conflicts {...props} />
    </div>
  );
}

function Person({ value, change }: Props) {
  const { t } = useTranslation('advisers');
  return (
    <Section title={t('form.person')} id="adviser-person">
      <div className="fields">
        <TextField
          label={t('form.firstName')}
          pointer="/firstName"
          required
          maxLength={80}
          autoComplete="off"
          value={value.firstName}
          onChange={(firstName) => change({ firstName })}
        />
        <TextField
          label={t('form.lastName')}
          pointer="/lastName"
          required
          maxLength={80}
          autoComplete="off"
          value={value.lastName}
          onChange={(lastName) => change({ lastName })}
        />
        <TextField
          label={t('form.email')}
          pointer="/email"
          type="email"
          required
          autoComplete="off"
          value={value.email}
          onChange={(email) => change({ email })}
        />
        <TextField
          label={t('form.phone')}
          pointer="/phone"
          type="tel"
          optional
          maxLength={40}
          autoComplete="off"
          value={value.phone}
          onChange={(phone) => change({ phone })}
        />
      </div>
    </Section>
  );
}

function Languages({ value: { languages }, change }: Props) {
  const { t } = useTranslation('advisers');
  const set = (code: string, changed: Partial<Profile['languages'][number]>): void =>
    change({ languages: languages.map((each) => (each.code === code ? { ...each, ...changed } : each)) });
  return (
    <Section title={t('form.languages')} id="adviser-languages">
      <LanguagePicker
        label={t('form.speaks')}
        hint={t('form.speaksHint')}
        pointer="/languages"
        value={languages.map(({ code }) => code)}
        onChange={(codes) =>
          change({
            languages: codes.map(
              (code) => languages.find((each) => each.code === code) ?? { code, level: 'fluent', interprets: false },
            ),
          })
        }
      />
      {languages.length > 0 && (
        <ul className="spoken">
          {languages.map(({ code, level, interprets }) => (
            <li key={code}>
              <strong>{spokenName(code)}</strong>
              <SelectField
                label={t('form.level')}
                value={level}
                onChange={(chosen) => set(code, { level: chosen })}
                options={LEVELS.map((each) => ({ value: each, label: t(`level.${each}`) }))}
              />
              <CheckField
                label={t('form.interprets')}
                checked={interprets}
                onChange={(on) => set(code, { interprets: on })}
              />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function Places({ value: { communes, cantons, remote }, change }: Props) {
  const { t } = useTranslation('advisers');
  const nameOf = useCantonName();
  const me = useMe();
  const [home, ...others] = communes;
  const offered = [...new Set<Canton>([...territoryOf(me), ...cantons])];
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
          {offered.map((code) => (
            <CheckField
              key={code}
              label={nameOf(code)}
              checked={cantons.includes(code)}
              onChange={(on) => change({ cantons: on ? [...cantons, code] : cantons.filter((each) => each !== code) })}
            />
          ))}
        </div>
      </fieldset>
      <CheckField
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

function Work({ value: { capacity, specialities }, change }: Props) {
  const { t } = useTranslation('advisers');
  return (
    <Section title={t('form.work')} id="adviser-work">
      <TextField
        label={t('form.capacity')}
        hint={t('form.capacityHint')}
        pointer="/capacity"
        type="number"
        inputMode="numeric"
        min={0}
        max={100}
        required
        value={String(capacity)}
        onChange={(typed) => change({ capacity: Number.parseInt(typed, 10) || 0 })}
      />
      <fieldset>
        <legend>{t('form.specialities')}</legend>
        <div className="cantons">
          {SPECIALITIES.map((name) => (
            <CheckField
              key={name}
              label={t(`speciality.${name}`)}
              checked={specialities.includes(name)}
              onChange={(on) =>
                change({ specialities: on ? [...specialities, name] : specialities.filter((each) => each !== name) })
              }
            />
          ))}
        </div>
      </fieldset>
    </Section>
  );
}

/** Whom they must not advise: an authority they belong to, or a person close to them. */
function Conflicts({ value: { conflicts }, change }: Props) {
  const { t } = useTranslation('advisers');
  const { t: common } = useTranslation();
  const cantonOptions = useCantonOptions();
  const [kind, setKind] = useState<Conflict['kind'] | ''>('');
  const [reference, setReference] = useState('');
  const [canton, setCanton] = useState<Canton | ''>('');
  const add = (conflict: Conflict): void => {
    change({ conflicts: [...conflicts, conflict] });
    setKind('');
    setReference('');
    setCanton('');
  };
  return (
    <Section title={t('form.conflicts')} id="adviser-conflicts">
      <p className="hint">{t('form.conflictsHint')}</p>
      {conflicts.length > 0 && (
        <ul className="rows">
          {conflicts.map((conflict, index) => (
            <li key={index} className="row">
              <span className="row-head">
                <ConflictWords conflict={conflict} />
                <Button
                  small
                  kind="quiet"
                  icon="close"
                  onClick={() => change({ conflicts: conflicts.filter((_, at) => at !== index) })}
                >
                  {t('form.takeAway')}
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
      <SelectField
        label={t('form.addConflict')}
        value={kind}
        none={common('form.choose')}
        onChange={setKind}
        options={(['authority', 'person'] as const).map((each) => ({ value: each, label: t(`conflict.${each}`) }))}
      />
      {kind === 'authority' && (
        <div className="fields">
          <CommunePicker
            label={t('form.conflictCommune')}
            optional
            value={null}
            onChange={(commune, found) => commune !== null && found && add({ kind, canton: found.canton, commune })}
          />
          <SelectField
            label={t('form.conflictCanton')}
            value={canton}
            none={common('form.choose')}
            onChange={setCanton}
            options={cantonOptions()}
          />
          {canton && (
            <Button icon="plus" onClick={() => add({ kind, canton })}>
              {t('form.addThis')}
            </Button>
          )}
        </div>
      )}
      {kind === 'person' && (
        <div className="fields">
          <TextField
            label={t('form.conflictCase')}
            placeholder="P-…"
            autoComplete="off"
            value={reference}
            onChange={setReference}
          />
          {reference.trim() && (
            <Button icon="plus" onClick={() => add({ kind, caseReference: reference.trim() })}>
              {t('form.addThis')}
            </Button>
          )}
        </div>
      )}
    </Section>
  );
}

export function ConflictWords({ conflict: { kind, canton, commune, caseReference } }: { conflict: Conflict }) {
  const { t } = useTranslation('advisers');
  const nameOf = useCantonName();
  const name = useCommuneName(commune ?? null);
  return (
    <span>
      {kind === 'person'
        ? t('conflict.ofPerson', { reference: caseReference ?? '' })
        : commune
          ? t('conflict.ofCommune', { commune: name })
          : t('conflict.ofCanton', { canton: canton ? nameOf(canton) : '' })}
    </span>
  );
}

/** One part of a profile in words, to be compared with another version of it. */
export function ProfileWords({ name, value }: { name: keyof Profile; value: Profile[keyof Profile] }) {
  const { t, i18n } = useTranslation('advisers');
  const { t: common } = useTranslation();
  if (typeof value === 'boolean') return common(value ? 'form.yes' : 'form.no');
  if (!Array.isArray(value)) return String(value);
  if (name === 'communes') return <CommuneNames of={value as number[]} />;
  if (name === 'conflicts')
    return (value as Conflict[]).map((conflict, index) => (
      <p key={index}>
        <ConflictWords conflict={conflict} />
      </p>
    ));
  const words =
    name === 'languages'
      ? (value as Profile['languages']).map(({ code, level }) => `${spokenName(code)} (${t(`level.${level}`)})`)
      : name === 'specialities'
        ? (value as Profile['specialities']).map((each) => t(`speciality.${each}`))
        : (value as string[]);
  return new Intl.ListFormat(i18n.language, { style: 'narrow', type: 'unit' }).format(words);
}
