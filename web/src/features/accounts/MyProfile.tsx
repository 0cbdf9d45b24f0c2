import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { answer, api, ifMatch, type View } from '../../api/client';
import { Button } from '../../kit/Button';
import { CommuneNames } from '../../kit/CommuneNames';
import { CommunePicker } from '../../kit/CommunePicker';
import { EditForm } from '../../kit/EditForm';
import { Choices } from '../../kit/Choices';
import { CheckField, TextField } from '../../kit/fields';
import { LanguageField } from '../../kit/LanguagePicker';
import { spokenName } from '../../kit/languages';
import { Section } from '../../kit/Page';
import { useCommuneName } from '../../kit/places';
import { Loaded } from '../../kit/states';
import { myProfile } from './queries';

type Adviser = View<'AdviserView'>;
type Spoken = Adviser['languages'][number];
const LEVELS = ['basic', 'fluent', 'native'] as const;

interface Wanted {
  state: 'active' | 'paused';
  phone: string;
  capacity: string;
  remote: boolean;
  communes: number[];
  languages: Spoken[];
}

const wantedOf = (adviser: Adviser): Wanted => ({
  state: adviser.state === 'paused' ? 'paused' : 'active',
  phone: adviser.phone ?? '',
  capacity: String(adviser.capacity),
  remote: adviser.remote,
  communes: adviser.communes,
  languages: adviser.languages,
});

/** What an adviser says of themselves: whether, how much, where and in which languages. */
export function MyProfile() {
  const { t } = useTranslation('account');
  const query = useQuery(myProfile);
  return (
    <Section title={t('profile.title')} id="profile">
      <Loaded query={query} lines={5}>
        {(adviser) => <ProfileForm key={adviser.version} adviser={adviser} />}
      </Loaded>
    </Section>
  );
}

function ProfileForm({ adviser }: { adviser: Adviser }) {
  const { t } = useTranslation('account');
  const pauses = adviser.state === 'active' || adviser.state === 'paused';
  return (
    <EditForm<Wanted, Adviser>
      draft="my-profile"
      view={adviser}
      read={wantedOf}
      fresh={() => answer(api.GET('/api/advisers/me'))}
      save={({ state, phone, capacity, ...rest }, version) =>
        answer(
          api.PATCH('/api/advisers/me', {
            ...ifMatch(version),
            body: {
              ...rest,
              ...(phone === undefined ? {} : { phone: phone.trim() || null }),
              ...(capacity === undefined ? {} : { capacity: Number(capacity) }),
              ...(state && pauses ? { state } : {}),
            },
          }),
        )
      }
      said={t('profile.saved')}
      label={(name) => t(`profile.${name}`)}
      show={(name, value) => <WantedWords name={name} value={value} />}
      changes={[['advisers']]}
    >
      {(value, change) => (
        <>
          {pauses && (
            <Choices<Wanted['state']>
              legend={t('profile.state')}
              columns={2}
              pointer="/state"
              value={value.state}
              onChange={(state) => change({ state })}
              options={(['active', 'paused'] as const).map((state) => ({
                value: state,
                label: t(`profile.${state}`),
                hint: t(`profile.${state}Hint`),
              }))}
            />
          )}
          <div className="fields fields-even">
            <TextField
              label={t('profile.capacity')}
              hint={t('profile.capacityHint', { load: adviser.load })}
              pointer="/capacity"
              type="number"
              inputMode="numeric"
              min={0}
              max={100}
              required
              value={value.capacity}
              onChange={(capacity) => change({ capacity })}
            />
            <TextField
              label={t('profile.phone')}
              pointer="/phone"
              type="tel"
              autoComplete="tel"
              optional
              value={value.phone}
              onChange={(phone) => change({ phone })}
            />
          </div>
          <CheckField label={t('profile.remote')} checked={value.remote} onChange={(remote) => change({ remote })} />
          <Languages spoken={value.languages} onChange={(languages) => change({ languages })} />
          <Communes communes={value.communes} onChange={(communes) => change({ communes })} />
        </>
      )}
    </EditForm>
  );
}

function WantedWords({ name, value }: { name: keyof Wanted; value: Wanted[keyof Wanted] }) {
  const { t } = useTranslation('account');
  const { t: c } = useTranslation();
  switch (name) {
    case 'state':
      return t(`profile.${value as Wanted['state']}`);
    case 'remote':
      return c(value ? 'form.yes' : 'form.no');
    case 'communes':
      return <CommuneNames of={value as number[]} />;
    case 'languages':
      return (value as Spoken[]).map(({ code, level }) => `${spokenName(code)} (${t(`profile.${level}`)})`).join(', ');
    case 'capacity':
    case 'phone':
      return value as string;
  }
}

function Languages({ spoken, onChange }: { spoken: Spoken[]; onChange: (spoken: Spoken[]) => void }) {
  const { t } = useTranslation('account');
  const change = (code: string, changed: Partial<Spoken>): void =>
    onChange(spoken.map((one) => (one.code === code ? { ...one, ...changed } : one)));
  return (
    <fieldset className="stack">
      <legend>{t('profile.languages')}</legend>
      <ul className="rows">
        {spoken.map(({ code, level, interprets }) => (
          <li key={code} className="row spoken">
            <strong>{spokenName(code)}</strong>
            <select
              aria-label={t('profile.level', { what: spokenName(code) })}
              value={level}
              onChange={(event) => change(code, { level: event.target.value as Spoken['level'] })}
            >
              {LEVELS.map((each) => (
                <option key={each} value={each}>
                  {t(`profile.${each}`)}
                </option>
              ))}
            </select>
            <CheckField
              label={t('profile.interprets')}
              checked={interprets}
              onChange={(on) => change(code, { interprets: on })}
            />
            {spoken.length > 1 && (
              <Button
                kind="quiet"
                icon="close"
                bare
                small
                onClick={() => onChange(spoken.filter((one) => one.code !== code))}
              >
                {t('profile.remove', { what: spokenName(code) })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <LanguageField
        label={t('profile.newLanguage')}
        optional
        value=""
        onChange={(code) =>
          code &&
          !spoken.some((one) => one.code === code) &&
          onChange([...spoken, { code, level: 'fluent', interprets: false }])
        }
      />
    </fieldset>
  );
}

function Communes({ communes, onChange }: { communes: number[]; onChange: (communes: number[]) => void }) {
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

function CommuneChip({ bfs, onRemove }: { bfs: number; onRemove: (() => void) | null }) {
  const { t } = useTranslation('account');
  const name = useCommuneName(bfs);
  return (
    <li className="chip">
      {name || '…'}
      {onRemove && (
        <Button kind="quiet" icon="close" bare small onClick={onRemove}>
          {t('profile.remove', { what: name })}
        </Button>
      )}
    </li>
  );
}
